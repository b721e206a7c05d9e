import type { FactKind } from "@longwatch/core";

/** What each kind of fact says. A new kind does not compile until it has a sentence here. */
export const kindMeanings: Readonly<Record<FactKind, string>> = {
  "infusion-given": "One infusion, as it was given. Only `alemtuzumab` and `lemtrada` start or lengthen the watch.",
  "reaction-observed": "A reaction during or after an infusion.",
  "care-moved": "From this day another jurisdiction's rules apply.",
  "course-planned": "An intention to begin a course; opens its work-up, and is never evidence.",
  "result-reported": "What a laboratory reported on one analyte of one sample.",
  "vitals-measured": "Vital signs; `phase` says when, around an infusion.",
  "exam-done": "An examination: `skin`, `cervical-screen`, `ecg`, `pregnancy-test`, `eye`, …",
  "mri-read": "A reading of an MRI.",
  "edss-scored": "An EDSS examination; functional systems are raw grades.",
  "test-scored": "A functional test: `t25fw`, `9hpt-dominant`, `9hpt-other`, `sdmt`, `pasat3`, …",
  "relapse-occurred": "A relapse.",
  "symptom-reported": "A symptom that the patient reports, or reports to be absent.",
  "selfcheck-completed": "A symptom questionnaire with its answers.",
  "history-reviewed": "Conditions that were asked about, each with its answer.",
  "medicines-reviewed": "A review of all medicines. Complete, with those bought without prescription, it is evidence.",
  "allergy-recorded": "An allergy, or that there is none.",
  "therapy-recorded": "Another disease-modifying therapy.",
  "medicine-recorded": "A medicine; each change of dose is a fact of its own.",
  "condition-recorded":
    "A condition: a diagnosis, or something that matters for reading results, such as `duffy-null`, `postmenopausal`, `hysterectomy`. The date may be absent.",
  "pregnancy-recorded": "A pregnancy. Its end is recorded by a fact that supersedes this one.",
  "breastfeeding-recorded": "Breastfeeding.",
  "family-planning-recorded": "Whether a pregnancy is possible, wished for, prevented.",
  "vaccine-given": "A vaccination.",
  "step-done":
    "A protocol step that is neither result nor examination: `counselling`, `alert-card`, `premedication`, `observation-2h`, `listeria-diet`, a programme's form, …",
  "disease-recorded": "The course of the disease, as judged on a day.",
  "decision-made": "A decision about treatment, with its reason.",
  "obligation-waived": "A named person's decision that one obligation need not be done, or not until a day.",
  "signal-acted": "What somebody did about a signal.",
  "task-acted": "What somebody did about a task. Has no clinical day.",
  "contact-made": "A contact with the patient.",
  "follow-up-ended":
    "An end of the watch. Only a death, and a completed review on or after its last day, end the obligations.",
  "fact-retracted": "Takes a fact back. Has no clinical day.",
};

/** Fields that mean the same in every kind. */
export const commonMeanings: Readonly<Record<string, string>> = {
  id: "Stable name. Absent: made from the content, without `id`, `recordedAt`, `by`, `source` and `note`",
  recordedAt: "When we learned it. Absent: on its clinical day",
  by: "Who recorded it",
  source: "Where it came from: a message, a form, a file and its row",
  note: "For people",
  supersedes: "Id of the fact whose place this one takes",
  approximate: "The source says “about”",
  daysAfter: "Takes the place of the date where only the interval from another fact is known",
};

