import type { FactKind } from "../facts/fact.ts";

type Example = Readonly<Record<string, unknown>>;
const common = {
  recordedAt: "2024-03-05T08:00:00Z",
  by: "AB",
  source: { message: "M1", row: 3 },
  note: "note",
  supersedes: "f-1",
  approximate: false,
};
const range = { analyte: "alt", low: 1, high: 90, unit: "U/L" };

/** Of every kind of fact the smallest that is read, and one with every field (contract, section 1). */
export const examples: Readonly<Record<FactKind, { readonly least: Example; readonly full: Example }>> = {
  "infusion-given": pair(
    { infusedOn: "2024-03-04", drug: "alemtuzumab", doseMg: 12 },
    {
      orderedMg: 12,
      dilutedAt: "2024-03-04T08:00:00Z",
      startedAt: "2024-03-04T09:00:00+01:00",
      endedAt: "2024-03-04T13:00:00Z",
      pauses: [{ from: "2024-03-04T10:00:00Z", to: "2024-03-04T10:20:00Z", reason: "rash" }],
      interrupted: true,
      lot: "L1",
      site: "day unit",
    },
  ),
  "reaction-observed": pair(
    { observedAt: "2024-03-04T10:00:00Z", symptom: "rash", grade: 2 },
    { action: "paused", resolvedAt: "2024-03-04T11:00:00Z" },
  ),
  "care-moved": pair(
    { movedOn: "2024-05-01", jurisdiction: "US" },
    { region: "NY", payer: "P", clinic: "C", acceptedBy: "CD" },
  ),
  "course-planned": pair({ firstInfusionOn: "2025-03-04" }, { courseNumber: 2, days: 3 }),
  "result-reported": pair(
    { collectedOn: "2024-04-02", analyte: "platelets", value: 212, unit: "10*9/L" },
    {
      collectedAt: "2024-04-02T08:00:00Z",
      reportedAt: "2024-04-02T12:00:00Z",
      messageAt: "2024-04-02T12:01:00Z",
      loinc: "777-3",
      comparator: "<",
      refLow: 150,
      refHigh: 400,
      refText: "150-400",
      status: "corrected",
      specimen: ["citrate"],
      tube: "EDTA",
      collection: "clean-catch",
      findings: ["schistocytes"],
      flag: "L",
      comments: ["seen"],
      context: { bleedingNow: "no", lastPeriodStartedOn: "2024-03", exertion48h: false, dysuria: "unsure" },
      resultKey: "k",
      lab: "L",
      confirmedBy: "AB",
      sent: { unit: "G/L" },
    },
  ),
  "vitals-measured": pair(
    { measuredAt: "2024-03-04T10:00:00Z" },
    {
      systolic: 120,
      diastolic: 80,
      pulse: 70,
      temperatureC: 36.8,
      spo2: 98,
      atRest: true,
      rhythm: "sinus",
      phase: "before",
    },
  ),
  "exam-done": pair({ doneOn: "2024-03-04", exam: "skin", outcome: "normal" }, { findings: ["naevus"] }),
  "mri-read": pair(
    { scannedOn: "2024-03-04", region: "brain" },
    {
      comparedWithOn: "2023",
      newOrEnlargingT2: 1,
      gdEnhancing: 0,
      t2IncreaseSignificant: false,
      pmlSuspected: false,
      dwiLesion: false,
      vascularFinding: "none",
      brainVolumePct: -0.2,
    },
  ),
  "edss-scored": pair(
    { scoredOn: "2024-03-04" },
    {
      score: 3.5,
      functionalSystems: {
        visual: 1,
        brainstem: 0,
        pyramidal: 2,
        cerebellar: 1,
        sensory: 1,
        bowelBladder: 1,
        cerebral: 0,
      },
      ambulation: { scale: "0-16", score: 1, distanceM: 500, assistance: "none", restricted: false },
      notDueToMs: ["visual"],
      cerebralWithoutFatigue: 0,
      cerebellarX: false,
      rater: "AB",
    },
  ),
  "test-scored": pair({ scoredOn: "2024-03-04", test: "t25fw", value: 5.1, unit: "s" }, {}),
  "relapse-occurred": pair(
    { startedOn: "2024-06" },
    { resolvedOn: "2024-07-01", disabling: true, severity: "moderate", steroids: true, confirmedByExam: true },
  ),
  "symptom-reported": pair(
    { reportedOn: "2024-06-01", symptom: "bruises" },
    {
      present: "unsure",
      startedOn: "2024-05-30",
      startedAt: "2024-05-30T08:00:00Z",
      endedOn: "2024-06-02",
      severity: 3,
      answers: { where: "arm", many: true, n: 2 },
    },
  ),
  "selfcheck-completed": pair(
    { completedOn: "2024-06-01", form: "weekly", version: "1", answers: [{ item: "q1", answer: "unsure" }] },
    {},
  ),
  "history-reviewed": pair({ reviewedOn: "2024-06-01", items: [{ condition: "stroke", answer: "unknown" }] }, {}),
  "medicines-reviewed": pair(
    { reviewedOn: "2024-06-01", complete: true, classesAbsent: ["anticoagulant"], overTheCounterAsked: true },
    {},
  ),
  "allergy-recorded": pair({ recordedOn: "2024-06-01", substance: "aciclovir", answer: "no" }, { severity: "mild" }),
  "therapy-recorded": pair(
    { drug: "interferon", startedOn: "2015" },
    { stoppedOn: "2016-02", stopReason: "intolerance", adequateCourse: "yes" },
  ),
  "medicine-recorded": pair(
    { medicine: "aciclovir", startedOn: "2024-03-04" },
    {
      medicineClass: "antiviral",
      stoppedOn: "2024-06-04",
      doseValue: 200,
      doseUnit: "mg",
      perDay: 2,
      route: "oral",
      indication: "prophylaxis",
      status: "taken",
      forCourse: 1,
    },
  ),
  "condition-recorded": pair(
    { condition: "duffy-null" },
    { certainty: "confirmed", onsetOn: "2010", resolvedOn: "2012-01-01", severity: "mild" },
  ),
  "pregnancy-recorded": pair(
    { confirmedOn: "2024-06-01" },
    { lmpOn: "2024-05-01", gestationDays: 31, dueOn: "2025-02-05", endedOn: "2025-02-04", outcome: "birth" },
  ),
  "breastfeeding-recorded": pair({ startedOn: "2025-02-04" }, { stoppedOn: "2025-08" }),
  "family-planning-recorded": pair(
    { recordedOn: "2024-01-01", childbearingPotential: "yes" },
    { intention: "none", contraception: "iud" },
  ),
  "vaccine-given": pair({ givenOn: "2024-01-01", vaccine: "influenza", live: false }, {}),
  "step-done": pair({ doneOn: "2024-01-01", step: "counselling" }, { for: 2 }),
  "disease-recorded": pair({ phenotype: "RRMS", asOf: "2024-01-01" }, { onsetOn: "2015", diagnosedOn: "2016-02" }),
  "decision-made": pair(
    { decidedOn: "2024-01-01", about: "candidacy", outcome: "yes", rationale: "active disease", by: "AB" },
    { of: "k" },
  ),
  "obligation-waived": pair(
    { waivedOn: "2024-01-01", obligation: "monitor.cbc/1/1", reason: "abroad", by: "AB" },
    { until: "2024-02" },
  ),
  "signal-acted": pair(
    { actedAt: "2024-01-01T08:00:00Z", signal: "ITP/f-1", action: "accepted", by: "AB" },
    { reason: "stable", until: "2024-12-31", acceptedRange: range, saw: ["f-1"] },
  ),
  "task-acted": pair(
    { task: "overdue/monitor.cbc", action: "take", by: "AB" },
    { to: "CD", until: "2024-02-01", reason: "busy", evidence: ["f-1"] },
  ),
  "contact-made": pair({ contactedAt: "2024-03-06T08:00:00Z", channel: "telephone", outcome: "well" }, { about: "k" }),
  "follow-up-ended": pair({ endedOn: "2028-03-08", reason: "completed-review", by: "AB" }, { acceptedBy: "CD" }),
  "fact-retracted": pair({ fact: "f-1", reason: "wrong patient", by: "AB" }, {}),
};

function pair(least: Example, more: Example): { readonly least: Example; readonly full: Example } {
  return { least, full: { ...common, ...least, ...more } };
}
