import {
  addDays,
  appendFacts,
  assess,
  type Day,
  type FactJson,
  factIdOf,
  formatDay,
  type PatientRecord,
  parseRecord,
  type Urgency,
} from "@longwatch/core";
import { type HeldResult, heldFact, type MessagePart } from "@longwatch/interop";
import { findPatient } from "../../db/patients.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { readOnce } from "../record.ts";
import { todayOf } from "../today.ts";
import { type Match, whoItMayBe } from "./match.ts";
import { readingsToJudge } from "./readings-to-judge.ts";

const order: readonly Urgency[] = ["IMMEDIATE", "24H", "7D", "ROUTINE"];
export const moreUrgent = <T extends Urgency>(a: T, b: T): T => (order.indexOf(a) <= order.indexOf(b) ? a : b);

/** So many assessments, and no more, keep others waiting for one part. What is not judged then may be the worst of all. */
const mostAssessments = 2000;

/**
 * How urgent it is to find out what a part of a message means: that of the worst admissible reading. What was not taken is read
 * in every way in which it can be; where nobody knows whose it is, it is judged for each person it may be of, and for somebody in
 * the middle of the watch of whom nothing else is known. What the laboratory itself called critical is never less than a day's.
 *
 * @param match    whom it may be about; where that is certain, nobody else is judged
 * @param untaken  facts that were read and could not be given to anybody
 * @returns 24H where no reading says more: what nobody has looked at may hold anything; IMMEDIATE where there is more than can be judged
 * @source resolutions.md section 1, item 1
 */
export async function worstReading(
  tx: ClinicTx,
  match: Match,
  { held }: Pick<MessagePart, "held">,
  untaken: readonly FactJson[],
): Promise<Urgency> {
  const readings = held.flatMap((one) => one.readings);
  if (readings.length + untaken.length === 0) return "24H";
  const asOf = await todayOf(tx);
  const { rulebook } = await clinicRules(tx);
  const records = await recordsOf(tx, match, asOf);
  let worst: Urgency = "24H";
  let left = mostAssessments;
  for (const record of records) {
    const before = new Map(assess(record, rulebook, asOf).signals.signals.map(({ key, urgency }) => [key, urgency]));
    for (const { whole, read } of alternatives(record, untaken, readings, asOf)) {
      left -= 1;
      if (left < 0) return "IMMEDIATE";
      for (const { key, urgency, hits } of assess(whole, rulebook, asOf).signals.signals) {
        if (before.get(key) !== urgency) worst = moreUrgent(worst, urgency);
        // What joins an episode that is open already, and as urgent, is no less urgent to find out.
        for (const { trigger, inForce } of hits)
          if (read.has(trigger.id)) worst = moreUrgent(worst, inForce.rule.urgency);
      }
      if (worst === "IMMEDIATE") return worst;
    }
  }
  return worst;
}

const readingsOf = (fact: FactJson) => heldFact(fact, "/").flatMap((one) => one.readings);

type Alternative = { readonly whole: PatientRecord; readonly read: ReadonlySet<string> };

/**
 * The record with all facts that were not given to anybody, and then with each reading alone, one after the other: made only when
 * it is asked for. Facts that do not fit together, or not into this record, are judged one by one, as what was not taken.
 */
function* alternatives(
  record: PatientRecord,
  untaken: readonly FactJson[],
  readings: HeldResult["readings"],
  asOf: Day,
): Iterable<Alternative> {
  const all = appendFacts(record, untaken);
  const base = all.ok ? all.value : record;
  if (all.ok) yield { whole: base, read: idsOf(untaken) };
  for (const reading of readingsToJudge(all.ok ? readings : [...readings, ...untaken.flatMap(readingsOf)], asOf)) {
    const whole = appendFacts(base, [reading]);
    if (whole.ok) yield { whole: whole.value, read: idsOf([reading]) };
  }
}

const idsOf = (facts: readonly FactJson[]): ReadonlySet<string> =>
  new Set(facts.map((fact) => fact.id ?? factIdOf(fact)));

async function recordsOf(tx: ClinicTx, match: Match, asOf: Day): Promise<readonly PatientRecord[]> {
  const records: PatientRecord[] = [];
  for (const patient of whoItMayBe(match)) {
    const head = await findPatient(tx, patient);
    if (head !== undefined) records.push(await readOnce(tx, head));
  }
  return match.is === "patient" && records.length > 0 ? records : [...records, somebody(asOf)];
}

/** Treated long enough ago that no window around an infusion explains anything away, and watched still. */
function somebody(asOf: Day): PatientRecord {
  const record = parseRecord({
    record: 1,
    patient: { id: "somebody", sex: "unknown", jurisdiction: "EU" },
    facts: [{ kind: "infusion-given", drug: "alemtuzumab", infusedOn: formatDay(addDays(asOf, -400)), doseMg: 12 }],
  });
  if (!record.ok) throw new Error("impossible: a record of ours");
  return record.value;
}
