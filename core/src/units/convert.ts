import type { Analyte } from "./analyte.ts";
import { addDecimals, type Decimal, decimalToNumber, multiplyDecimals, parseDecimal } from "./decimal.ts";

type Conversion = { readonly factor: Decimal; readonly offset: Decimal | undefined };

const conversions = new WeakMap<Analyte, ReadonlyMap<string, Conversion | undefined>>();

/** Parsed once for each analyte; undefined within the map where the factor is one and nothing is added. */
function conversionsOf(analyte: Analyte): ReadonlyMap<string, Conversion | undefined> {
  const known = conversions.get(analyte);
  if (known) return known;
  const made = new Map(
    analyte.alsoUnits.map(({ unit, factor, offset }) => [
      unit,
      factor === "1" && offset === undefined
        ? undefined
        : { factor: parseDecimal(factor)!, offset: offset === undefined ? undefined : parseDecimal(offset)! },
    ]),
  );
  conversions.set(analyte, made);
  return made;
}

/**
 * The value in the analyte's canonical unit, by the factors the catalogue lists and no others; undefined
 * where the unit is none of them, the analyte has no unit, or the value is not finite. Never a guess.
 *
 * The arithmetic is in exact decimals, and the result is not rounded: 1.2 against 0.8 mg/dL is still
 * exactly one and a half times as much in umol/L. Rounding to the sender's precision (interop.md 1.2) is
 * for the screen; rules judge unrounded values (resolutions 1.7).
 *
 * @param unit  UCUM as in the catalogue; text from a laboratory goes through `readUnit` first
 * @source  the factor's comment in the catalogue
 */
export function toCanonical(value: number, unit: string, analyte: Analyte): number | undefined {
  if (!Number.isFinite(value) || analyte.unit === undefined) return undefined;
  if (unit === analyte.unit) return value;
  const known = conversionsOf(analyte);
  if (!known.has(unit)) return undefined;
  const conversion = known.get(unit);
  if (conversion === undefined) return value;
  const product = multiplyDecimals(parseDecimal(`${value}`)!, conversion.factor);
  return decimalToNumber(conversion.offset === undefined ? product : addDecimals(product, conversion.offset));
}
