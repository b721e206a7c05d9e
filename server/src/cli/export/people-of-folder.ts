import path from "node:path";
import { InvariantError } from "@longwatch/core";
import type { People } from "../../care/export/write-export.ts";
import { type FileResult, read, unread } from "../../files/file-result.ts";
import type { FileIssues } from "../../files/print-issues.ts";
import { readRecord } from "../case.ts";
import { idOfAnother, recordFiles } from "../record-files.ts";

/**
 * Everybody whose record lies in a folder. Each file is read twice: at first to refuse all that is wrong before anything is
 * written, and to learn whose it is; then for its rows. So there is never more than one in memory.
 */
export function peopleOfFolder(folder: string): FileResult<People> {
  const names = recordFiles(folder);
  if (!names.ok) return names;
  const files = new Map<string, string>();
  const problems: FileIssues[] = [];
  for (const name of names.value) {
    const file = path.join(folder, name);
    const record = readRecord(file);
    if (!record.ok) problems.push(...record.problems);
    else if (files.has(record.value.patient.id)) problems.push({ file, issues: [idOfAnother] });
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
