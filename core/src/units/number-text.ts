export const comparators = ["<", "<=", ">=", ">"] as const;
export type Comparator = (typeof comparators)[number];

/** How a sender writes numbers, as its profile declares it. Unknown: undeclared, and commas stay open. */
export type NumberStyle = { readonly decimalMark?: "," | "." };

export type NumberReading =
  | { readonly kind: "number"; readonly value: number; readonly comparator?: Comparator }
  /** Both ends included. */
  | { readonly kind: "interval"; readonly low: number; readonly high: number }
  /** A number in more than one reading, or in one that the sender's style does not cover; a person decides. */
  | { readonly kind: "ambiguous"; readonly couldBe: readonly string[] }
  | { readonly kind: "not-a-number" };

const notANumber: NumberReading = { kind: "not-a-number" };
const comparatorSigns: ReadonlyMap<string, Comparator> = new Map([
  ["<", "<"],
  ["<=", "<="],
  ["=<", "<="],
  ["≤", "<="],
  [">", ">"],
  [">=", ">="],
  ["=>", ">="],
  ["≥", ">="],
]);

/**
 * Reads a number, a number with comparator, or an interval (`6-10`). Nothing is guessed from its size:
 * - a comma is ambiguous unless the style declares it, be it `1,234`, `0,01` or `1,234.5`;
 * - a point is decimal unless the style declares a comma: then `1.234` is ambiguous, `1.234,5` is not;
 * - blanks and apostrophes between groups (`1 234`, `1'234`) are ambiguous;
 * - exponents (`1.2E+3`) are ambiguous: laboratories do not send them, spreadsheets make them when they
 *   drop digits;
 * - `5.`, `+5`, `12-3`, a comparator before an interval, and anything with a word are no number.
 */
export function readNumber(text: string, style: NumberStyle = {}): NumberReading {
  const match = /^(<=|>=|=<|=>|[<>≤≥])?\s*(.*)$/s.exec(text.trim())!;
  const comparator = comparatorSigns.get(match[1] ?? "");
  const body = match[2]!.trim().replace(/\u2212/g, "-");
  if (body.length > 40) return notANumber;
  const interval = /^([\d.,]+)\s*[-–]\s*([\d.,]+)$/.exec(body);
  if (interval) return comparator ? notANumber : readInterval(interval[1]!, interval[2]!, style);
  const readings = readingsOf(body, style);
  if (readings.length === 0) return notANumber;
  if (readings.length > 1 || readings[0]!.doubted) {
    return {
      kind: "ambiguous",
      couldBe: readings.map((r) => `${match[1] === undefined ? "" : comparator}${r.decimal}`),
    };
  }
  const value = Number(readings[0]!.decimal);
  return comparator ? { kind: "number", value, comparator } : { kind: "number", value };
}

function readInterval(from: string, to: string, style: NumberStyle): NumberReading {
  const low = readNumber(from, style);
  const high = readNumber(to, style);
  if (low.kind === "number" && high.kind === "number") {
    return low.value <= high.value ? { kind: "interval", low: low.value, high: high.value } : notANumber;
  }
  const options = (reading: NumberReading, sent: string): readonly string[] =>
    reading.kind === "ambiguous" ? reading.couldBe : reading.kind === "number" ? [sent] : [];
  const couldBe = options(low, from).flatMap((l) => options(high, to).map((h) => `${l}-${h}`));
  return couldBe.length === 0 ? notANumber : { kind: "ambiguous", couldBe };
}

/** One way to read the digits, as decimal text; doubted where no style vouches for it. */
type Reading = { readonly decimal: string; readonly doubted: boolean };

const thousands = /^-?\d{1,3}([.,'’ \u00a0\u202f])\d{3}(?:\1\d{3})*$/;

function readingsOf(body: string, style: NumberStyle): readonly Reading[] {
  const decimalComma = style.decimalMark === ",";
  if (/^-?\d+$/.test(body)) return [{ decimal: body, doubted: false }];
  if (/^-?\d*\.\d+$/.test(body)) {
    const asSent = { decimal: body, doubted: decimalComma };
    return decimalComma && thousands.test(body)
      ? [asSent, { decimal: body.replace(".", ""), doubted: true }]
      : [asSent];
  }
  if (/^-?\d*,\d+$/.test(body)) {
    const decimal: Reading = { decimal: body.replace(",", "."), doubted: !decimalComma };
    if (decimalComma || !thousands.test(body)) return [decimal];
    const grouped: Reading = { decimal: body.replace(",", ""), doubted: style.decimalMark === undefined };
    return style.decimalMark === "." ? [grouped] : [decimal, grouped];
  }
  if (/^-?\d+(?:\.\d+)?[eE][+-]?\d{1,2}$/.test(body)) return [{ decimal: `${Number(body)}`, doubted: true }];
  return groupedReadings(body, style);
}

/** Several groups, or groups and a decimal mark: only one reading, vouched for by a matching style. */
function groupedReadings(body: string, style: NumberStyle): readonly Reading[] {
  const [, whole = "", mark = "", fraction = ""] = /^(.*?)(?:([.,])(\d+))?$/s.exec(body)!;
  const separator = thousands.exec(whole)?.[1];
  if (separator !== undefined && separator !== mark) {
    const digits = whole.replaceAll(separator, "");
    const agrees = style.decimalMark !== undefined && separator === otherMark(style.decimalMark);
    return [
      {
        decimal: mark === "" ? digits : `${digits}.${fraction}`,
        doubted: !agrees || (mark !== "" && mark !== style.decimalMark),
      },
    ];
  }
  const groups = thousands.exec(body)?.[1];
  if (groups === undefined) return [];
  const agrees = style.decimalMark !== undefined && groups === otherMark(style.decimalMark);
  return [{ decimal: body.replaceAll(groups, ""), doubted: !agrees }];
}

const otherMark = (mark: "," | "."): "," | "." => (mark === "," ? "." : ",");
