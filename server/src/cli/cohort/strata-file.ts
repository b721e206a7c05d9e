import { everybody, type Issue } from "@longwatch/core";
import { type FileResult, read, unreadFor } from "../../files/file-result.ts";
import { readBytes } from "../../files/read-file.ts";
import { textFromBytes } from "../../files/read-text.ts";

/** The group of each person, by id. */
export type Strata = ReadonlyMap<string, string>;

/**
 * A list of groups: a first line of headings, then an id and a group on each line, with a comma, semicolon or tab between.
 * An id that stands twice with different groups is refused, for one of them is wrong, and so is a group with the name of
 * the column of everybody.
 */
export function readStrata(file: string): FileResult<Strata> {
  const bytes = readBytes(file);
  if (!bytes.ok) return unreadFor(file, ...bytes.issues);
  const text = textFromBytes(bytes.value);
  if (!text.ok) return unreadFor(file, ...text.issues);
  const strata = new Map<string, string>();
  const issues: Issue[] = [];
  const lines = text.value.split(/\r?\n/);
  lines.forEach((line, i) => {
    if (i === 0 || line.trim() === "") return;
    const [id, stratum, ...more] = line.split(/[,;\t]/).map(unquoted);
    if (!id || !stratum || more.length > 0) issues.push(unusable(i, line, "Write an id and a group on each line."));
    else if (stratum === everybody)
      issues.push(unusable(i, line, `Give the group another name: "${everybody}" is everybody together.`));
    else if ((strata.get(id) ?? stratum) !== stratum)
      issues.push(unusable(i, line, "Give each person one group: this id has another one above."));
    else strata.set(id, stratum);
  });
  return issues.length > 0 ? unreadFor(file, ...issues) : read(strata);
}

const unquoted = (cell: string): string => cell.trim().replace(/^"(.*)"$/, "$1");

const unusable = (line: number, saw: string, remedy: string): Issue => ({
  code: "value-not-allowed",
  severity: "error",
  at: `line ${line + 1}`,
  saw: JSON.stringify(saw.slice(0, 80)),
  remedy,
});
