import type { Day } from "../../base/calendar.ts";
import type { Certainty } from "../../base/certainty.ts";
import type { FactIndex } from "../../facts/fact-index.ts";
import type { Patient } from "../../facts/patient.ts";
import type { CandidacyCriterion } from "../../protocol/candidacy.ts";
import type { Signals } from "../../signals/signals.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** Of whom is asked, and on which day. */
export type Subject = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly signals: Signals;
  readonly asOf: Day;
  /** The course that is asked about. */
  readonly course: number;
  /** Every criterion that is in force, by its id. */
  readonly criteria: ReadonlyMap<string, CandidacyCriterion>;
};

/** What nobody has written down: the sort of thing, and which. */
export type Lack = {
  readonly what:
    | "birth-date"
    | "phenotype"
    | "therapy-outcome"
    | "therapy-name"
    | "other-therapies"
    | "relapse-severity"
    | "other-relapses"
    | "mri"
    | "answer"
    | "condition"
    | "medicine"
    | "medicine-kind"
    | "allergy"
    | "result"
    | "infection-test"
    | "blood-pressure"
    | "pregnancy"
    | "withdrawn-warning";
  readonly of: string;
};

/** What was counted, and against what. */
export type Compared = { readonly what: string; readonly saw: number; readonly op: ">="; readonly than: number };

export type Judged = {
  readonly answer: Certainty;
  readonly evidence: readonly string[];
  readonly lacks: readonly Lack[];
  readonly compared: readonly Compared[];
  /** Days, some of them perhaps past, on which it may be answered otherwise with no new fact. */
  readonly turnsOn: readonly Day[];
};

type Known = Partial<Pick<Judged, "evidence" | "compared" | "turnsOn">>;
const known = (answer: "yes" | "no", { evidence = [], compared = [], turnsOn = [] }: Known = {}): Judged => ({
  answer,
  evidence,
  lacks: [],
  compared,
  turnsOn,
});
export const yes = (of?: Known): Judged => known("yes", of);
export const no = (of?: Known): Judged => known("no", of);
export const cannotTell = (
  lacks: readonly Lack[],
  { evidence = [], compared = [], turnsOn = [] }: Known = {},
): Judged => ({ answer: "cannot-tell", evidence, lacks, compared, turnsOn });
export const lack = (what: Lack["what"], of: string): Lack => ({ what, of });
