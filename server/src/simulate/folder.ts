import { existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Issue } from "@longwatch/core";
import { type FileResult, read, unreadFor } from "../files/file-result.ts";
import type { Format } from "./cohort.ts";

const folders: Readonly<Record<Format, string>> = { record: "records", hl7v2: "hl7v2", fhir: "fhir" };

/** Makes the folder of a cohort and those inside it; what others have put there is never mixed with it. */
export function makeFolder(folder: string, formats: readonly Format[]): FileResult<undefined> {
  try {
    makeWithParents(path.resolve(folder));
    if (readdirSync(folder).length > 0) {
      const remedy = "Name a folder that is empty or not there. An earlier run that was stopped must be removed first.";
      return unreadFor(folder, refusal("a folder that is not empty", remedy));
    }
    for (const one of ["truth", ...formats.map((format) => folders[format])]) mkdirSync(path.join(folder, one));
    return read(undefined);
  } catch (error) {
    return unreadFor(folder, notWritten(error));
  }
}

/** Node's own way never comes back where a file system says of an existing parent that it is not there, as /proc does. */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return;
  try {
    mkdirSync(folder);
  } catch (error) {
    const parent = path.dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || parent === folder || existsSync(parent)) throw error;
    makeWithParents(parent);
    mkdirSync(folder);
  }
}

/** What the disk refused, as an issue. @throws anything else: a fault of ours */
export function notWritten(error: unknown): Issue {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code !== "string" || !/^E[A-Z]+$/.test(code)) throw error;
  return refusal(`a folder that cannot be written (${code})`, "Name a folder with room that you may write to.");
}

const refusal = (saw: string, remedy: string): Issue => ({
  code: "value-not-allowed",
  severity: "error",
  at: "/",
  saw,
  remedy,
});
