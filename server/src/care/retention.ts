import { addMonths, assess, type Day, failed, formatDay, issuesOf, ok, type Result } from "@longwatch/core";
import * as z from "zod";
import { patientsWithAnEnd } from "../db/ended-patients.ts";
import { policyVersions } from "../db/policies.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { rawRecord } from "../usecases/record.ts";
import { todayOf } from "../usecases/today.ts";

/** How long a clinic keeps a record after its last day of responsibility. What is left out is kept for ever. */
const retentionPolicy = z.strictObject({
  yearsAfterWatch: z.int().min(1).max(100).optional(),
  yearsAfterDeath: z.int().min(1).max(100).optional(),
  yearsAfterHandOver: z.int().min(1).max(100).optional(),
});
export type RetentionPolicy = z.infer<typeof retentionPolicy>;

export function parseRetention(written: unknown): Result<RetentionPolicy> {
  const read = retentionPolicy.safeParse(written);
  return read.success ? ok(read.data) : failed(issuesOf(read.error, written));
}

/** A record whose time has passed: proposed to people, never removed by itself. */
export type ProposedErasure = {
  readonly patient: string;
  readonly because: "watch-ended" | "died" | "handed-over";
  /** The day from which the years are counted. */
  readonly endedOn: string;
  /** The last day on which it must be kept. */
  readonly keptThrough: string;
};

/**
 * Patients whose records the clinic's own policy no longer asks it to keep, by id. An end counts only as the assessment sees it: taken
 * back, given too early or followed by another course, it is none. Without a policy nobody is proposed.
 */
export async function proposeErasures(tx: ClinicTx): Promise<readonly ProposedErasure[]> {
  const today = await todayOf(tx);
  const inForce = (await policyVersions(tx, "retention")).findLast((one) => one.effectiveFrom <= formatDay(today));
  const policy = inForce && parseRetention(inForce.content);
  if (policy?.ok !== true) return [];
  const proposed: ProposedErasure[] = [];
  for (const patient of await patientsWithAnEnd(tx)) {
    const end = await endOf(tx, patient, today);
    const years = end && policy.value[yearsFor[end.because]];
    if (end === undefined || years === undefined) continue;
    const keptThrough = addMonths(end.on, 12 * years);
    if (today <= keptThrough) continue;
    proposed.push({
      patient,
      because: end.because,
      endedOn: formatDay(end.on),
      keptThrough: formatDay(keptThrough),
    });
  }
  return proposed;
}

const yearsFor = {
  "watch-ended": "yearsAfterWatch",
  died: "yearsAfterDeath",
  "handed-over": "yearsAfterHandOver",
} as const;

type End = { readonly because: ProposedErasure["because"]; readonly on: Day };

async function endOf(tx: ClinicTx, patient: string, today: Day): Promise<End | undefined> {
  const record = await rawRecord(tx, patient);
  if (record === undefined) return undefined;
  const { followUp } = assess(record, (await clinicRules(tx)).rulebook, today).timeline;
  if (followUp.endedOn !== undefined)
    return { because: followUp.hasDied ? "died" : "watch-ended", on: followUp.endedOn };
  return followUp.state === "handed-over" && followUp.changedOn !== undefined
    ? { because: "handed-over", on: followUp.changedOn }
    : undefined;
}
