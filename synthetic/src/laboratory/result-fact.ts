import { type FactJson, formatDay } from "@longwatch/core";
import type { Body } from "../body/body.ts";
import type { Laboratory } from "./laboratories.ts";
import { isoOf } from "./moment.ts";
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

/** The `result-reported` fact of a reading, as the contract writes it. @param reported in place of its own */
export function resultFact(body: Body, reading: Reading, release: Release, reported?: Reported): FactJson {
  const { sample, laboratory, order, status } = release;
  const found = reported ?? reading.reported;
  const told = reading.remarkLater !== true || status === "corrected";
  const sentAt = isoOf(release.sentAt);
  const { canonical: _canonical, extreme = false, ...values } = found ?? {};
  return {
    kind: "result-reported",
    collectedOn: formatDay(sample.day),
    collectedAt: isoOf(release.collectedAt),
    reportedAt: sentAt,
    analyte: reading.analyte,
    ...values,
    status: reading.cancelled === undefined ? status : "cancelled",
    ...(told && reading.specimen !== undefined ? { specimen: [...reading.specimen] } : {}),
    ...(told && reading.findings !== undefined ? { findings: [...reading.findings] } : {}),
    ...(reading.cancelled === undefined ? {} : { comments: reading.cancelled }),
    ...contextOf(body, reading, sample),
    resultKey: [laboratory.name, order, reading.analyte],
    lab: laboratory.name,
    ...(extreme && reported === undefined && isTrue(reading)
      ? { confirmedBy: `${laboratory.name}, by telephone` }
      : {}),
    recordedAt: sentAt,
  };
}

/** Whether the number is what was in the body, odd as it may be: only then does a laboratory stand by it. */
const isTrue = ({ artefact }: Reading): boolean =>
  artefact === undefined || artefact === "menstruating" || artefact === "other-unit";

/** What was written on the pot of a woman who said that she had her period. */
function contextOf(body: Body, { analyte, specimen }: Reading, { day }: Sample) {
  const last = specimen?.includes("menstruating") === true ? body.lastPeriod(day) : undefined;
  return last === undefined || vesselOf(analyte) !== "urine"
    ? {}
    : { context: { bleedingNow: "yes" as const, lastPeriodStartedOn: formatDay(last) } };
}
