/** The public surface of @longwatch/interop: files in, facts and issues out; facts out as messages and bundles, due days as a calendar. */
export { type CalendarEvent, calendarText, type ScheduleEntry } from "./calendar/event.ts";
export { nextFeed } from "./calendar/feed.ts";
export { type CalendarOptions, toCalendar } from "./calendar/ics.ts";
export { type DraftCard, overrideReasons } from "./cds/card.ts";
export { cardsForOrders } from "./cds/order-cards.ts";
export { ordersOf } from "./cds/orders.ts";
export { cardsForView } from "./cds/patient-view.ts";
export { type CsvProfile, parseCsvProfile } from "./csv/profile.ts";
export { documentType, type SentDocument } from "./documents.ts";
export { type ExportedPerson, type Privacy, type Withheld, withheldReasons } from "./export/person.ts";
export { type ExportShape, exportShapes, rowsOfExport, rowsOfPerson, tablesOf } from "./export/shapes.ts";
export { type Cell, type Column, cellsOf, type Row, type Rows, type Table } from "./export/table.ts";
export type { Words } from "./export/words.ts";
export { headOf, lineOf, type TextFormat, textFormats } from "./export/written.ts";
export { writeCqlLibrary } from "./fhir/plan/cql-library.ts";
export { writeProtocol } from "./fhir/plan/protocol-bundle.ts";
export { includedWith, matchesIn } from "./fhir/search/find.ts";
export { type Condition, valuesOf } from "./fhir/search/match.ts";
export { ordered } from "./fhir/search/order.ts";
export { modifiers, type Parameter } from "./fhir/search/parameter.ts";
export { cursorName, type Ignored, type Question, questionOf, resultParameters } from "./fhir/search/question.ts";
export { bareReference } from "./fhir/search/reference.ts";
export { isVersioned, type ServedType, servedType, servedTypes } from "./fhir/search/types.ts";
export { type Audited, auditEvent } from "./fhir/view/audit-event.ts";
export { kindOfMark, markIn, patientMark } from "./fhir/view/ids.ts";
export { type PatientView, patientView } from "./fhir/view/patient-view.ts";
export { type PersonDetails, type PersonState, personResource } from "./fhir/view/person.ts";
export { senderOf } from "./fhir/view/sender.ts";
export { currentOf, type State, type Versioned } from "./fhir/view/versioned.ts";
export { type BundleType, type FhirBundle, type WrittenBundle, writeBundle } from "./fhir/write/bundle.ts";
export type { Resource } from "./fhir/write/element.ts";
export { importTemplate, rejectedRows } from "./hand-back.ts";
export { isNotForUs, type Verdict, verdictsOf } from "./hl7v2/ack/verdict.ts";
export { type AckCode, codesFor, writeAck } from "./hl7v2/ack/write.ts";
export type { PersonChange } from "./hl7v2/change.ts";
export { type MllpEvent, mllpFrame, mllpReader } from "./hl7v2/mllp/frames.ts";
export type { Hl7Options } from "./hl7v2/options.ts";
export { type FileOutcome, readHl7File } from "./hl7v2/read-file.ts";
export { type Batch, writeBatch } from "./hl7v2/write/batch.ts";
export { laboratoryProfiles } from "./hl7v2/write/laboratories.ts";
export { lossesOf } from "./hl7v2/write/losses.ts";
export { type Delivery, writeOru } from "./hl7v2/write/oru.ts";
export type { PatientJson } from "./hl7v2/write/patient.ts";
export { codeMapOf, hl7OptionsOf, type LaboratoryProfile, type LocalCode } from "./hl7v2/write/profile.ts";
export { sentKey } from "./hl7v2/write/sub-id.ts";
export { bytesOfMessage } from "./hl7v2/write/text.ts";
export {
  type IdentifierRule,
  parseIdentifierRules,
  readIdentifier,
  shippedIdentifierRules,
} from "./identifier-rules.ts";
export { type FileReport, type ImportedFile, type ImportOptions, type ImportReport, importFiles } from "./import.ts";
export { type ImportedMessage, importMessage, type MessagePart } from "./import-message.ts";
export { type Laboratory, parseLaboratory, readingOptionsOf } from "./laboratory.ts";
export { familyDoctorLetter, type Letter, type LetterBlock } from "./letter/letter.ts";
export { letterText } from "./letter/letter-text.ts";
export { type Merge, mergeIntoRecord } from "./merge.ts";
export type { Disposition, Identifier, Outcome, PatientFacts } from "./outcome.ts";
export { foldedName, type Person } from "./person.ts";
export type { ReadingOptions } from "./read-file.ts";
export type { CodeMaps } from "./results/code.ts";
export type { HeldResult } from "./results/held.ts";
export { sheetNames } from "./spreadsheet/read-file.ts";
