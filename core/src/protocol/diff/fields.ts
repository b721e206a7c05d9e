import { type Day, formatDay } from "../../base/calendar.ts";
import { canonicalJson } from "../../base/fingerprint.ts";
import type { CandidacyTest } from "../candidacy.ts";
import { inWords } from "../lint/spans.ts";
import type { Evidence, Interval, Source } from "../rule.ts";
import { candidacyTestInWords } from "../sheet/candidacy-words.ts";
import { evidenceInWords } from "../sheet/evidence.ts";
import { inForceInWords } from "../sheet/head.ts";

/** One field that differs, with its content before and after in words. */
export type FieldChange = {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
};

/** Every field in which two objects differ, in the order of the fields. */
export function fieldChanges(before: object, after: object): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const of = (from: object, field: string): unknown => (from as Record<string, unknown>)[field];
  return fields.flatMap((field) => {
    const [old, now] = [of(before, field), of(after, field)];
    if (canonicalJson(old) === canonicalJson(now)) return [];
    return [
      { field, label: labels[field] ?? field, before: contentInWords(field, old), after: contentInWords(field, now) },
    ];
  });
}

const labels: Readonly<Record<string, string>> = {
  says: "sentence",
  saysEs: "Spanish sentence",
  every: "interval",
  untilMonthsAfterLastInfusion: "months of watch after the last infusion",
  window: "window",
  graceDays: "days of grace",
  due: "due after",
  withinDays: "evidence not older than, in days",
  atLeastDaysBefore: "days before the course, at least",
  startsDaysBefore: "starts, in days before the course",
  untilAfterLastInfusion: "until, after the last infusion",
  endsWhen: "ends when",
  appliesTo: "for",
  carriedFrom: "carried from",
  effective: "in force",
  signedBy: "signed by",
};

/** Fields whose content is more than a word or number say themselves how they read. */
const readings: Readonly<Record<string, (content: never) => string>> = {
  every: (every: Interval | "not-stated") => (every === "not-stated" ? "not stated" : inWords(every)),
  due: (due: readonly Interval[]) => due.map(inWords).join(", "),
  untilAfterLastInfusion: inWords,
  window: (window: { opensDaysBefore: number; graceDays: number }) =>
    `${window.opensDaysBefore} days before to ${window.graceDays} days after`,
  evidence: (evidence: Evidence) => evidenceInWords(evidence),
  sources: (sources: readonly Source[]) =>
    sources.map(({ ref, at }) => (at === undefined ? ref : `${ref} (${at})`)).join("; "),
  endsWhen: (end: { analyte: string; op: string; value: number; unit: string }) =>
    `${end.analyte} ${end.op} ${end.value} ${end.unit}`,
  effective: inForceInWords,
  when: (when: CandidacyTest) => candidacyTestInWords(when),
  signedBy: (signatures: readonly { role: string; initials: string; on: Day }[]) =>
    signatures.length === 0
      ? "nobody"
      : signatures.map(({ role, initials, on }) => `${role} ${initials} on ${formatDay(on)}`).join(", "),
};

function contentInWords(field: string, content: unknown): string {
  if (content === undefined) return "not stated";
  const reading = readings[field] as ((content: unknown) => string) | undefined;
  if (reading !== undefined) return reading(content);
  if (typeof content === "boolean") return content ? "yes" : "no";
  if (Array.isArray(content))
    return content.map((item) => (typeof item === "string" ? item : canonicalJson(item))).join("; ");
  return typeof content === "string" || typeof content === "number" ? `${content}` : canonicalJson(content);
}
