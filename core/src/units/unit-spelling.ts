/**
 * The same unit in one spelling: lower case, no blanks, no brackets, `/` for every "per", `u` for micro.
 * A key to look up, not a unit: upper-cased laboratories make case worthless, so the few texts in which
 * it carries the meaning (`G/L`) are settled before, on the text as sent.
 */
export function spellingKey(text: string): string {
  const folded = text
    .trim()
    .replace(/[\u00b5\u03bc]/g, "u")
    .replace(/×/g, "x")
    .replace(/(?<=\d)(?=[⁰¹²³⁴-⁹])/g, "^")
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => superscripts[digit] ?? digit)
    .replace(/⁻/g, "-")
    .toLowerCase();
  const bare = folded.replace(/\{[^}]*\}/g, "");
  const annotation = /^\{([^}]*)\}$/.exec(folded)?.[1];
  return (annotation ?? bare)
    .replace(/\s+per\s+/g, "/")
    .replace(/[\s[\]]+/g, "")
    .replace(/^([^/]*[^/.*])[.*]([a-z]+3?)\^?-1$/, "$1/$2")
    .replace(/(^|\/)mc(?=g|l|mol|kat|iu|u)/g, "$1u")
    .replace(/(cumm|cmm|mm\^3)$/, "mm3")
    .replace(/(?<=\/(?:mmol|mol|g|mg|ug))(?:of)?(?:cr|crea|creat|creatinine?|creatinina|krea|kreatinin)\.?$/, "")
    .replace(/(^|\/)(m|u|k|)(?:ui|ie)(?=\/)/, "$1$2iu");
}

const superscripts: Readonly<Record<string, string>> = {
  "⁰": "0",
  "¹": "1",
  "²": "2",
  "³": "3",
  "⁴": "4",
  "⁵": "5",
  "⁶": "6",
  "⁷": "7",
  "⁸": "8",
  "⁹": "9",
};

/** Spellings of other laboratories for keys of the catalogue's own units (interop.md 1.2 and everyday use). */
export const otherSpellings: ReadonlyMap<string, string> = new Map(
  (
    [
      ["g/dl", "gm/dl gr/dl g% g/100ml"],
      ["mg/dl", "mgs/dl mg% mg/100ml"],
      ["g/l", "gr/l gm/l"],
      ["u/l", "e/l"],
      ["mu/l", "me/l"],
      ["meq/l", "mval/l"],
      ["/hpf", "hpf #/hpf cells/hpf rbc/hpf wbc/hpf perhpf /h.p.f."],
      ["/lpf", "lpf #/lpf perlpf /l.p.f. casts/lpf"],
      ["%", "percent pct"],
      [
        "ml/min/",
        "ml/min/1.73m2 ml/min/1,73m2 ml/min/1.73m^2 ml/min/1,73m^2 ml/min/1.73sqm ml/min/1.73 ml/min/1.73_m2",
      ],
      ["g/(24.h)", "g/24h g/24hr g/24hrs g/24hours g/d g/day"],
      ["mg/(24.h)", "mg/24h mg/24hr mg/24hrs mg/24hours mg/d mg/day"],
      ["mmol/mol", "mmol/molhb"],
      ["s", "sec secs second seconds seg"],
      ["/min", "bpm beats/min lpm"],
      ["cel", "°c c degc"],
      ["degf", "°f f"],
      ["index_val", "index idx"],
      ["titer", "titre"],
      ["s_co_ratio", "s/co s/coratio"],
      ["#", "spots"],
      ["arb'u", "au arbitraryunits"],
      ["arb'u/ml", "au/ml"],
      ["beth'u", "bu bethesdaunits"],
      ["beth'u/ml", "bu/ml"],
    ] as const
  ).flatMap(([key, spellings]) => spellings.split(" ").map((spelling) => [spelling, key] as const)),
);

/** Units we know and no analyte here can have: telling "unfit" from "unknown" tells a person what went wrong. */
export const foreignUnits: ReadonlySet<string> = new Set(
  "g/ml pg/cell pg/ mm/h mm/hr ml/min nmol/ml ng/l/h mmol/d mmol/l/h kg g mg ug l ml cm mm mmhg/l mosm/kg mmol/kg copies/ml".split(
    " ",
  ),
);
