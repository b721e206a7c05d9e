const signs: Readonly<Record<string, string>> = {
  "10*9": "×10⁹",
  "10*12": "×10¹²",
  "10*6": "×10⁶",
  "10*3": "×10³",
  "[IU]": "IU",
  "[HPF]": "HPF",
  "[LPF]": "LPF",
  "[Hg]": "Hg",
};

/** A UCUM unit as people write it. Only its looks change: what is sent and kept stays UCUM. */
export function unitWords(unit: string): string {
  if (unit === "1") return "";
  if (unit === "Cel") return "°C";
  const read = Object.entries(signs).reduce((text, [from, to]) => text.replaceAll(from, to), unit);
  return read
    .replace(/^\{(\w+)\}$/, "$1")
    .replaceAll(/\{[^}]*\}/g, "")
    .replaceAll(/(^|\/)u(?=[A-Za-z])/g, "$1µ");
}

const units = /(?:10\*\d+|m?\[IU\]|(?<!\p{L})(?:umol|ug|uL|nmol|pmol)(?!\p{L})|\/\[HPF\])[^\s;,.:]*/gu;
/** A sentence of the server with its units as people write them. */
export const withUnits = (text: string): string => text.replaceAll(units, (unit) => unitWords(unit));
