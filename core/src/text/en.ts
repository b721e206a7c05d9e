import { enCalendar } from "./en-calendar.ts";
import { enCandidacy } from "./en-candidacy.ts";
import { enCohort } from "./en-cohort.ts";
import { enEdss } from "./en-edss.ts";
import { enExplain } from "./en-explain.ts";
import { enLetter } from "./en-letter.ts";
import { enMissing } from "./en-missing.ts";
import { enNotices } from "./en-notices.ts";
import { enOutcomes } from "./en-outcomes.ts";
import { enPlanning } from "./en-planning.ts";
import { enReadiness } from "./en-readiness.ts";
import { enReconstitution } from "./en-reconstitution.ts";
import { enSupport } from "./en-support.ts";
import { enWeighing } from "./en-weighing.ts";
import { enWhy } from "./en-why.ts";

type Nothing = Readonly<Record<string, never>>;
type Name = { readonly name: string };
type MeasureEnd = Name & {
  readonly analyte: string;
  readonly atLeast: boolean;
  readonly limit: string;
  readonly from: string;
  /** A count is on file that does not reach the limit. */
  readonly hasShort: boolean;
};

/** 24 hours, 7 days: days from three on. */
const inHours = (hours: number): string =>
  hours > 48 && hours % 24 === 0 ? `${hours / 24} days` : `${hours} hour${hours === 1 ? "" : "s"}`;

