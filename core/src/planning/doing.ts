import { addDays, type Day } from "../base/calendar.ts";
import type { FactKind } from "../facts/fact.ts";
import type { Consequence } from "../protocol/planning.ts";
import type { Evidence } from "../protocol/rule.ts";
import type { Brought } from "./consequences.ts";

/** The kind of fact that a step is written down as, and what of: analytes, an examination, a class of medicines, a key. */
export type DoneBy = { readonly fact: FactKind; readonly of: readonly string[] };

/** Undefined where no single kind of fact does it. @param lacking the parts that are not done: of several results only those are asked for */
export function doneByOf(evidence: Evidence, lacking: readonly string[]): DoneBy | undefined {
  if ("results" in evidence) {
    const all = evidence.results.map((one) => (typeof one === "string" ? one : one[0]!));
    const missing = all.filter((one) => lacking.includes(one));
    return { fact: "result-reported", of: missing.length > 0 ? missing : all };
  }
  if ("exam" in evidence) return { fact: "exam-done", of: [evidence.exam] };
  if ("mri" in evidence) return { fact: "mri-read", of: [evidence.mri] };
  if ("vitals" in evidence) return { fact: "vitals-measured", of: [] };
  if ("step" in evidence) return { fact: "step-done", of: [evidence.step] };
  if ("medicineClass" in evidence) return { fact: "medicine-recorded", of: [evidence.medicineClass] };
  if ("contact" in evidence) return { fact: "contact-made", of: [] };
  if ("tests" in evidence) return undefined;
  return { fact: evidence.review === "history" ? "history-reviewed" : "medicines-reviewed", of: [] };
}

export const dealtWithBy = ({ does }: Consequence, key: string): DoneBy =>
  does.kind === "vaccinate" ? { fact: "vaccine-given", of: does.vaccines } : { fact: "decision-made", of: [key] };

/** What is no decision already: a named person may decide that the course goes on without it. */
export const orByOf = ({ does }: Consequence, key: string): DoneBy | undefined =>
  does.kind === "vaccinate" ? { fact: "decision-made", of: [key] } : undefined;

/** One dose: the day on which it was given, or the days between which it can be, as the others allow. */
export type PlanDose = {
  readonly givenOn: Day | undefined;
  /** The first day on which it can be given; undefined once it is given. */
  readonly fromOn: Day | undefined;
  /** The last day on which it leaves time enough for what follows. */
  readonly byOn: Day;
};

/** Empty for what is no vaccination; where a word lets the rest be, the doses that were given. @param endOn the first day on which the last can be given; undefined: nobody can tell */
export function dosesOf(
  { consequence, given, settledBy }: Brought,
  endOn: Day | undefined,
  neededOn: Day,
): readonly PlanDose[] {
  const { does } = consequence;
  if (does.kind !== "vaccinate") return [];
  const wanted = settledBy === undefined ? Math.max(does.doses, given.length) : given.length;
  return Array.from({ length: wanted }, (_, i) => {
    const before = -Math.max(0, does.doses - i - 1) * does.daysApart;
    const isGiven = i < given.length;
    return {
      givenOn: given[i],
      fromOn: isGiven || endOn === undefined ? undefined : addDays(endOn, before),
      byOn: addDays(neededOn, before),
    };
  });
}
