import { randomUUID } from "node:crypto";
import { type Assessment, courseKey, failed, formatDay, formatInstant, type Issue, type Result } from "@longwatch/core";
import { lockPatient, recordingMoment } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { assessHead } from "./assess-patient.ts";
import { type Recorded, recordFacts } from "./record-facts.ts";
import { todayOf } from "./today.ts";

/** What a person signs: fields as the contract writes the fact, without `id`, `by` and its own moment. */
export type SignedAct =
  | {
      readonly kind: "signal-acted";
      readonly signal: string;
      readonly action: string;
      readonly reason?: string;
      readonly until?: string;
      readonly acceptedRange?: object;
    }
  | {
      readonly kind: "obligation-waived";
      readonly obligation: string;
      readonly reason: string;
      readonly until?: string;
    }
  | {
      readonly kind: "decision-made";
      readonly of: string;
      readonly outcome: "for" | "against" | "wait";
      readonly rationale: string;
    };

/**
 * Writes down what a person decides about a warning, a test or a course, by name, with the facts that they saw. What is named
 * must be in the answer of today.
 *
 * @param expected the version of the record that the person has seen; another one is an issue
 * @returns undefined where the clinic has no such patient; with issues, nothing was written
 */
export async function signOff(
  tx: ClinicTx,
  patient: string,
  act: SignedAct,
  expected: number,
): Promise<Result<Recorded> | undefined> {
  const head = await lockPatient(tx, patient);
  if (head === undefined) return undefined;
  const today = await todayOf(tx);
  const { obligations, signals, candidacy, retreatment } = (await assessHead(tx, head))!.assessment;
  const id = `signed-${randomUUID()}`;
  if (act.kind === "obligation-waived") {
    const isThere = obligations.some((rule) => rule.obligations.some(({ key }) => key === act.obligation));
    if (!isThere) return failed([unknown("/obligation", act.obligation)]);
    return recordFacts(tx, patient, [{ ...act, id, waivedOn: formatDay(today) }], {}, expected);
  }
  if (act.kind === "decision-made") {
    const about = aboutOf(act, candidacy(), retreatment());
    if (about === undefined) return failed([unknown("/of", act.of)]);
    // To wait is an act of its own, of which the day is later.
    const outcome = act.outcome === "wait" ? "for" : act.outcome;
    return recordFacts(tx, patient, [{ ...act, id, about, outcome, decidedOn: formatDay(today) }], {}, expected);
  }
  const signal = signals.signals.find(({ key }) => key === act.signal);
  if (signal === undefined) return failed([unknown("/signal", act.signal)]);
  // Never before the warning was learned, even where the clock was set back since.
  const actedAt = formatInstant(recordingMoment(tx.at, head));
  return recordFacts(tx, patient, [{ ...act, id, actedAt, saw: [...signal.reasons().evidence] }], {}, expected);
}

/** Whoever goes on where the rules of the day do not let them overrides them, and it is written down as that. */
function aboutOf(
  { of, outcome }: Extract<SignedAct, { kind: "decision-made" }>,
  candidacy: ReturnType<Assessment["candidacy"]>,
  retreatment: ReturnType<Assessment["retreatment"]>,
): "candidacy" | "retreat" | "defer" | "override" | undefined {
  if (candidacy === undefined) return undefined;
  if (candidacy.criteria.some(({ key, weighed }) => key === of && weighed.weight === "specialist"))
    return outcome === "wait" ? undefined : "candidacy";
  if (of !== courseKey(candidacy.course)) return undefined;
  if (outcome === "wait") return "defer";
  const isOpen = [candidacy, retreatment].every((one) => one === undefined || isGo(one.answer));
  if (outcome === "for" && !isOpen) return "override";
  return candidacy.course === 1 ? "candidacy" : "retreat";
}
const isGo = (answer: string): boolean => answer === "yes" || answer === "with-justification";

const unknown = (at: string, saw: string): Issue => ({
  code: "subject-unknown",
  severity: "error",
  at,
  saw,
  remedy: "Load the patient again: what is named is not in the answer of today.",
});