/** English: the reference catalogue. An id is `area.what`; parameters are typed by the function. */
export const en = {
  "status.not-yet-open": (_: Nothing) => "not yet open",
  "status.open": (_: Nothing) => "open",
  "status.due": (_: Nothing) => "due",
  "status.overdue": (_: Nothing) => "overdue",
  "status.fulfilled": (_: Nothing) => "done",
  "status.fulfilled-late": (_: Nothing) => "done late",
  "status.missed": (_: Nothing) => "missed",
  "status.waived": (_: Nothing) => "waived",
  "status.superseded": (_: Nothing) => "superseded",

  "follow-up.not-started": (_: Nothing) => "not started",
  "follow-up.active": (_: Nothing) => "active",
  "follow-up.review-due": (_: Nothing) => "end-of-watch review due",
  "follow-up.handed-over": (_: Nothing) => "handed over",
  "follow-up.declined": (_: Nothing) => "declined by the patient",
  "follow-up.ended": (_: Nothing) => "ended",

  "layer.label": (_: Nothing) => "label",
  "layer.restricted-programme": (_: Nothing) => "restricted programme",
  "layer.reimbursement": (_: Nothing) => "reimbursement",
  "layer.guideline": (_: Nothing) => "guideline",
  "layer.local-policy": (_: Nothing) => "local policy",

  "confidence.V1": (_: Nothing) => "read in the primary text",
  "confidence.V2": (_: Nothing) => "read in a secondary text",
  "confidence.K1": (_: Nothing) => "general knowledge, text not read",
  "confidence.K2": (_: Nothing) => "practice convention, to be signed off by a clinician",

  "flaw.preliminary": (_: Nothing) => "preliminary result",
  "flaw.cancelled": (_: Nothing) => "cancelled by the laboratory",
  "flaw.clotted": (_: Nothing) => "clotted sample",
  "flaw.haemolysed": (_: Nothing) => "haemolysed sample",
  "flaw.clumped": (_: Nothing) => "clumped platelets",
  "flaw.insufficient": (_: Nothing) => "not enough sample",
  "flaw.mislabelled": (_: Nothing) => "mislabelled sample",
  "flaw.menstruating": (_: Nothing) => "taken during a period",
  "flaw.contaminated": (_: Nothing) => "contaminated sample",
  "flaw.citrate": (_: Nothing) => "citrate sample",
  "flaw.lipaemic": (_: Nothing) => "lipaemic sample",
  "flaw.icteric": (_: Nothing) => "icteric sample",
  "flaw.specimen-remark-unknown": (_: Nothing) => "specimen remark not understood",
  "flaw.no-value": (_: Nothing) => "no value",
  "flaw.value-is-text": (_: Nothing) => "text in place of a value",
  "flaw.questionable": (_: Nothing) => "value outside the plausible range, not confirmed",
  "flaw.date-approximate": (_: Nothing) => "date only approximate",
  "flaw.date-uncertain": (_: Nothing) => "date could lie in another period",
  "flaw.analyte-unknown": (_: Nothing) => "analyte unknown",
  "flaw.uninterpretable": (_: Nothing) => "examination could not be interpreted",
  "flaw.not-taken": (_: Nothing) => "not taken",
  "flaw.stopped": (_: Nothing) => "stopped before it was due",
  "flaw.not-reached": (_: Nothing) => "limit not reached",
  "flaw.incomplete-review": (_: Nothing) => "review not complete",

  "task.overdue": ({ name }: Name) => `${name}: late, and nothing valid has arrived. Find out why, and get it done.`,
  "task.repeat-sample": ({ name }: Name) => `${name}: the sample could not be used. Take it again.`,
  "task.continue-measure": ({ name }: Name) =>
    `${name}: it may not end yet. Go on with it, and order the result that would end it.`,
  "task.continue-measure-until": ({ name, analyte, atLeast, limit, from, hasShort }: MeasureEnd) =>
    `${name}: go on with it, and see that the prescription lasts. It may end only on ${analyte} of ${limit} or ${atLeast ? "more" : "less"} in a sample of ${from} or later; ${hasShort ? "the counts since then do not reach that" : "no such count is on file"}. Order ${analyte} with the next blood: a blood count does not contain it.`,
  "task.end-of-watch-review": (_: Nothing) =>
    "The watch has run its time: review with the patient, and close it or keep watching.",
  "task.yearly-review": (_: Nothing) => "This patient left our follow-up before its end: look again this year.",
  "task.signal": ({ name }: Name) => `${name}.`,
  "task.confirm": ({ name }: Name) => `${name}: have them done.`,
  "task.course-held": (_: Nothing) =>
    "A course is planned that open signals or late tests hold: settle them, or move the course.",
  "task.signal-undecided": ({ name }: Name) => `${name} could not be judged: find what is missing.`,
  "task.cannot-tell": ({ name }: Name) => `${name} Find out what is missing.`,
  "task.orphaned-act": (_: Nothing) =>
    "An entry says that somebody acted on something that this record does not have. Look at it, and correct it.",

  "task.symptom-unknown": ({ name }: Name) =>
    `A symptom was recorded under a key that nobody knows: ${name}. Ask what was meant, and correct the entry.`,
  "task.told": ({ name }: Name) => name,

  "cannot-tell.jurisdiction-without-protocol": (_: Nothing) =>
    "No protocol is on file for this jurisdiction; the default policy watches.",
  "cannot-tell.before-first-protocol": (_: Nothing) =>
    "Treated before the first protocol version on file; that version is applied.",
  "cannot-tell.interval-not-stated": (_: Nothing) =>
    "A required test cannot be scheduled: its source names no interval.",
  "cannot-tell.audience-unknown": (_: Nothing) =>
    "Whether this rule speaks of this person is not on file; it is applied.",
  "cannot-tell.infusion-date-uncertain": (_: Nothing) => "The day of an infusion is not known exactly.",
  "cannot-tell.infusion-of-other-product": (_: Nothing) =>
    "An infusion is on file that is not counted as this therapy.",
  "cannot-tell.infusion-dose-questionable": (_: Nothing) =>
    "An infusion is on file whose dose does not fit this therapy; it is counted.",
  "cannot-tell.ending-without-effect": (_: Nothing) => "An ending is on file that does not end the watch.",
  "cannot-tell.result-date-uncertain": (_: Nothing) => "A result's day is not known well enough to count it.",
  "cannot-tell.reference-unknown": (_: Nothing) => "A correction or a retraction names a fact that is not on file.",
  "cannot-tell.waiver-without-obligation": (_: Nothing) => "A waiver names an obligation that does not exist.",
  "cannot-tell.signal-undecided": (_: Nothing) => "A warning could not be judged.",
  "cannot-tell.symptom-unknown": (_: Nothing) =>
    "A symptom is on file under a key that nobody knows; no rule has judged it.",
  "rule.tests-for": ({ name }: Name) => `Tests for: ${name}`,
  "advice.test": ({ tests, withinHours }: { readonly tests: string; readonly withinHours: number }) =>
    `Within ${inHours(withinHours)}: ${tests}.`,
  "advice.refer": ({ to, withinHours }: { readonly to: string; readonly withinHours: number | undefined }) =>
    withinHours === undefined ? `Refer to ${to}.` : `Ring ${to} within ${inHours(withinHours)}.`,
  "basis.E": (_: Nothing) => "stated in a source that was read",
  "basis.R": (_: Nothing) => "recalled from a known standard: to be checked and signed by a clinician",
  "basis.P": (_: Nothing) => "our proposal: to be signed by a clinician",
  "closes.by-repeat": (_: Nothing) =>
    "It closes with a valid repeat inside the range on a later day, or by a named person. A missing result closes nothing.",
  "closes.by-person": (_: Nothing) =>
    "Only a named person closes it, with a reason. A normal repeat and a missing result close nothing.",
  "signal.open": (_: Nothing) => "open",
  "signal.acknowledged": (_: Nothing) => "seen, not settled",
  "hold.infusion": (_: Nothing) => "the infusion",
  "hold.next-course": (_: Nothing) => "the next course",
  "hold.procedures": (_: Nothing) => "procedures that may bleed",
  "hold.drugs": (_: Nothing) => "drugs that may be the cause",
  "signal.confirmed": (_: Nothing) => "confirmed",
  "signal.explained": (_: Nothing) => "explained",
  "signal.accepted": (_: Nothing) => "accepted for now",
  "signal.basis-withdrawn": (_: Nothing) => "its result was taken back: a person must close it",
  "signal.resolved": (_: Nothing) => "resolved",
  ...enExplain,
  ...enCandidacy,
  ...enPlanning,
  ...enMissing,
  ...enReadiness,
  ...enNotices,
  ...enOutcomes,
  ...enReconstitution,
  ...enWeighing,
  ...enWhy,
  ...enCalendar,
  ...enLetter,
  ...enEdss,
  ...enSupport,
  ...enCohort,
} as const;
