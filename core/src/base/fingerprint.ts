/**
 * A short, stable name for a piece of content: 106 bits, not cryptographic. Good enough to tell one
 * patient's facts apart; never used where somebody might want to forge it.
 */
export function fingerprint(text: string): string {
  // Four lanes in one pass; `| 0`, because the engine keeps whole numbers of 32 bits apart from others.
  let a = 0xdeadbeef | 0;
  let b = 0x41c6ce57 | 0;
  let c = (0xdeadbeef ^ seed) | 0;
  let d = (0x41c6ce57 ^ seed) | 0;
  const { length } = text;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
    c = Math.imul(c ^ code, 2_654_435_761);
    d = Math.imul(d ^ code, 1_597_334_677);
  }
  return mixed(a, b) + mixed(c, d);
}

const seed = 0x9e3779b9;

/** cyrb53 (public domain): two multiplicative 32-bit halves, mixed at the end; here twice, from two seeds. */
function mixed(first: number, second: number): string {
  const a = Math.imul(first ^ (first >>> 16), 2_246_822_507) ^ Math.imul(second ^ (second >>> 13), 3_266_489_909);
  const b = Math.imul(second ^ (second >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return `${pairs[(b >>> 16) & 31]}${pairs[(b >>> 8) & 255]}${pairs[b & 255]}${hexadecimal(a)}`;
}

/** Two digits of every byte: `toString(16)` takes ten times as long. */
const pairs: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const hexadecimal = (word: number): string =>
  `${pairs[word >>> 24]}${pairs[(word >>> 16) & 255]}${pairs[(word >>> 8) & 255]}${pairs[word & 255]}`;

/** JSON with sorted keys: the same content gives the same text, whatever the order it was written in. */
export function canonicalJson(value: unknown, without: ReadonlySet<string> = none): string {
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) {
    return value.every(isScalar) ? JSON.stringify(value) : `[${value.map((item) => canonicalJson(item)).join(",")}]`;
  }
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  let text = "";
  for (const key of sorted(Object.keys(value))) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (item === undefined || without.has(key)) continue;
    if (text !== "") text += ",";
    text += `${quoted(key)}:${canonicalJson(item)}`;
  }
  return `{${text}}`;
}

const none: ReadonlySet<string> = new Set();

const isScalar = (value: unknown): boolean => typeof value === "string" || typeof value === "number";

/** Text that JSON writes as it is: without quotation mark, backslash, control characters and halves of pairs. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/** By insertion: a dozen keys are sorted before `sort` has begun. Sorts in place. */
function sorted(keys: string[]): readonly string[] {
  if (keys.length > 50) return keys.sort();
  for (let i = 1; i < keys.length; i += 1) {
    const key = keys[i]!;
    let place = i;
    for (; place > 0 && keys[place - 1]! > key; place -= 1) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  return keys;
}
