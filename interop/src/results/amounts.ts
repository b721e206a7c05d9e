import { type Analyte, type Comparator, findAnalyte, readResultText } from "@longwatch/core";
import type { NumberStyle } from "../hl7v2/options.ts";

/** A number as sent, with the sign that stood before it. */
export type Amount = { readonly value: number; readonly comparator?: Comparator };

export type Amounts = { readonly amounts: readonly Amount[]; readonly units: readonly string[] };

/** Any amount will do: of no analyte, a number is read as a number. */
const anyAmount: Analyte = findAnalyte("platelets")!;

/**
 * Every amount that a text may be, and the units that may stand in it behind the number. A sign that nobody knows leaves all three:
 * below, exactly, above.
 */
export function amountsIn(text: string, style: NumberStyle | undefined): Amounts {
  const whole = amountsOf(text, style);
  if (whole.length > 0) return { amounts: whole, units: [] };
  const found = headsOf(text).map(({ head, rest }) => ({ amounts: amountsOf(head, style), rest }));
  const split = found.filter(({ amounts }) => amounts.length > 0);
  return { amounts: split.flatMap(({ amounts }) => amounts), units: split.map(({ rest }) => rest) };
}

/** Where a number may end and a unit begin: `1 234 10*9/L` at either of its blanks. */
function headsOf(text: string): readonly { readonly head: string; readonly rest: string }[] {
  const longest = /^[<>=≤≥~\s]{0,10}\d[\d.,'’\s–-]{0,40}/.exec(text)?.[0] ?? "";
  const ends = [...longest.matchAll(/(?<=\d)\s|$/g)].map(({ index }) => index);
  return ends
    .map((end) => ({ head: text.slice(0, end).trim(), rest: text.slice(end).trim() }))
    .filter(({ head, rest }) => head !== "" && rest !== "");
}

function amountsOf(text: string, style: NumberStyle | undefined): readonly Amount[] {
  const [, sign = "", body = ""] = /^([<>=≤≥~\s]*)(.*)$/s.exec(text)!;
  const signed = exactly(text, style);
  if (signed.length > 0 || sign.trim() === "") return signed;
  return (sign.trim() === "=" ? [""] : ["<", "", ">"]).flatMap((one) => exactly(`${one}${body}`, style));
}

function exactly(text: string, style: NumberStyle | undefined): readonly Amount[] {
  const reading = readResultText(text, anyAmount, style);
  if (reading.kind === "ambiguous") return reading.couldBe.flatMap(decimals);
  if (reading.kind === "not-a-result") return reading.printed === undefined ? [] : [{ value: reading.printed }];
  if (reading.kind !== "value") return [];
  const { value, comparator } = reading;
  if (typeof value === "number") return [{ value, ...(comparator === undefined ? {} : { comparator }) }];
  return typeof value === "object" && "low" in value ? [{ value: value.low }, { value: value.high }] : [];
}

/** One way to read digits, as the core writes it: with its sign, or as an interval. */
function decimals(text: string): readonly Amount[] {
  const [, sign, body = ""] = /^(<=|>=|<|>)?(.*)$/s.exec(text)!;
  const comparator = sign === undefined ? {} : { comparator: sign as Comparator };
  return body
    .split(/(?<=\d)-/)
    .map(Number)
    .filter(Number.isFinite)
    .map((value) => ({ value, ...comparator }));
}
