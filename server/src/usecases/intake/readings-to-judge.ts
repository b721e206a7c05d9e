import { type Day, type FactJson, findAnalyte, formatDay, parseClinicalDate, toCanonical } from "@longwatch/core";
import type { HeldResult } from "@longwatch/interop";

type Reading = HeldResult["readings"][number];

/**
 * Of readings those that can be the worst: for each analyte, day and comparator the least and the greatest amount, because every rule
 * grows more urgent towards one end. What is no amount (words, titres, intervals) is kept. However many there were, none is left out
 * for its place. An amount below or above a number may be next to it or far from it, and is judged as both.
 *
 * @param asOf stands for a day that is not known, cannot be read, or has not come
 */
export function readingsToJudge(readings: readonly Reading[], asOf: Day): readonly FactJson[] {
  const kept = new Map<string, { readonly reading: FactJson; readonly amount: number }>();
  for (const reading of readings.map((one) => dated(one, asOf)).flatMap(withEnds)) {
    const amount = amountOf(reading);
    const group = `${reading.analyte} ${reading.collectedOn} ${reading.comparator ?? ""}`;
    if (amount === undefined) {
      kept.set(`${group} ${JSON.stringify(reading.value)}`, { reading, amount: 0 });
      continue;
    }
    const [least, greatest] = [kept.get(`${group} least`), kept.get(`${group} greatest`)];
    if (least === undefined || amount < least.amount) kept.set(`${group} least`, { reading, amount });
    if (greatest === undefined || amount > greatest.amount) kept.set(`${group} greatest`, { reading, amount });
  }
  return [...new Set([...kept.values()].map(({ reading }) => reading))];
}

function dated({ collectedAt, ...reading }: Reading, asOf: Day): Reading {
  const day = reading.collectedOn === undefined ? undefined : parseClinicalDate(reading.collectedOn);
  if (day === undefined || day.earliest > asOf) return { ...reading, collectedOn: formatDay(asOf) };
  return { ...reading, collectedOn: reading.collectedOn!, ...(collectedAt === undefined ? {} : { collectedAt }) };
}

/** With the number that stands behind a sign, and the last one on its side that anybody can have. */
function withEnds(reading: Reading): readonly Reading[] {
  const { comparator, ...exact } = reading;
  if (comparator === undefined || typeof exact.value !== "number") return [reading];
  const analyte = findAnalyte(exact.analyte ?? "");
  const last = comparator.startsWith("<") ? analyte?.hard?.min : analyte?.hard?.max;
  const { unit } = analyte ?? {};
  return [reading, exact, ...(last === undefined || unit === undefined ? [] : [{ ...exact, value: last, unit }])];
}

function amountOf({ analyte, value, unit }: Reading): number | undefined {
  const known = findAnalyte(analyte ?? "");
  return known === undefined || typeof value !== "number" || unit === undefined
    ? undefined
    : toCanonical(value, unit, known);
}
