import type { Assessment } from "../../assessment.ts";
import type { Day } from "../../base/calendar.ts";
import type { Fact } from "../../facts/fact.ts";
import type { Obligation } from "../../obligations/obligation.ts";
import { segmentOn } from "../../protocol/in-force.ts";
import type { ParameterId } from "../../protocol/protocol.ts";
import { protocolName } from "../../protocol/protocol.ts";
import type { Evidence } from "../../protocol/rule.ts";
import type { Side } from "./edges.ts";

/** On which side of an edge a day fell; undefined where it was further away than one day. */
export function sideOf(examined: Day, edge: Day): Side | undefined {
  const distance = examined - edge;
  return distance === -1 || distance === 0 || distance === 1 ? distance : undefined;
}

export const sidesOf = (examined: readonly Day[], edge: Day): readonly Side[] =>
  examined.flatMap((day) => sideOf(day, edge) ?? []);

/**
 * The days that decided an obligation's status: the day on which it was done; where it was not, the day of
 * the question and the days of facts that would have done it and fell outside its period.
 */
export function examinedDays(one: Obligation, { facts, asOf }: Assessment): readonly Day[] {
  if (one.status === "superseded" || one.status === "waived") return [];
  if (one.fulfilledOn !== undefined) return [one.fulfilledOn];
  const { rule } = one.inForce;
  const refused = "evidence" in rule ? facts.all.filter((fact) => isOfKind(rule.evidence, fact)) : [];
  return [asOf, ...refused.filter((fact) => fact.latest <= asOf && isUnused(one, fact.id)).map((fact) => fact.latest)];
}

const isUnused = (one: Obligation, id: string): boolean =>
  !one.evidence.includes(id) && !one.notEvidence.some(({ fact }) => fact === id);

/** Whether this fact is of the kind that fulfils such a rule. */
function isOfKind(evidence: Evidence, fact: Fact): boolean {
  if ("results" in evidence)
    return fact.kind === "result-reported" && evidence.results.flat().includes(fact.analyte ?? "");
  if ("exam" in evidence) return fact.kind === "exam-done" && fact.exam === evidence.exam;
  if ("mri" in evidence) return fact.kind === "mri-read";
  if ("vitals" in evidence) return fact.kind === "vitals-measured" && (fact.phase ?? "before") === evidence.vitals;
  if ("step" in evidence) return fact.kind === "step-done" && fact.step === evidence.step;
  if ("medicineClass" in evidence)
    return fact.kind === "medicine-recorded" && fact.medicineClass === evidence.medicineClass;
  if ("review" in evidence)
    return fact.kind === (evidence.review === "history" ? "history-reviewed" : "medicines-reviewed");
  return fact.kind === "contact-made";
}

/** A parameter's value on a day, and the protocol that states it. */
export function parameterOn(
  { timeline }: Assessment,
  id: ParameterId,
  day: Day,
): { readonly value: number; readonly protocol: string } | undefined {
  const segment = segmentOn(timeline.segments, day);
  const parameter = segment.parameters.get(id);
  const by = segment.protocols.find((one) => one.parameters?.some((other) => other === parameter));
  return parameter === undefined || by === undefined
    ? undefined
    : { value: parameter.value, protocol: protocolName(by) };
}
