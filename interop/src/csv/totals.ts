import type { Issue } from "@longwatch/core";
import { doubt } from "../hl7v2/issue.ts";
import { meaningOf } from "./column-meaning.ts";
import type { CsvProfile } from "./profile.ts";
import type { Row } from "./table.ts";

/** Rows without those that sum up, each of which is said. */
export function withoutTotals(
  rows: readonly Row[],
  header: readonly string[],
  profile: CsvProfile,
): { readonly kept: readonly Row[]; readonly issues: readonly Issue[] } {
  const patient = header.findIndex((text) => meaningOf(text, profile) === "patient_id");
  const { kept = [], totals = [] } = Object.groupBy(rows, (row) => (isTotals(row, patient) ? "totals" : "kept"));
  return { kept, issues: totals.map(left) };
}

/** Nothing but such a word, or with its number: "Total bilirubin" is a result. */
const sum = /^(?:grand )?(?:total|totals|summe|gesamt|gesamtsumme|suma|somme|count|anzahl)(?: ?[:=])? ?\(?[\d.,]*\)?$/i;
const longest = 60;

/** A closing row that sums up, and is about nobody. */
function isTotals({ cells, spread }: Row, patient: number): boolean {
  const first = cells.findIndex((cell) => cell.trim() !== "");
  const text = cells[first]?.trim() ?? "";
  if (text.length > longest || !sum.test(text.replaceAll(/\s+/g, " "))) return false;
  const hasOwn = first !== patient && (cells[patient] ?? "").trim() !== "";
  return !hasOwn && spread?.has(patient) !== true;
}

const left = ({ line }: Row): Issue =>
  doubt("value-not-a-result", `line ${line}`, "a row of totals", "It was left out: it is about no patient.");
