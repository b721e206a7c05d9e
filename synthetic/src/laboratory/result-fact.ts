import type { FactJson } from "@longwatch/core";
import type { Body } from "../body/body.ts";
import type { Laboratory } from "./laboratories.ts";
import { dayText, isoOf } from "./moment.ts";
import { vesselOf } from "./panels.ts";
import type { Reading } from "./readings.ts";
import type { Reported } from "./report.ts";
import type { Sample } from "./sample.ts";

/** Where and when results of one order were made. */
export type Release = {
  readonly sample: Sample;
  readonly laboratory: Laboratory;
  readonly order: string;
  /** Minutes, UTC. */
  readonly collectedAt: number;
  /** Minutes, UTC: sent and received at once. */
  readonly sentAt: number;
  readonly status: "final" | "corrected";
};

type ResultFact = Extract<FactJson, { kind: "result-reported" }>;
type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What all facts of one release have in common. */
export type Head = { readonly collectedOn: string; readonly collectedAt: string; readonly sentAt: string };
export const headOf = ({ sample, collectedAt, sentAt }: Release): Head => ({
  collectedOn: dayText(sample.day),
  collectedAt: isoOf(collectedAt),
  sentAt: isoOf(sentAt),
});

/**
 * The `result-reported` fact of a reading, as the contract writes it. Its keys come one after the other: there are
 * thousands of facts for one person. @param reported in place of its own
 */
export function resultFact(body: Body, reading: Reading, release: Release, head: Head, reported?: Reported): FactJson {
  const { sample, laboratory, order, status } = release;
  const found = reported ?? reading.reported;
  const told = reading.remarkLater !== true || status === "corrected";
  const fact: Writable<ResultFact> = {
    kind: "result-reported",
    collectedOn: head.collectedOn,
    collectedAt: head.collectedAt,
    reportedAt: head.sentAt,
    analyte: reading.analyte,
  };
  if (found !== undefined) {
    fact.value = found.value;
    if (found.unit !== undefined) fact.unit = found.unit;
    if (found.comparator !== undefined) fact.comparator = found.comparator;
    if (found.refLow !== undefined) fact.refLow = found.refLow;
    if (found.refHigh !== undefined) fact.refHigh = found.refHigh;
    if (found.flag !== undefined) fact.flag = found.flag;
  }
  fact.status = reading.cancelled === undefined ? status : "cancelled";
  if (told && reading.specimen !== undefined) fact.specimen = [...reading.specimen];
  if (told && reading.findings !== undefined) fact.findings = [...reading.findings];
  if (reading.cancelled !== undefined) fact.comments = reading.cancelled;
  const context = contextOf(body, reading, sample);
  if (context !== undefined) fact.context = context;
  fact.resultKey = [laboratory.name, order, reading.analyte];
  fact.lab = laboratory.name;
  if (found?.extreme === true && reported === undefined && isTrue(reading))
    fact.confirmedBy = `${laboratory.name}, by telephone`;
  fact.recordedAt = head.sentAt;
  return fact;
}

/** Whether the number is what was in the body, odd as it may be: only then does a laboratory stand by it. */
const isTrue = ({ artefact }: Reading): boolean =>
  artefact === undefined || artefact === "menstruating" || artefact === "other-unit";

/** What was written on the pot of a woman who said that she had her period. */
function contextOf(body: Body, { analyte, specimen }: Reading, { day }: Sample) {
  const last = specimen?.includes("menstruating") === true ? body.lastPeriod(day) : undefined;
  return last === undefined || vesselOf(analyte) !== "urine"
    ? undefined
    : { bleedingNow: "yes" as const, lastPeriodStartedOn: dayText(last) };
}
