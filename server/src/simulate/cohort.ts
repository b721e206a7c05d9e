import { createHash } from "node:crypto";
import type { Day, RecordJson } from "@longwatch/core";
import type { Arm, Delivery, Truth } from "@longwatch/synthetic";

export const formats = ["record", "hl7v2", "fhir"] as const;
export type Format = (typeof formats)[number];

/** Which people, and what is written of them. Goes to worker threads, so it holds values only. */
export type CohortPlan = {
  readonly preset: string;
  readonly people: number;
  readonly seed: string;
  readonly arm: Arm;
  /** Facts recorded after that day are left out. */
  readonly through?: Day;
  readonly formats: readonly Format[];
  /** Each file by itself, with gzip. */
  readonly compress: boolean;
  readonly folder: string;
};

/** Everything about one person: what was observed, what was true, and what the laboratories sent. */
export type Simulated = {
  readonly record: RecordJson;
  readonly truth: Truth;
  readonly deliveries: readonly Delivery[];
};
/** @param index from 0 */
export type SimulateOne = (index: number) => Simulated;

/** Sums over people, written to `cohort.json`. */
export const noCounts = {
  people: 0,
  facts: 0,
  results: 0,
  infusions: 0,
  relapsesRecorded: 0,
  diagnosesRecorded: 0,
  messages: 0,
  messagesNotWritten: 0,
};
export type Counts = { readonly [Name in keyof typeof noCounts]: number };

export const added = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(Object.entries(a).map(([name, n]) => [name, n + b[name as keyof Counts]])) as Counts;

/** What came of a run of people: `digests` are lines as `sha256sum` writes them, in the order of the people. */
export type Share = { readonly counts: Counts; readonly digests: string };

export const sha256 = (content: string): string => createHash("sha256").update(content, "utf8").digest("hex");
