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
export { failed, InvariantError, type Issue, type IssueCode, issueCodes, ok, type Result } from "./base/result.ts";
export { issuesOf, pointer } from "./base/shape.ts";
export type { CannotTell } from "./cannot-tell.ts";
export { type Explanation, explain } from "./explain.ts";
export type { Fact, FactJson, FactKind, FactOfKind } from "./facts/fact.ts";
export { factIdOf, parseFacts, parseRecord, recordOf } from "./facts/parse-record.ts";
export type { Patient } from "./facts/patient.ts";
export { type PatientRecord, type RecordJson, recordFile } from "./facts/record.ts";
export type { Comparator, ResultStatus, ResultValue } from "./facts/result-reported.ts";
export type { Obligation, ObligationStatus } from "./obligations/obligation.ts";
export type { RuleObligations } from "./obligations/obligations.ts";
export { describeProtocol } from "./protocol/describe.ts";
export { describeDiff, diffProtocols, type ProtocolDiff } from "./protocol/diff.ts";
export type { RuleInForce, Segment } from "./protocol/in-force.ts";
export type { Finding, ReadProtocol } from "./protocol/lint/check.ts";
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
export { timingInWords } from "./protocol/sheet/timing.ts";
export { renderAssessment, renderObligation } from "./render.ts";
export type { Task, Urgency } from "./tasks/task.ts";
export { type Language, type MessageId, say } from "./text/message.ts";
export { type Analyte, analyteByLoinc, analytes, findAnalyte, panelLoinc } from "./units/analytes.ts";
export { toCanonical } from "./units/convert.ts";
export { hasLoincShape, hasValidLoincCheckDigit } from "./units/loinc.ts";
export { type NotAResult, notAResult } from "./units/not-a-result.ts";
export { readNumber } from "./units/number-text.ts";
export { judgePlausibility } from "./units/plausibility.ts";
export { readResultText } from "./units/result-value.ts";
export { readUnit } from "./units/unit-text.ts";
export { isSpoiltBy, type SpecimenRemark, specimenRemarks } from "./units/validity.ts";
