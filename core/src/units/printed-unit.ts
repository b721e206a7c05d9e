const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Units that people write in another way than by taking the marks of UCUM out. */
const written: ReadonlyMap<string, string> = new Map([
  ["1", ""],
  ["[pH]", ""],
  ["Cel", "°C"],
  ["[beth'U]", "BU"],
  ["[arb'U]", "AU"],
  ["mL/min/{1.73_m2}", "mL/min/1.73 m²"],
]);

/**
 * A UCUM unit as people write it: `10*9/L` is `×10⁹/L`, `umol/L` is `µmol/L`, `m[IU]/L` is `mIU/L`. To be read, never to be sent: what
 * is sent stays UCUM. Of urea or of its nitrogen is a factor of two, and stays as it stands.
 *
 * @returns "" for what has no unit: a ratio, a titre, a count
 */
export const printedUnit = (ucum: string): string =>
  written.get(ucum) ??
  ucum
    .replaceAll(/\{(?!urea)[^}]*\}/g, "")
    .replaceAll("(24.h)", "24 h")
    .replaceAll(
      /10\*(\d+)/g,
      (_, power: string) => `×10${[...power].map((digit) => superscripts[Number(digit)]).join("")}`,
    )
    .replaceAll(/[[\]]/g, "")
    .replaceAll(/(^|\/)u(?=[A-Za-z])/g, "$1µ");
