import {
  assess,
  ok,
  type Reading,
  type Result,
  readingOf,
  type Said,
  type Urgency,
  type WorklistItem,
  worklistItemsOf,
} from "@longwatch/core";
import { findPatient, recordingMoment } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { readFacts } from "./record-facts.ts";
import { todayOf } from "./today.ts";

/** A line that would come or go. */
export type WouldBe = Pick<WorklistItem, "key" | "kind" | "urgency" | "text"> & { readonly said: readonly Said[] };

export type CheckedFacts = {
  /** Of each fact how it reads, where it is a number. */
  readonly readings: readonly (Reading | undefined)[];
  /** How many are not on file yet. */
  readonly added: number;
  readonly opens: readonly WouldBe[];
  /** Lines that are there already and would have to be answered sooner, each with how urgent it is now. */
  readonly raises: readonly (WouldBe & { readonly was: Urgency })[];
  readonly closes: readonly WouldBe[];
};

/**
 * What would come of facts if they were recorded now: everything that is wrong with them, how the numbers read, and which lines
 * would come, go, or have to be answered sooner. Nothing is written, and nobody waits for it.
 *
 * @returns undefined where the clinic has no such patient
 */
export async function checkFacts(
  tx: ClinicTx,
  patient: string,
  written: readonly unknown[],
): Promise<Result<CheckedFacts> | undefined> {
  const head = await findPatient(tx, patient);
  if (head === undefined) return undefined;
  const read = await readFacts(tx, head, written, recordingMoment(tx.at, head));
  if (!read.ok) return read;
  const { stated, fresh, before, whole } = read.value;
  const { rulebook } = await clinicRules(tx);
  const today = await todayOf(tx);
  const linesOf = (record: typeof before) => worklistItemsOf(assess(record, rulebook, today));
  const [now, then] = [linesOf(before), linesOf(whole)];
  const facts = new Map(whole.facts.map((fact) => [fact.id, fact]));
  return ok({
    readings: stated.map(({ id }) => {
      const fact = facts.get(id);
      return fact?.kind === "result-reported" ? readingOf(fact, whole.patient, whole.held) : undefined;
    }),
    added: fresh.length,
    opens: without(then, now),
    raises: moreUrgent(then, now),
    closes: without(now, then),
  });
}

const without = (some: readonly WorklistItem[], others: readonly WorklistItem[]): readonly WouldBe[] => {
  const keys = new Set(others.map(({ key }) => key));
  return some.filter(({ key }) => !keys.has(key)).map(wouldBe);
};

function moreUrgent(then: readonly WorklistItem[], now: readonly WorklistItem[]): CheckedFacts["raises"] {
  const before = new Map(now.map((line) => [line.key, line]));
  return then.flatMap((line) => {
    const was = before.get(line.key);
    return was !== undefined && line.urgencyRank < was.urgencyRank ? [{ ...wouldBe(line), was: was.urgency }] : [];
  });
}

const wouldBe = ({ key, kind, urgency, text, said }: WorklistItem): WouldBe => ({
  key,
  kind,
  urgency,
  text,
  said: said.text,
});
