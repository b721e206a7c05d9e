import type { Issue, ResultStatus, SpecimenRemark } from "@longwatch/core";
import type { ObservationGroup } from "./groups.ts";
import { doubt, problem } from "./issue.ts";
import type { ResultFact } from "./outcome.ts";
import { field, fieldText } from "./segment.ts";
import { asDoubt, type ValueReading } from "./values.ts";

/** Whether a result goes into the record, and with which value. */
export type Filing = {
  readonly isFiled: boolean;
  readonly value?: NonNullable<ResultFact["value"]>;
  /** The value is the one that was read, with its comparator and its unit. */
  readonly isAsRead: boolean;
  readonly issues: readonly Issue[];
};

/**
 * - Cancelled and entered in error: filed without a value, so that "not done" and "withdrawn" are known.
 * - A value that was read, and words in place of one: filed.
 * - No value, or a number nobody can vouch for: not filed, but for two cases. A correction and a value
 *   deleted with `""` are filed as words, because the number they withdraw would go on standing; and a
 *   remark on the specimen is filed without a value.
 */
export function fileValue(
  read: ValueReading,
  status: ResultStatus,
  remarks: readonly SpecimenRemark[],
  group: ObservationGroup,
  at: string,
): Filing {
  if (status === "entered-in-error") return { isFiled: true, isAsRead: false, issues: [] };
  if (status === "cancelled") return { isFiled: true, isAsRead: false, issues: [cancelled(at)] };
  if (read.kind === "read" || read.kind === "text") {
    const value = read.value === undefined ? {} : { value: read.value };
    return { isFiled: true, isAsRead: read.kind === "read", ...value, issues: read.issues };
  }
  const isEmpty = read.kind !== "unusable";
  const issues = isEmpty ? [...read.issues, noValue(group, at)] : read.issues;
  if (status === "corrected" || read.kind === "deleted") {
    return { isFiled: true, isAsRead: false, value: isEmpty ? "no value" : read.asSent, issues: issues.map(asDoubt) };
  }
  if (isEmpty && remarks.length > 0) return { isFiled: true, isAsRead: false, issues: read.issues };
  return { isFiled: false, isAsRead: false, issues };
}

/** A test that was asked for and will not be done, whatever it was. */
export const cancelled = (at: string): Issue =>
  doubt("result-cancelled", `${at}-11`, "X", "No result will come: the test stays due. Order it again.");

/** Where else the value may stand: in a note, or, where the row is shifted, in another field. */
function noValue({ obx, notes }: ObservationGroup, at: string): Issue {
  if (notes.some((note) => fieldText(note, 3) !== "")) {
    return problem(
      "result-in-note",
      `${at}-5`,
      "no value, but a note",
      "The result may stand in the note. Read it and enter it; until then the test stays due.",
    );
  }
  const isShifted = field(obx, 11) === "" && [12, 13, 14].some((number) => /^[A-Z]$/.test(field(obx, number)));
  const remedy = isShifted
    ? "The fields of this row seem shifted, and nothing was guessed. Read the message and have it sent correctly; the test stays due."
    : "There is no result in this row: the test stays due. Ask the laboratory.";
  return problem(
    "value-missing",
    `${at}-5`,
    isShifted ? "nothing; the status stands too far right" : "nothing",
    remedy,
  );
}
