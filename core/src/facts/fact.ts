import * as z from "zod/mini";
import type { Day } from "../base/calendar.ts";
import { decisionMade, factRetracted, followUpEnded, obligationWaived, signalActed, taskActed } from "./act-facts.ts";
import { edssScored, examDone, mriRead, relapseOccurred, testScored, vitalsMeasured } from "./examination-facts.ts";
import {
  allergyRecorded,
  breastfeedingRecorded,
  conditionRecorded,
  diseaseRecorded,
  familyPlanningRecorded,
  historyReviewed,
  medicinesReviewed,
  pregnancyRecorded,
  selfcheckCompleted,
  symptomReported,
} from "./history-facts.ts";
import { resultReported } from "./result-reported.ts";
import {
  careMoved,
  contactMade,
  coursePlanned,
  infusionGiven,
  medicineRecorded,
  reactionObserved,
  stepDone,
  therapyRecorded,
  vaccineGiven,
} from "./therapy-facts.ts";

/** Everything that can be recorded about a patient: a closed union, told apart by `kind`. */
export const factSchema = z.discriminatedUnion("kind", [
  infusionGiven,
  reactionObserved,
  careMoved,
  coursePlanned,
  resultReported,
  vitalsMeasured,
  examDone,
  mriRead,
  edssScored,
  testScored,
  relapseOccurred,
  symptomReported,
  selfcheckCompleted,
  historyReviewed,
  medicinesReviewed,
  allergyRecorded,
  therapyRecorded,
  medicineRecorded,
  conditionRecorded,
  pregnancyRecorded,
  breastfeedingRecorded,
  familyPlanningRecorded,
  vaccineGiven,
  stepDone,
  diseaseRecorded,
  decisionMade,
  obligationWaived,
  signalActed,
  taskActed,
  contactMade,
  followUpEnded,
  factRetracted,
]);

/** A fact as it stands in a record file. */
export type FactJson = z.input<typeof factSchema>;
type Stated = z.output<typeof factSchema>;
export type FactKind = Stated["kind"];

/**
 * A fact, parsed. `earliest` through `latest` (both included) is its clinical day; the two are equal when
 * it is known exactly. Facts without a clinical day of their own (acts on tasks, retractions) hold always.
 */
export type Fact = Stated & {
  readonly id: string;
  readonly earliest: Day;
  readonly latest: Day;
  /** Of a result: its value lies outside the soft plausibility limits. */
  readonly isQuestionable?: boolean;
};
export type FactOfKind<K extends FactKind> = Extract<Fact, { kind: K }>;

/** The field that holds the clinical date of each kind; `undefined`: the kind has none. */
export const clinicalDateField = {
  "infusion-given": "infusedOn",
  "reaction-observed": "observedAt",
  "care-moved": "movedOn",
  "course-planned": "firstInfusionOn",
  "result-reported": "collectedOn",
  "vitals-measured": "measuredAt",
  "exam-done": "doneOn",
  "mri-read": "scannedOn",
  "edss-scored": "scoredOn",
  "test-scored": "scoredOn",
  "relapse-occurred": "startedOn",
  "symptom-reported": "reportedOn",
  "selfcheck-completed": "completedOn",
  "history-reviewed": "reviewedOn",
  "medicines-reviewed": "reviewedOn",
  "allergy-recorded": "recordedOn",
  "therapy-recorded": "startedOn",
  "medicine-recorded": "startedOn",
  "condition-recorded": "onsetOn",
  "pregnancy-recorded": "confirmedOn",
  "breastfeeding-recorded": "startedOn",
  "family-planning-recorded": "recordedOn",
  "vaccine-given": "givenOn",
  "step-done": "doneOn",
  "disease-recorded": "asOf",
  "decision-made": "decidedOn",
  "obligation-waived": "waivedOn",
  "signal-acted": "actedAt",
  "task-acted": undefined,
  "contact-made": "contactedAt",
  "follow-up-ended": "endedOn",
  "fact-retracted": undefined,
} as const satisfies Record<FactKind, string | undefined>;

/** Kinds whose date may be absent: a condition such as `duffy-null` has no onset. They hold always. */
export const mayLackDate: ReadonlySet<FactKind> = new Set(["condition-recorded", "task-acted", "fact-retracted"]);
