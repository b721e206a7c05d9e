import { readdirSync } from "node:fs";
import type { Issue } from "@longwatch/core";
import { type FileResult, read, unreadFor } from "../files/file-result.ts";

/** The names of the record files of a folder, in their order; a folder without any is refused. */
export function recordFiles(folder: string): FileResult<readonly string[]> {
  const names = namesIn(folder);
  if (names === undefined) return unreadFor(folder, unreadable("no folder that can be read"));
  return names.length === 0 ? unreadFor(folder, unreadable("no record file (.json, .yaml, .yml)")) : read(names);
}

function namesIn(folder: string): readonly string[] | undefined {
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

/** Two files of a folder say that they are of the same person. */
export const idOfAnother: Issue = {
  code: "value-not-allowed",
  severity: "error",
  at: "/patient/id",
  saw: "an id that another file of the folder has",
  remedy: "Keep one file for each person: two people must not share one name.",
};
