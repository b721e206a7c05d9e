/** Texts longer than this are nobody's date, unit or key, and are not kept. */
const longest = 40;
/** About all days of a dozen years. Then it begins anew, so that a server that runs for months does not grow. */
const most = 5000;

/**
 * The same reader, which keeps what it has read: dates and units come again and again. What it gives out may be
 * the same object twice. `undefined`, no reading, is never kept.
 */
export function remembered<T>(read: (text: string) => T | undefined): (text: string) => T | undefined {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (value === undefined || text.length > longest) return value;
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}
