import {
  type Adoption,
  type AnswerChanges,
  changesWork,
  compileRulebook,
  countEffects,
  type Day,
  effectOf,
  formatDay,
  isAlike,
  type LabelChange,
  type LabelEffect,
  type LabelTotals,
  protocolName,
  type Result,
  type Rulebook,
} from "@longwatch/core";
import { isOfDatabase } from "../db/database.ts";
import { findPatient, patientIds } from "../db/patients.ts";
import { policyVersions } from "../db/policies.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { changePolicy, type JudgePolicy } from "./change-policy.ts";
import { readOnce } from "./record.ts";
import { todayOf } from "./today.ts";

type Affected = AnswerChanges & {
  readonly patient: string;
  /** False: the same is to be done on the same days, by another text. */
  readonly isWorkChanged: boolean;
};

export type Effects = {
  readonly asOf: string;
  readonly looked: number;
  /** They live, and have lived, under other rules. */
  readonly elsewhere: number;
  /** What everybody else is told about candidacy, those whose answer stays among them. */
  readonly answers: LabelTotals["candidacy"]["answers"];
  readonly affected: readonly Affected[];
  readonly notAssessed: readonly string[];
  /** Where the next page begins; undefined: this was the last. */
  readonly next: string | undefined;
};

/**
 * Of some of the clinic's people, what today's answer would be if a version applied from a day; about candidacy, as if it applied
 * already today where that day is yet to come. Nothing is kept.
 *
 * @param after where the page before ended; "" for the first
 */
export async function adoptionEffects(
  tx: ClinicTx,
  { protocol, from }: { readonly protocol: string; readonly from: Day },
  after: string,
  most: number,
): Promise<Effects> {
  const { rulebook } = await clinicRules(tx);
  const today = await todayOf(tx);
  const change = proposedChange(rulebook, { protocol, from, by: tx.actor.id }, today);
  const ids = await patientIds(tx, after, most + 1);
  const affected: Affected[] = [];
  const notAssessed: string[] = [];
  const counter = countEffects();
  for (const patient of ids.slice(0, most)) {
    const found = await effectOn(tx, patient, change);
    if (found === "not-assessed") {
      notAssessed.push(patient);
      continue;
    }
    counter.add(found);
    if (found !== undefined && !isAlike(found.changes))
      affected.push({ patient, isWorkChanged: changesWork(found.changes), ...found.changes });
  }
  const looked = Math.min(ids.length, most);
  const next = ids.length > most ? ids[most - 1] : undefined;
  const { elsewhere, candidacy } = counter.totals();
  return { asOf: formatDay(today), looked, elsewhere, answers: candidacy.answers, affected, notAssessed, next };
}

/** The clinic's rules today, and with the adoption. */
function proposedChange(rulebook: Rulebook, adoption: Adoption, today: Day): LabelChange {
  const after = adopting(rulebook, adoption);
  return {
    protocol: rulebook.protocols.find((one) => protocolName(one) === adoption.protocol)!,
    before: rulebook,
    after,
    decides: adoption.from <= today ? after : adopting(rulebook, { ...adoption, from: today }),
    asOf: today,
  };
}

/** The rulebook with one adoption more, in the place of another of the same version. */
const adopting = ({ protocols, adoptions }: Rulebook, one: Adoption): Rulebook =>
  compileRulebook(protocols, [...adoptions.filter(({ protocol }) => protocol !== one.protocol), one]);

/** `not-assessed`: our code fails on this record; undefined: it concerns others. */
async function effectOn(
  tx: ClinicTx,
  patient: string,
  change: LabelChange,
): Promise<LabelEffect | undefined | "not-assessed"> {
  try {
    return effectOf(change, await readOnce(tx, (await findPatient(tx, patient))!));
  } catch (error) {
    if (isOfDatabase(error)) throw error;
    return "not-assessed";
  }
}

type Written = { readonly adoptions?: readonly object[] };

/**
 * Adopts a version from a day on, as a new version of the clinic's policy of rules; of the same version the newest adoption holds.
 *
 * @param expected the newest version of the policy that the writer has seen; 0 where there was none
 */
export const adopt = (
  tx: ClinicTx,
  one: { readonly protocol: string; readonly from: string; readonly reason: string },
  expected: number,
  judge: JudgePolicy,
): Promise<Result<number>> => changeAdoptions(tx, one, [{ ...one, by: tx.actor.id }], expected, judge);

/** Takes an adoption back: the version applies again from the day that it states itself. */
export const endAdoption = async (
  tx: ClinicTx,
  one: { readonly protocol: string; readonly reason: string },
  expected: number,
  judge: JudgePolicy,
): Promise<Result<number>> => changeAdoptions(tx, { ...one, from: formatDay(await todayOf(tx)) }, [], expected, judge);

async function changeAdoptions(
  tx: ClinicTx,
  { protocol, from, reason }: { readonly protocol: string; readonly from: string; readonly reason: string },
  now: readonly object[],
  expected: number,
  judge: JudgePolicy,
): Promise<Result<number>> {
  const newest = ((await policyVersions(tx, "rules")).at(-1)?.content ?? {}) as Written;
  const others = (newest.adoptions ?? []).filter((one) => (one as { protocol?: string }).protocol !== protocol);
  const content = { ...newest, adoptions: [...others, ...now] };
  return changePolicy(tx, "rules", { effectiveFrom: from, content, why: reason }, expected, judge);
}

/** Whether the clinic's rules have a version of that name. */
export const hasProtocol = ({ protocols }: Rulebook, name: string): boolean =>
  protocols.some((one) => protocolName(one) === name);
