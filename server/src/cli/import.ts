import { formatInstant, type Issue, parseInstant, parseRecord, type RecordJson } from "@longwatch/core";
import {
  type CodeMaps,
  type CsvProfile,
  type ImportReport,
  importFiles,
  mergeIntoRecord,
  parseCsvProfile,
} from "@longwatch/interop";
import { Command } from "commander";
import { now } from "../clock.ts";
import { type FileResult, read, unread, unreadFor } from "../files/file-result.ts";
import type { FileIssues } from "../files/print-issues.ts";
import { readBytes, readStructuredFile } from "../files/read-file.ts";
import { writeAtomically } from "../files/write-atomically.ts";
import { finish, type Outcome, refused } from "./outcome.ts";
import { presentImport, presentMerge } from "./present/import.ts";

type Options = {
  readonly into?: string;
  readonly map?: string;
  readonly codes?: string;
  readonly recordedAt?: string;
  readonly json?: boolean;
};

export const importCommand = (): Command =>
  new Command("import")
    .description("Reads HL7 v2, FHIR R4, CSV and Excel files: what was understood becomes facts, all else issues.")
    .argument("<file...>", "files in any mixture; the format is told by the content")
    .option("--into <record>", "add the facts of this record's patient to the record file")
    .option("--map <file>", "how a table is to be read: delimiter, decimal mark, date order, columns, sheet")
    .option("--codes <file>", "local codes of senders: sender, local code, analyte")
    .option("--recorded-at <instant>", "when we learned it (default: now)")
    .option("--json", "print the whole report as JSON")
    .addHelpText("after", "\nExample:\n  longwatch import results.hl7 --into examples/ada.json")
    .action((files: string[], options: Options) => finish(importInto(files, options)));

/**
 * Reads every file, and with `--into` adds the facts of that record's patient to it, all or none.
 * A file that must be rejected or held back ends with 2; what the others held is printed all the same.
 */
export function importInto(files: readonly string[], options: Options): Outcome {
  const settings = readSettings(options);
  const bytes = files.map((file) => ({ file, bytes: readBytes(file) }));
  const unreadable = bytes.flatMap(({ file, bytes }) => (bytes.ok ? [] : [{ file, issues: bytes.issues }]));
  if (!settings.ok) return refused([...settings.problems, ...unreadable]);
  const readable = bytes.flatMap(({ file, bytes }) => (bytes.ok ? [{ name: file, bytes: bytes.value }] : []));
  const report = importFiles(readable, settings.value);
  const merged = options.into === undefined ? read(undefined) : merge(options.into, report);
  if (!merged.ok) return refused([...merged.problems, ...unreadable]);
  const held: readonly FileIssues[] = report.files
    .filter(({ disposition }) => disposition === "reject" || disposition === "quarantine")
    .map(({ file, issues }) => ({ file, issues }));
  const text = options.json
    ? `${JSON.stringify(report, undefined, 2)}\n`
    : `${presentImport(report)}${merged.value === undefined ? "" : `\n${presentMerge(options.into!, merged.value)}`}\n`;
  return { text, problems: [...unreadable, ...asErrors(held)] };
}

/** A file as a whole could not be taken, whatever its single issues weigh. */
const asErrors = (files: readonly FileIssues[]): readonly FileIssues[] =>
  files.map(({ file, issues }) => ({
    file,
    issues: issues.map((issue) => ({ ...issue, severity: "error" as const })),
  }));

type Merged = ReturnType<typeof mergeIntoRecord>;

function merge(path: string, report: ImportReport): FileResult<Merged> {
  const text = readStructuredFile(path);
  if (!text.ok) return unreadFor(path, ...text.issues);
  const before = parseRecord(text.value.value);
  if (!before.ok) return unread([{ file: path, issues: before.issues, locate: text.value.locate }]);
  const merged = mergeIntoRecord(text.value.value as RecordJson, report);
  const after = parseRecord(merged.record);
  if (!after.ok) return unreadFor(path, ...after.issues);
  if (merged.added === 0) return read(merged);
  try {
    writeAtomically(path, `${JSON.stringify(merged.record, undefined, 2)}\n`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return unreadFor(path, notWritten(code));
  }
  return read(merged);
}

const notWritten = (code: string): Issue => ({
  code: "text-unreadable",
  severity: "error",
  at: "/",
  saw: `a record that cannot be written (${code})`,
  remedy: "Nothing was changed. Allow writing to the file and its folder, and import again.",
});

type Settings = Parameters<typeof importFiles>[1];

function readProfile(file: string): FileResult<CsvProfile> {
  const text = readStructuredFile(file);
  if (!text.ok) return unreadFor(file, ...text.issues);
  const profile = parseCsvProfile(text.value.value);
  return profile.ok ? read(profile.value) : unread([{ file, issues: profile.issues, locate: text.value.locate }]);
}

function readSettings({ map, codes, recordedAt }: Options): FileResult<Settings> {
  const moment = recordedAt === undefined ? now() : parseInstant(recordedAt);
  const profile = map === undefined ? read(undefined) : readProfile(map);
  const codeMaps = codes === undefined ? undefined : readStructuredFile(codes);
  if (moment === undefined) {
    const remedy = "Write a moment as YYYY-MM-DDTHH:MM:SSZ.";
    return unreadFor("--recorded-at", {
      code: "instant-impossible",
      severity: "error",
      at: "/",
      saw: JSON.stringify(recordedAt),
      remedy,
    });
  }
  if (!profile.ok) return profile;
  if (codeMaps?.ok === false) return unreadFor(codes!, ...codeMaps.issues);
  return read({
    recordedAt: formatInstant(moment),
    csvProfile: profile.value,
    ...(codeMaps === undefined ? {} : { codeMaps: codeMaps.value.value as CodeMaps }),
  });
}
