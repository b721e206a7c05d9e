/** The public surface of @longwatch/interop: files in, facts and issues out; due days out as a calendar. */
export { type CalendarOptions, type ScheduleEntry, toCalendar } from "./calendar/ics.ts";
export { type CsvProfile, parseCsvProfile } from "./csv/profile.ts";
export type { Hl7Options } from "./hl7v2/options.ts";
export { type FileOutcome, readHl7File } from "./hl7v2/read-file.ts";
export { type FileReport, type ImportedFile, type ImportOptions, type ImportReport, importFiles } from "./import.ts";
export { type Merge, mergeIntoRecord } from "./merge.ts";
export type { Disposition, Identifier, Outcome, PatientFacts } from "./outcome.ts";
export type { CodeMaps } from "./results/code.ts";
