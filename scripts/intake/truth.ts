import { analyteByLoinc, type FactJson } from "@longwatch/core";
import type { Sent } from "./traffic.ts";

/**
 * What a result says, by no reader of ours: analyte, day, status, and of one that stands its value and unit. Beside words and titres a
 * unit means nothing, and one that was withdrawn has no value (`lossesOf`).
 *
 * @returns undefined of what is no result
 */
export function saidBy(fact: FactJson): string | undefined {
  if (fact.kind !== "result-reported") return undefined;
  const { collectedOn, value, status = "final" } = fact;
  const analyte = fact.analyte ?? analyteByLoinc(fact.loinc ?? "")?.analyte.key;
  const isWithdrawn = status === "cancelled" || status === "entered-in-error";
  const isAmount = typeof value === "number" || (typeof value === "object" && "low" in value);
  const amount = isAmount ? [fact.comparator ?? "", value, fact.unit] : [value];
  return JSON.stringify([analyte, collectedOn, status, ...(isWithdrawn ? [] : amount)]);
}

/** What the simulated people's laboratories measured and sent, by patient: never what reading their messages gave. */
export function measuredResults(sent: readonly Sent[]): ReadonlyMap<string, ReadonlySet<string>> {
  const measured = new Map<string, Set<string>>();
  for (const { patient, says, is } of sent) {
    if (is !== "message") continue;
    const own = measured.get(patient) ?? new Set();
    measured.set(patient, own);
    for (const fact of says) own.add(saidBy(fact) ?? "");
  }
  return measured;
}
