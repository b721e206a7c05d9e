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
import type { MessagePart } from "@longwatch/interop";
import { findPatient } from "../../db/patients.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { readOnce } from "../record.ts";
import { todayOf } from "../today.ts";

const order: readonly Urgency[] = ["IMMEDIATE", "24H", "7D", "ROUTINE"];
export const moreUrgent = <T extends Urgency>(a: T, b: T): T => (order.indexOf(a) <= order.indexOf(b) ? a : b);

/** Judging everything that a long message could be would keep others waiting: the most readings of one part. */
const mostReadings = 40;

/**
 * How urgent it is to find out what a part of a message means: that of the worst admissible reading. What was not taken is read
 * in every way in which it can be; where nobody knows whose it is, it is judged for each person it may be of, and for somebody in
 * the middle of the watch of whom nothing else is known. What the laboratory itself called critical is never less than a day's.
 *
 * @param patients whom it may be about; of one who is certain, that one alone
 * @param isCertain whose it is, is known: nobody else is judged
 * @param untaken  facts that were read and could not be given to anybody
 * @returns 24H where no reading says more: what nobody has looked at may hold anything
 * @source resolutions.md section 1, item 1
 */
export async function worstReading(
  tx: ClinicTx,
  patients: readonly string[],
  { held }: Pick<MessagePart, "held">,
  untaken: readonly FactJson[],
  isCertain: boolean,
): Promise<Urgency> {
  const readings = held.flatMap((one) => one.readings).slice(0, mostReadings);
  const alternatives: readonly (readonly FactJson[])[] = [
    ...(untaken.length > 0 ? [untaken] : []),
    ...readings.map((one) => [one]),
  ];
  if (alternatives.length === 0) return "24H";
  const asOf = await todayOf(tx);
  const { rulebook } = await clinicRules(tx);
  let worst: Urgency = "24H";
  for (const record of await recordsOf(tx, patients, isCertain, asOf)) {
    const before = new Map(assess(record, rulebook, asOf).signals.signals.map(({ key, urgency }) => [key, urgency]));
    for (const facts of alternatives) {
      const whole = appendFacts(record, facts);
      if (!whole.ok) continue;
      const read = new Set(facts.map((fact) => fact.id ?? factIdOf(fact)));
      for (const { key, urgency, hits } of assess(whole.value, rulebook, asOf).signals.signals) {
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

async function recordsOf(
  tx: ClinicTx,
  patients: readonly string[],
  isCertain: boolean,
  asOf: Day,
): Promise<readonly PatientRecord[]> {
  const records: PatientRecord[] = [];
  for (const patient of patients) {
    const head = await findPatient(tx, patient);
    if (head !== undefined) records.push(await readOnce(tx, head));
  }
  return isCertain && records.length > 0 ? records : [...records, somebody(asOf)];
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
