/** How numbers of a cell are shown, as far as it changes what they mean. */
export type NumberFormat =
  | { readonly shows: "number" }
  /** A day, a moment or a time. */
  | { readonly shows: "date" }
  /** A hundred times the stored number. */
  | { readonly shows: "percent" }
  /** Whole numbers with zeros before them; `pattern` has a `0` for each digit. */
  | { readonly shows: "digits"; readonly pattern: string };

const asNumber: NumberFormat = { shows: "number" };
const asDate: NumberFormat = { shows: "date" };

/** Formats that every workbook has without writing them down. 27 to 36 and 50 to 58 are dates of East Asian editions. */
export function builtInFormat(id: number): NumberFormat {
  if (id === 9 || id === 10) return { shows: "percent" };
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? asDate : asNumber;
}

/** No program keeps a longer one. */
const longestCode = 255;

/** What a written format means. Only its first section counts, which is for numbers above zero; words in it mean nothing. One that is longer than programs keep them is none. */
export function readNumberFormat(code: string): NumberFormat {
  if (code.length > longestCode) return asNumber;
  const section = /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])*/.exec(code)?.[0] ?? "";
  const isElapsed = /\[(?:h+|m+|s+)\]/i.test(section);
  const bare = section.replace(/"[^"]*"|\\.|_.|\*.|\[[^\][]*\]/g, (part) => (/^\\[ -]$/.test(part) ? part[1]! : ""));
  if (isElapsed || (/[ymdhs]/i.test(bare.replace(/general/gi, "")) && !/[0#?]/.test(bare.replace(/[.,]0+/g, ""))))
    return asDate;
  if (bare.includes("%")) return { shows: "percent" };
  const pattern = bare.trim();
  return /^0[0 -]*0$/.test(pattern) ? { shows: "digits", pattern } : asNumber;
}
