/** The public surface of @longwatch/core: pure functions over plain values, the same on every machine. */
export { assess, statusOn } from "./assess.ts";
export type { Answer, Assessment } from "./assessment.ts";
export { type AssessmentJson, assessmentJson, type ObligationJson } from "./assessment-json.ts";
export {
  addDays,
  addMonths,
  afterAllDays,
  beforeAllDays,
  civilFromDay,
  type Day,
  dayFromCivil,
  daysInMonth,
  formatDay,
  parseDay,
} from "./base/calendar.ts";
export { type ClinicalDate, formatClinicalDate, isExact, parseClinicalDate } from "./base/clinical-date.ts";
export { canonicalJson, fingerprint } from "./base/fingerprint.ts";
export { formatInstant, type Instant, parseInstant, utcDay } from "./base/instant.ts";
export { foldedWords, isNamed, type Names } from "./base/names.ts";
export {
  assertNever,
  failed,
  InvariantError,
  type Issue,
  type IssueCode,
  issueCodes,
  ok,
  type Result,
} from "./base/result.ts";
export { issuesOf, pointer } from "./base/shape.ts";
export { type CandidacyJson, candidacyJson } from "./candidacy-json.ts";
export type { CannotTell } from "./cannot-tell.ts";
export { type Charted, chartOf } from "./chart/chart.ts";
export {
  type ChartCourse,
  type ChartJson,
  type ChartLimit,
  type ChartMedicine,
  type ChartPoint,
  type ChartRange,
  type ChartRow,
  type ChartSeries,
  type ChartSignal,
  type ChartTick,
  chartJson,
} from "./chart/chart-json.ts";
export type { ChartGroup } from "./chart/groups.ts";
export { chartInWords } from "./chart-in-words.ts";
export { type Choices, choicesIn } from "./choices.ts";
export { type AutoimmuneGroup, autoimmuneGroupNames } from "./clinic/autoimmune-groups.ts";
export { type ClinicFigures, clinicFigures } from "./clinic/clinic-figures.ts";
export { type PersonSummary, personSummary } from "./clinic/person-summary.ts";
export { type CoxFit, type CoxModel, coxRegression } from "./cohort/cox.ts";
export type { AtRisk } from "./cohort/cox-data.ts";
export { type CausedObservation, cumulativeIncidence } from "./cohort/cumulative-incidence.ts";
export type { Column } from "./cohort/design.ts";
export { edssChange, edssChangeGroup } from "./cohort/edss-change.ts";
export type { Estimable, Interval, WhyNot } from "./cohort/estimate.ts";
export { incidenceOf } from "./cohort/incidence.ts";
export { atRiskAt, kaplanMeier, type SurvivalCurve } from "./cohort/kaplan-meier.ts";
export { type LogRankTest, logRank, petoPeto } from "./cohort/log-rank.ts";
export { meanOf } from "./cohort/mean.ts";
export { type CountFit, type CountModel, fitNegativeBinomial } from "./cohort/negative-binomial.ts";
export type { Observation } from "./cohort/observation.ts";
export { overdispersion, quasiPoissonRate } from "./cohort/overdispersion.ts";
export type { PeopleCounts } from "./cohort/people-counts.ts";
export { type PersonEvents, recurrentIntervals } from "./cohort/person-events.ts";
export { type Proportion, proportion, type Share } from "./cohort/proportion.ts";
export { quantiles, quartiles } from "./cohort/quantile.ts";
export { type EventsInTime, type Rate, rateOf } from "./cohort/rate.ts";
export {
  type Comparison,
  exactRateRatio,
  poissonRateRatio,
  quasiPoissonRateRatio,
  reductionOf,
} from "./cohort/rate-ratio.ts";
export { ratesByYear } from "./cohort/rates-by-year.ts";
export { survivalAt } from "./cohort/survival-at.ts";
export { medianFollowUp, restrictedMean, survivalQuantile } from "./cohort/survival-summary.ts";
export { fisherExact, pearsonChiSquare } from "./cohort/two-by-two.ts";
export type { CohortFigure } from "./cohort-table/cohort-figure.ts";
export { cohortPeopleOf } from "./cohort-table/cohort-people-of.ts";
export type { CohortPerson } from "./cohort-table/cohort-person.ts";
export { cohortPersonOf } from "./cohort-table/cohort-person-of.ts";
export { type CohortAsked, type CohortTable, cohortTable, cohortTableInParts } from "./cohort-table/cohort-table.ts";
export { type WorseningPreset, worseningPresets } from "./cohort-table/definitions.ts";
export { type CohortFigureName, cohortFigureNames, drawCohort } from "./cohort-table/drawing/draw-cohort.ts";
export { type By, bys, everybody, stratumBy } from "./cohort-table/group.ts";
export { type ToldTable, toldTable } from "./cohort-table/told-table.ts";
export { cohortCsv, cohortMarkdown, cohortText } from "./cohort-table/written-table.ts";
export { type AnswerChanges, changesWork, compareAnswers, isAlike, isMoved } from "./compare-answers.ts";
export {
  type CandidacyChange,
  changesCandidacy,
  decidingAnew,
  type LayerChange,
  movedLayers,
} from "./compare-candidacy.ts";
export {
  type DecisionSupport,
  decisionSupportOf,
  type SupportTest,
  type SupportValue,
  type SupportWarning,
} from "./decision-support.ts";
export { courseKey } from "./decisions/course-decision.ts";
export { describeFact } from "./describe-fact.ts";
export { type EdssInWords, edssInWords, edssPartName } from "./edss-in-words.ts";
export { type Explanation, explain } from "./explain.ts";
export { explainSignal, type SignalExplanation } from "./explain-signal.ts";
export { displacedBy } from "./facts/displaced-by.ts";
export type { Fact, FactJson, FactKind, FactOfKind } from "./facts/fact.ts";
export { isAntithromboticName } from "./facts/medicines/antithrombotics.ts";
export { appendFacts, parseFacts, parseRecord, recordOf } from "./facts/parse-record.ts";
export type { Patient } from "./facts/patient.ts";
export { type PatientRecord, type RecordJson, recordFile } from "./facts/record.ts";
export type { Comparator, ResultStatus, ResultValue } from "./facts/result-reported.ts";
export { type RecordSnapshot, recordFromSnapshot, snapshotOf } from "./facts/snapshot.ts";
export { factIdOf } from "./facts/stated-fact.ts";
export { type Alarm, alarmsAt, askedFor, signs as chairSigns, standingAlarms } from "./infusion-day/alarms.ts";
export { type BagClock, bagClock } from "./infusion-day/bag-clock.ts";
export {
  type NextVitals,
  nextVitals,
  observationEnd,
  type Stage,
  stageOf,
} from "./infusion-day/chair.ts";
export { chairSymptoms } from "./infusion-day/chair-symptoms.ts";
export { infusionDayOf } from "./infusion-day/infusion-day.ts";
export {
  type ChairInfusion,
  type ChairLimit,
  type ChairReading,
  type InfusionDayJson,
  infusionDayJson,
} from "./infusion-day/infusion-day-json.ts";
export { renderInfusionDay } from "./infusion-day/render-infusion-day.ts";
export { responseTo } from "./infusion-day/responses.ts";
export { effectOf, type LabelChange, type LabelEffect, labelChange } from "./label-change.ts";
export { countEffects, type LabelTotals } from "./label-change-totals.ts";
export { confirmationsFor } from "./obligations/confirmations.ts";
export type { Obligation, ObligationStatus } from "./obligations/obligation.ts";
export type { RuleObligations } from "./obligations/obligations.ts";
export { type ChangeHistory, confirmedChanges } from "./outcomes/confirmed-change/confirmed-changes.ts";
export { type ConfirmedChangeOptions, defaultChangeOptions } from "./outcomes/confirmed-change/options.ts";
export { type ChangePreset, type ChangePresetName, changePresets } from "./outcomes/confirmed-change/presets.ts";
export type { RelapseSpan, ScoredVisit } from "./outcomes/confirmed-change/series.ts";
export { type TimeToEvent, timeToFirst } from "./outcomes/confirmed-change/time-to-event.ts";
export { type AmbulationScale, highestAmbulation } from "./outcomes/edss/ambulation-scales.ts";
export {
  type AmbulationScore,
  ambulationScore,
  type MobilityBeyondWalking,
  mobilityBeyondWalking,
  type Walking,
} from "./outcomes/edss/ambulation-score.ts";
export { type AroundVisit, aroundVisit } from "./outcomes/edss/around-visit.ts";
export type { VisitToCheck } from "./outcomes/edss/consistency.ts";
export { defaultEdssOptions, type EdssOptions, type EdssPart } from "./outcomes/edss/edss.ts";
export { edssText } from "./outcomes/edss/edss-text.ts";
export { fsStepLine } from "./outcomes/edss/fs-step.ts";
export {
  convertedGrade,
  type FunctionalSystem,
  functionalSystems,
  highestGrade,
} from "./outcomes/edss/functional-systems.ts";
export { halfPointsOf } from "./outcomes/edss/half-points.ts";
export { type ScoredExamination, scoredExamination } from "./outcomes/edss/scored-examination.ts";
export { nedaShare } from "./outcomes/neda/cohort.ts";
export { type Neda, type NedaRecord, type NedaYear, nedaByYear } from "./outcomes/neda/neda.ts";
export {
  fss,
  type MsisPart,
  type MsisVersion,
  msis29,
  type QuestionnaireScore,
} from "./outcomes/questionnaires/questionnaires.ts";
export { localSeverity, type SeverityPerson } from "./outcomes/severity/local.ts";
export type { Severity, SeverityKind } from "./outcomes/severity/severity.ts";
export { type SeverityTable, severityIn, severityTable, type TableFlaw } from "./outcomes/severity/table.ts";
export { type MeasuredTest, testChange, testMeasures } from "./outcomes/timed-tests/meaningful-change.ts";
export { type Msfc, type MsfcTests, msfc, msfcTaskForce } from "./outcomes/timed-tests/msfc.ts";
export { msfcReferenceOf } from "./outcomes/timed-tests/own-reference.ts";
export { type TrialMean, type Trials, trialMean } from "./outcomes/timed-tests/trials.ts";
export { type PersonOutcomesJson, personOutcomesJson } from "./outcomes-json.ts";
export { outcomesOf } from "./outcomes-of.ts";
export { planOf } from "./plan.ts";
export { type WorkUpPlanJson, workUpPlanJson } from "./plan-json.ts";
export { confidencesOf } from "./protocol/confidences.ts";
export { describeProtocol } from "./protocol/describe.ts";
export { describeDiff, diffProtocols, type ProtocolDiff } from "./protocol/diff.ts";
export type { Escalation } from "./protocol/escalation.ts";
export { escalationOn } from "./protocol/escalation-in-force.ts";
export type { RuleInForce, Segment } from "./protocol/in-force.ts";
export type { Finding, ReadProtocol } from "./protocol/lint/check.ts";
export { lintPhrases, lintWords } from "./protocol/lint/words.ts";
export { lintProtocols, templateId } from "./protocol/lint-protocol.ts";
export { type Policy, parsePolicy } from "./protocol/parse-policy.ts";
export { parseProtocol } from "./protocol/parse-protocol.ts";
export {
  type Adoption,
  adoption,
  type Parameter,
  type Protocol,
  type ProtocolFile,
  policyFile,
  protocol,
  protocolName,
} from "./protocol/protocol.ts";
export { type Reference, referencesFile } from "./protocol/references.ts";
export type { Confidence, Layer, Rule, RuleOfKind } from "./protocol/rule.ts";
export { compileRulebook, type Rulebook } from "./protocol/rulebook.ts";
export type { SelfCheck } from "./protocol/self-check.ts";
export { timingInWords } from "./protocol/sheet/timing.ts";
export {
  compareSheets,
  type SheetComparison,
} from "./protocol/structured/compare-sheets.ts";
export { type ProtocolSheet, protocolSheet } from "./protocol/structured/sheet.ts";
export { selfCheckOf, symptomKeysOf } from "./protocol/symptom-keys.ts";
export { underVersion } from "./protocol/under-version.ts";
export { type ReadinessJson, readinessJson } from "./readiness-json.ts";
export { type Reading, readingOf } from "./reading.ts";
export { drawReconstitution } from "./reconstitution/drawing/draw.ts";
export type { ReconstitutionJson } from "./reconstitution/reconstitution-json.ts";
export { renderAssessment, renderObligation } from "./render.ts";
export { renderCandidacy } from "./render-candidacy.ts";
export { renderFigure } from "./render-figure.ts";
export { renderOutcomes } from "./render-outcomes.ts";
export { renderPlan } from "./render-plan.ts";
export { renderReadiness } from "./render-readiness.ts";
export { renderRetreatment } from "./render-retreatment.ts";
export { renderSignal } from "./render-signal.ts";
export { renderWeighing } from "./render-weighing.ts";
export { restated } from "./restate.ts";
export { type RetreatmentJson, retreatmentJson } from "./retreatment-json.ts";
export type { Signal } from "./signals/signal.ts";
export { spanish } from "./spanish.ts";
export { nameOfTask, nameOfTest, namesOf, taskSaid, taskText } from "./task-text.ts";
export { longestSnoozeDays, maySnoozeThrough, type SnoozeDays, type TaskAct } from "./tasks/handling.ts";
export { type ActContext, type ActEffect, type DraftAct, judgeTaskAct } from "./tasks/judge-act.ts";
export { type Role, roleAddress, type WorkRole, workRoles } from "./tasks/role.ts";
export { snoozeDaysOf } from "./tasks/snooze-days.ts";
export type { Task } from "./tasks/task.ts";
export { type Urgency, urgencies } from "./tasks/urgency.ts";
export { conditionName } from "./text/condition-names.ts";
export { issueIn } from "./text/issue-in.ts";
export { factKindIn, issueNameIn } from "./text/keys-in-words.ts";
export { type Language, type MessageId, type Said, say, saying } from "./text/message.ts";
export { english, phraseIn, tell, tellAll, type Wording } from "./text/wording.ts";
export { type EvidenceBase, type EvidenceBaseFile, type EvidenceSource, evidenceFile } from "./trials/evidence.ts";
export { evidencePhrases } from "./trials/evidence-phrases.ts";
export { parseEvidence } from "./trials/parse-evidence.ts";
export { type Analyte, analyteByLoinc, analytes, findAnalyte, panelLoinc } from "./units/analytes.ts";
export { toCanonical } from "./units/convert.ts";
export { hasLoincShape, hasValidLoincCheckDigit } from "./units/loinc.ts";
export { type NotAResult, notAResult } from "./units/not-a-result.ts";
export { readNumber } from "./units/number-text.ts";
export { judgePlausibility } from "./units/plausibility.ts";
export { printedUnit } from "./units/printed-unit.ts";
export { readResultText } from "./units/result-value.ts";
export { readUnit } from "./units/unit-text.ts";
export { isSpoiltBy, type SpecimenRemark, specimenRemarks } from "./units/validity.ts";
export { type Weighing, weighingOf } from "./weighing/weighing.ts";
export { type WeighedFigureJson, type WeighingJson, weighingJson } from "./weighing-json.ts";
export { type CalendarDay, type OfficeCalendar, officeCalendar } from "./worklist/calendar.ts";
export { type Cover, presentFor, type Recipient, worksFor } from "./worklist/cover.ts";
export { type EscalationQuestion, type EscalationStep, escalationsDue, nextEscalationAt } from "./worklist/escalate.ts";
export { isWanted, type WorklistFilter } from "./worklist/filter.ts";
export { isPastDeadline, isSetAside, type Moment, type WorklistItem } from "./worklist/item.ts";
export { intakeKinds, type Notice, type NoticeKind, noticeItem, noticeKinds } from "./worklist/notice.ts";
export { compareWorklistItems, worklistSortKey } from "./worklist/order.ts";
export { presentOwner, returnMoment } from "./worklist/owner.ts";
export type { Reminder } from "./worklist/reminder.ts";
export { defaultRoster, parseRoster, type Roster, rosterFile } from "./worklist/roster.ts";
export { remindersOf, worklistItemsOf } from "./worklist-items.ts";
