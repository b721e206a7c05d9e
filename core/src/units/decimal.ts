/** An exact decimal: `digits` × 10^-`scale`. Binary floats turned 4500 /uL into 4.499999999999999. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

/** Wider than any number a double can print; beyond it, text is an attack rather than a result. */
const widest = 400;
const pattern = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Decimal text with a point, with or without exponent; undefined for anything else. Never rounds. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = text.length > widest ? null : pattern.exec(text);
  if (!match) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  if (whole === "" && fraction === "") return undefined;
  const magnitude = BigInt(`${whole}${fraction}`);
  const digits = sign === "-" ? -magnitude : magnitude;
  const scale = fraction.length - Number(exponent);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const widen = (d: Decimal): bigint => d.digits * 10n ** BigInt(scale - d.scale);
  return { digits: widen(a) + widen(b), scale };
}

/** `-0.05`, `4.5`, `100`: no exponent, no trailing zero after the point. */
export function formatDecimal({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? "-" : "";
  const text = `${digits < 0n ? -digits : digits}`.padStart(scale + 1, "0");
  const fraction = text.slice(text.length - scale).replace(/0+$/, "");
  const whole = text.slice(0, text.length - scale);
  return scale === 0 || fraction === "" ? `${sign}${scale === 0 ? text : whole}` : `${sign}${whole}.${fraction}`;
}

/** The number nearest to the decimal; up to 15 significant digits it prints as the decimal does. */
export const decimalToNumber = (decimal: Decimal): number => Number(formatDecimal(decimal));

/**
 * The product of two finite numbers as their decimals say it: 1.5 times a baseline, without the float noise
 * that keeps a value from reaching its limit. NaN where one is not finite, so that no comparison holds.
 */
export function multiplyExactly(a: number, b: number): number {
  const [left, right] = [parseDecimal(`${a}`), parseDecimal(`${b}`)];
  return left && right ? decimalToNumber(multiplyDecimals(left, right)) : Number.NaN;
}

/** How many digits the sender showed, leading zeros aside: `0.050` has 2, `4500` 4, `0` 1. Undefined if no decimal. */
export function significantDigits(text: string): number | undefined {
  if (parseDecimal(text) === undefined) return undefined;
  const shown = text
    .replace(/[eE].*$/, "")
    .replace(/[^\d]/g, "")
    .replace(/^0+/, "");
  return Math.max(1, shown.length);
}

/**
 * Rounds to `digits` significant digits, halves away from zero. For what people read; a rule judges the
 * unrounded value (resolutions 1.7), because rounding moves a value across a limit.
 */
export function roundToSignificant(decimal: Decimal, digits: number): Decimal {
  const magnitude = decimal.digits < 0n ? -decimal.digits : decimal.digits;
  const surplus = `${magnitude}`.length - digits;
  if (surplus <= 0) return decimal;
  const unit = 10n ** BigInt(surplus);
  const rounded = ((magnitude + unit / 2n) / unit) * (decimal.digits < 0n ? -1n : 1n);
  const scale = decimal.scale - surplus;
  return scale >= 0 ? { digits: rounded, scale } : { digits: rounded * 10n ** BigInt(-scale), scale: 0 };
}
