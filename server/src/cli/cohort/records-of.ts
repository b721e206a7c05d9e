import { createReadStream, statSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { type Issue, type PatientRecord, parseRecord } from "@longwatch/core";
import { type FileResult, read, unread, unreadFor } from "../../files/file-result.ts";
import { readStructured } from "../../files/structured-text.ts";
import { readRecord } from "../case.ts";
import { idOfAnother, recordFiles } from "../record-files.ts";

/** Records that lie somewhere: read one after another, so that never more than one is in memory. */
export type Records = {
  /** Undefined where they are lines of a file: their number is known at its end. */
  readonly total: number | undefined;
  readonly each: () => AsyncGenerator<FileResult<PatientRecord>>;
};

/** The record files of a folder, or the lines of one NDJSON file. */
export function recordsOf(place: string): FileResult<Records> {
  if (place.endsWith(".ndjson")) {
    return statSync(place, { throwIfNoEntry: false })?.isFile() === true
      ? read({ total: undefined, each: () => once(linesOf(place)) })
      : unreadFor(place, missing);
  }
  const names = recordFiles(place);
  if (!names.ok) return names;
  const files = names.value.map((name) => path.join(place, name));
  return read({ total: files.length, each: () => once(filesOf(files)) });
}

type Read = { readonly at: string; readonly result: FileResult<PatientRecord> };

async function* filesOf(files: readonly string[]): AsyncGenerator<Read> {
  for (const file of files) yield { at: file, result: readRecord(file) };
}

async function* linesOf(file: string): AsyncGenerator<Read> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === "") continue;
    const at = `${file}, line ${number}`;
    yield { at, result: readLine(at, line) };
  }
}

function readLine(at: string, line: string): FileResult<PatientRecord> {
  const text = readStructured(line);
  if (!text.ok) return unreadFor(at, ...text.issues);
  const record = parseRecord(text.value.value);
  return record.ok ? read(record.value) : unreadFor(at, ...record.issues);
}

/** Two records of one id are no two people: the second is refused. */
async function* once(records: AsyncGenerator<Read>): AsyncGenerator<FileResult<PatientRecord>> {
  const seen = new Set<string>();
  for await (const { at, result } of records) {
    if (!result.ok) yield result;
    else if (seen.has(result.value.patient.id)) yield unread([{ file: at, issues: [idOfAnother] }]);
    else {
      seen.add(result.value.patient.id);
      yield result;
    }
  }
}

const missing: Issue = {
  code: "text-unreadable",
  severity: "error",
  at: "/",
  saw: "no such file",
  remedy: "Name a file of records, one a line, or a folder of record files.",
};
