import { readdirSync } from "node:fs";
import path from "node:path";
import { InvariantError, type Issue } from "@longwatch/core";
import type { People } from "../../care/export/write-export.ts";
import { type FileResult, read, unread, unreadFor } from "../../files/file-result.ts";
import type { FileIssues } from "../../files/print-issues.ts";
import { readRecord } from "../case.ts";

/**
 * Everybody whose record lies in a folder. Each file is read twice: at first to refuse all that is wrong before anything is
 * written, and to learn whose it is; then for its rows. So there is never more than one in memory.
 */
export function peopleOfFolder(folder: string): FileResult<People> {
  const names = recordFiles(folder);
  if (names === undefined) return unreadFor(folder, unreadable("no folder that can be read"));
  if (names.length === 0) return unreadFor(folder, unreadable("no record file (.json, .yaml, .yml)"));
  const files = new Map<string, string>();
  const problems: FileIssues[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    const record = readRecord(file);
    if (!record.ok) problems.push(...record.problems);
    else if (files.has(record.value.patient.id)) problems.push({ file, issues: [twice] });
    else files.set(record.value.patient.id, file);
  }
  if (problems.length > 0) return unread(problems);
  return read({
    clinic: "",
    ids: [...files.keys()],
    read: async (id) => {
      const record = readRecord(files.get(id)!);
      if (!record.ok) throw new InvariantError("a record has changed while it was exported");
      return record.value;
    },
  });
}

function recordFiles(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(json|ya?ml)$/.test(name) && !name.startsWith("."))
      .toSorted();
  } catch {
    return undefined;
  }
}

const unreadable = (saw: string): Issue => ({
  code: "text-unreadable",
  severity: "error",
  at: "/",
  saw,
  remedy: "Name a folder of record files, such as `longwatch simulate` makes in `records`.",
});

const twice: Issue = {
  code: "value-not-allowed",
  severity: "error",
  at: "/patient/id",
  saw: "an id that another file of the folder has",
  remedy: "Keep one file for each person: two people must not share one name.",
};
