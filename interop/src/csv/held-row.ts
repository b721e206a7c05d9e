import type { Analyte, Issue } from "@longwatch/core";
import type { Person } from "../person.ts";
import type { CodeReading } from "../results/code.ts";
import { admissibleReadings, type HeldResult, isCriticalFlag, numbersIn } from "../results/held.ts";
import { cellOf, type FileContext } from "./cells.ts";
import { readDate } from "./dates.ts";
import type { Row } from "./table.ts";

/** A result of a row, as its cells say it. */
export type HeldCell = {
  readonly code: CodeReading;
  readonly value: string;
  readonly unit: string;
  readonly isStored: boolean;
  readonly at: string;
};

export const isLost = (issues: readonly Issue[]): boolean => issues.some(({ severity }) => severity === "error");

/** A result that gave no fact, with what it could be. A withdrawn one is nothing. */
export function heldCell({ code, value, unit, isStored, at }: HeldCell, row: Row, context: FileContext): HeldResult {
  const { analyte, candidates, unmapped } = code;
  const analytes = analyte === undefined ? (candidates ?? []) : [analyte];
  const isAnotherTest = analyte === undefined && candidates === undefined;
  const mark = isStored ? "." : context.profile.decimalMark;
  const numbers = isAnotherTest ? [] : numbersIn(value, mark === undefined ? undefined : { decimalMark: mark });
  const collected = dayOf(row, "collected_at", context);
  const [proposal]: readonly Analyte[] = analyte === undefined && analytes.length === 1 ? analytes : [];
  return {
    at,
    ...(unmapped === undefined || unmapped.code === "" ? {} : { code: unmapped.code, codeOwner: unmapped.system }),
    ...(proposal === undefined ? {} : { proposal: proposal.key }),
    isCritical: cellOf(row, "flag", context).split(/\s+/).some(isCriticalFlag),
    readings: admissibleReadings({ analytes, numbers, units: [unit] }).map((reading) => ({
      kind: "result-reported",
      ...(collected === undefined ? {} : { collectedOn: collected }),
      ...reading,
      status: "final",
      source: { row: row.line },
    })),
  };
}

/** Of the person only the day of birth is read. */
export function personOfRow(row: Row, context: FileContext): Person {
  const bornOn = dayOf(row, "birth_date", context);
  return bornOn === undefined ? {} : { bornOn };
}

function dayOf(row: Row, column: "collected_at" | "birth_date", context: FileContext): string | undefined {
  const { profile, order } = context;
  const text = cellOf(row, column, context);
  const day = text === "" ? undefined : readDate(text, order, profile.dateOrder !== undefined, profile.zone);
  return day?.ok === true ? day.on : undefined;
}