/** Fields that need a word, as `kind.field`. */
export const factFieldMeanings: Readonly<Record<string, string>> = {
  "infusion-given.doseMg": "What was infused, not what was ordered; 0: nothing",
  "care-moved.acceptedBy": "Who takes over",
  "result-reported.collectedOn": "The day the sample was taken; decides the period it counts for",
  "result-reported.analyte": "A key of the [catalogue](analytes.md); or `loinc`",
  "result-reported.value":
    "A number, an interval, a titre, or a word: an ordinal such as `1+`, a finding such as `negative`, or text. Absent only where there is none",
  "result-reported.unit": "UCUM; `1` where dimensionless. Required with a number",
  "result-reported.status": "`final` where absent. Only `final` and `corrected` can be evidence",
  "result-reported.specimen":
    "Remarks: `clotted`, `haemolysed`, `clumped`, `insufficient`, `mislabelled`, `menstruating`, `contaminated`, `citrate`, `lipaemic`, `icteric`",
  "result-reported.findings": "`clumps`, `schistocytes`, `red-cell-casts`, `dysmorphic-red-cells`, …",
  "result-reported.resultKey":
    "Sender, order, observation, sub-id, repeat: results with one key are states of one result",
  "result-reported.confirmedBy": "Who confirmed a value outside the soft limits; until then it is no evidence",
  "result-reported.sent": "What the sender wrote, where ours differs",
  "step-done.for": "The infusion day or the course it was done for",
  "obligation-waived.obligation": "The key that `assess` prints",
  "obligation-waived.until": "The last day on which the waiver holds",
  "follow-up-ended.acceptedBy": "Required for a hand-over to have an effect",
  "disease-recorded.asOf": "The day to which it was judged",
};

/** Fields of the answer that need a word, as `part.field`, or the part itself. */
export const answerMeanings: Readonly<Record<string, string>> = {
  assessment: "Version of this format",
  patient: "The record's id",
  asOf: "The day that was asked about",
  knownAt: "The moment up to which knowledge counted; null: all of it",
  protocols: "Versions that govern from the first infusion on, with their days",
  courses: "Infusion days that belong together",
  followUp: "The watch",
  obligations: "All of them, done or not, past and to come, by due day",
  coverage: "How well each regular test has been kept by `asOf`",
  signals: "Warnings, open and closed, in order of the day they opened; see [signals](../signals.md)",
  decisions:
    "[Candidacy](../candidacy.md), [re-treatment](../retreatment.md) and [readiness](../readiness.md); null where nothing is to be decided",
  outcomes: "How the [lymphocytes](../lymphocytes.md) come back after each course",
  tasks: "What somebody must do, most urgent first",
  cannotTell: "What the facts do not settle, and what is missing",
  nextChangeOn: "The first later day on which the answer would differ with no new fact; null: none",
  "protocols.signedBy": "Who has signed its sheet; empty: nobody, and it is not for clinical use",
  "protocols.digest": "Fingerprint of the version's content",
  "courses.interrupted": "Its days are not consecutive, or an infusion is marked so",
  "courses.dateUncertain": "A date is not known to the day; the latest compatible one is counted",
  "followUp.endsOn": "So many months after the newest last infusion; itself still watched",
  "followUp.endedOn": "The day on which the obligations ended",
  "obligations.key": "`<rule>/<course>/<ordinal>`: the same in every recomputation",
  "obligations.opensOn": "From this day it can be done",
  "obligations.overdueFrom": "The first day on which it is late",
  "obligations.closesOn": "The first day on which it can no longer be done; null: late is never too late",
  "obligations.daysFromDue": "From the due day to the day it was done; negative: before it",
  "obligations.evidence": "Ids of the facts that count",
  "obligations.lacking": "Parts that no valid fact covers yet",
  "obligations.notEvidence": "Facts of this period that look like evidence and are not, and why",
  "obligations.because": "Ids of the facts that its dates stand on",
  "obligations.keepThrough": "Of a measure that is kept up: the first day on which it may end",
  "obligations.waiver": "Id of the waiver in effect",
  "obligations.protocol": "`protocol@version` of the rule that governs on the due day",
  "obligations.alsoIn": "Other layers that speak of the same thing",
  "coverage.due": "Periods that are done, late or closed; without the waived and the superseded",
  "coverage.missed": "Closed without valid evidence. What of `due` is in none of the three is overdue today",
  "coverage.longestGapDays":
    "From one valid result to the next; an open one to the last day on which a period became late or closed",
  "coverage.coveredOn": "The last day on which all of it had been covered: screens subtract",
  "tasks.about": "The key of what it is about",
  "tasks.deadlineOn": "The day by which it must be done, or goes to somebody else",
  "cannotTell.about": "A rule, a fact or a jurisdiction",
};
