import { readFileSync } from "node:fs";
import { failed, type Issue, ok, type Result } from "@longwatch/core";
import * as z from "zod";
import type { Tombstone } from "../db/tombstones.ts";

const tombstone = z.strictObject({
  clinic: z.uuid(),
  patient: z.string().min(1),
  request: z.uuid(),
  erasedAt: z.iso.datetime(),
  requestedBy: z.string().min(1),
  confirmedBy: z.string().min(1),
  why: z.string(),
  counts: z.record(z.string(), z.int()),
  digest: z.string(),
});

/** Tombstones as lines of JSON: to be kept apart from the backups, for a restore of one that is older than an erasure. */
export const erasureLines = (all: readonly Tombstone[]): string =>
  all.map((one) => `${JSON.stringify(one)}\n`).join("");

/** Such a list, read back: all of it or every line that is wrong. */
export function readErasures(file: string): Result<readonly Tombstone[]> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return failed([problem("/", "a file that cannot be read", "Name the list that `longwatch erasures` printed.")]);
  }
  const read: Tombstone[] = [];
  const issues: Issue[] = [];
  for (const [i, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const one = parsed(line);
    if (one === undefined)
      issues.push(problem(`line ${i + 1}`, "no line of such a list", "Give the list as it was printed."));
    else read.push(one);
  }
  return issues.length > 0 ? failed(issues) : ok(read);
}

function parsed(line: string): Tombstone | undefined {
  try {
    return tombstone.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

const problem = (at: string, saw: string, remedy: string): Issue => ({
  code: "value-not-allowed",
  severity: "error",
  at,
  saw,
  remedy,
});
