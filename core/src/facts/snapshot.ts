import { beforeAllDays } from "../base/calendar.ts";
import type { Fact } from "./fact.ts";
import { recordOfSorted } from "./parse-record.ts";
import type { Patient } from "./patient.ts";
import type { PatientRecord } from "./record.ts";

/**
 * A parsed record to be kept and taken up again by the same release of this code; another may read facts in
 * another way, so keep it only beside a mark of the code that made it. Plain data: JSON, `structuredClone` and
 * serializers keep all that is needed.
 */
export type RecordSnapshot = { readonly patient: Patient; readonly facts: readonly Fact[] };

/** What of a record is to be kept; the rest is made from it again. Nothing is copied. */
export const snapshotOf = ({ patient, facts }: PatientRecord): RecordSnapshot => ({ patient, facts });

/**
 * The record of {@link snapshotOf}, equal to the one that was kept; `appendFacts` adds to it. Trusts what it is
 * given: it is for what this code has written itself, never for what came from outside.
 */
export const recordFromSnapshot = ({ patient, facts }: RecordSnapshot): PatientRecord =>
  recordOfSorted(patient, facts.some(lostItsDay) ? facts.map(undatedAgain) : facts);

/** JSON has no infinity, and writes the day of a fact that has none as null. */
const lostItsDay = (fact: { readonly earliest: number | null }): boolean => fact.earliest === null;
const undatedAgain = (fact: Fact): Fact =>
  lostItsDay(fact) ? { ...fact, earliest: beforeAllDays, latest: beforeAllDays } : fact;
