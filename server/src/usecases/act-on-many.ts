import { failed, type Issue, type Result } from "@longwatch/core";
import type { ClinicTx } from "../db/transaction.ts";
import { type Acted, actOnNotice, actOnTask, type WrittenAct } from "./act-on-task.ts";

/** A line of the worklist: of a patient, or of nobody. */
export type NamedLine = { readonly patient: string | null; readonly task: string; readonly seenOwner?: string | null };

/** What may be done to many lines at once. To say that something is done belongs to one line, looked at. */
export type BulkAct = Pick<WrittenAct, "to" | "until" | "reason"> & { readonly action: "take" | "assign" | "snooze" };

/** What came of the act for one line. A notice has no record and no version. */
export type ActedLine = NamedLine & { readonly result: Result<Omit<Acted, "version"> & Partial<Acted>> };

/**
 * One act on many lines, each judged by itself: what one refuses, the others do not feel. Answers come in the order of the lines;
 * patients are locked in the order of their ids, so that two who do this at once do not wait for each other for ever.
 */
export async function actOnMany(
  tx: ClinicTx,
  lines: readonly NamedLine[],
  act: BulkAct,
): Promise<readonly ActedLine[]> {
  const answers: ActedLine[] = [];
  const inOrder = lines
    .map((line, i) => ({ line, i }))
    .toSorted((a, b) => (placeOf(a.line) < placeOf(b.line) ? -1 : 1));
  for (const { line, i } of inOrder) {
    const { patient, ...named } = line;
    const written = { ...act, ...named };
    const result = patient === null ? await actOnNotice(tx, written) : await actOnTask(tx, patient, written);
    answers[i] = { ...line, result: result ?? failed([unknown(line.task)]) };
  }
  return answers;
}

const placeOf = ({ patient, task }: NamedLine): string => `${patient ?? ""} ${task}`;

const unknown = (saw: string): Issue => ({
  code: "task-unknown",
  severity: "error",
  at: "/task",
  saw,
  remedy: "Load the list again: it is done, or was never open.",
});
