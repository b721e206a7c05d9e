/** A number in plain digits: no exponent, which laboratories do not send and readers do not believe. */
export function plainDigits(value: number): string {
  const text = `${value}`;
  const [, sign, whole = "", fraction = "", power] = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  if (power === undefined) return text;
  const digits = `${whole}${fraction}`;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, "0")}`;
}

export const decimals = (value: number, decimalComma: boolean): string =>
  decimalComma ? plainDigits(value).replace(".", ",") : plainDigits(value);
