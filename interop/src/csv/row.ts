import type { FactJson, Issue } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";
import type { Identifier } from "../outcome.ts";
import { cellOf, type FileContext } from "./cells.ts";
import { isShortenedNumber, readDate } from "./dates.ts";
import type { Row } from "./table.ts";

/** What a row says about all its results: whose they are, and from when. */
export type RowHead = {
  readonly identifier: Identifier;
  readonly sender: string;
  readonly order: string;
  readonly dates: Pick<Extract<FactJson, { kind: "result-reported" }>, "collectedOn" | "collectedAt" | "reportedAt">;
};

export type HeadReading = { readonly head?: RowHead; readonly issues: readonly Issue[] };

/** Without a patient or a day nothing of the row is filed. */
export function readHead(row: Row, context: FileContext): HeadReading {
  const { profile, order } = context;
  const at = `line ${row.line}`;
  const cell = (name: Parameters<typeof cellOf>[1]) => cellOf(row, name, context);
  if (row.doubt !== undefined) return { issues: [row.doubt] };
  const value = cell("patient_id");
  const system = cell("id_authority") || profile.patientSystem || "";
  if (value === "" || system === "") {
    const saw = value === "" ? "no patient number" : "a patient number that does not say whose it is";
    return {
      issues: [
        problem(
          "patient-missing",
          at,
          saw,
          "Nobody can be told from this, so the row was not taken. Ask the sender for the number.",
        ),
      ],
    };
  }
  if (isShortenedNumber(value)) {
    const remedy =
      "A spreadsheet has cut off its last digits, so the row was not taken. Format the column as text and save it again.";
    return { issues: [problem("patient-missing", at, "a shortened patient number", remedy)] };
  }
  const collected = cell("collected_at");
  if (collected === "")
    return {
      issues: [problem("date-missing", at, "no day of collection", "Ask the sender for it. The row was not taken.")],
    };
  const isAgreed = profile.dateOrder !== undefined;
  const day = readDate(collected, order, isAgreed, profile.zone);
  if (!day.ok) return { issues: [problem(day.code, at, collected.slice(0, 40), day.remedy)] };
  const result = cell("result_at");
  const reported = result === "" ? undefined : readDate(result, order, isAgreed, profile.zone);
  const issues =
    reported?.ok === false
      ? [
          {
            ...problem(reported.code, at, result.slice(0, 40), "It was not used. Correct the day of the result."),
            severity: "warning" as const,
          },
        ]
      : [];
  const reportedAt = reported?.ok ? reported.at : undefined;
  return {
    head: {
      identifier: { system, value },
      sender: cell("sender") || profile.sender || "",
      order: isShortenedNumber(cell("order_id")) ? "" : cell("order_id"),
      dates: {
        collectedOn: day.on,
        ...(day.at === undefined ? {} : { collectedAt: day.at }),
        ...(reportedAt === undefined ? {} : { reportedAt }),
      },
    },
    issues,
  };
}
