import { createHash } from "node:crypto";
import {
  type EscalationQuestion,
  type EscalationStep,
  escalationOn,
  escalationsDue,
  formatDay,
  type Instant,
  InvariantError,
  nextEscalationAt,
  type WorklistItem,
} from "@longwatch/core";
import { type TakenStep, takenSteps, takeSteps } from "../db/escalations.ts";
import { addDelivery } from "../db/outbox.ts";
import { remindersOn } from "../db/reminders.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { worklistLines } from "../db/worklist.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { type ClinicCover, coverOn } from "./cover.ts";
import { raise, refreshNotices, settle } from "./notices.ts";
import { patientAddress } from "./patient-address.ts";
import { type Told, toldBy } from "./recipients.ts";
import { todayOf } from "./today.ts";
import { itemOfLine, reminderOfRow } from "./worklist-rows.ts";

export type Escalated = {
  /** Steps that this run took. */
  readonly steps: number;
  /** Messages that it put in the outbox. */
  readonly messages: number;
  /** When there may be a step with nothing new on file; undefined: never. */
  readonly nextAt: Instant | undefined;
};

/**
 * Takes every step of the clinic's ladders that is due now: writes it down and puts its messages in the outbox, in this
 * transaction. What was taken is never taken again, by whichever node. The lines must be those of today; older ones only tell
 * later, never wrongly.
 *
 * @param canSend whether the operator has a mail server: without one every step is only marked
 */
export async function escalate(tx: ClinicTx, canSend: boolean): Promise<Escalated> {
  await refreshNotices(tx);
  const question = await questionOf(tx);
  const due = escalationsDue(question);
  const planned: Planned[] = [];
  for (const step of due) planned.push(await plan(tx, step, question.cover, canSend));
  const fresh = await takeSteps(
    tx,
    planned.map(({ taken }) => taken),
  );
  const mine = planned.filter(({ taken }) => fresh.has(taken.key));
  const messages = await send(tx, mine, question.items);
  await tellWhoIsMissing(tx, mine, question.cover);
  return { steps: mine.length, messages, nextAt: nextEscalationAt(question) };
}

type Question = EscalationQuestion & { readonly cover: ClinicCover };

async function questionOf(tx: ClinicTx): Promise<Question> {
  const asOf = await todayOf(tx);
  const escalation = escalationOn((await clinicRules(tx)).rulebook, asOf);
  if (escalation === undefined) throw new InvariantError("The rulebook has no escalation ladder.");
  return {
    now: tx.at,
    asOf,
    items: (await worklistLines(tx, {}, "", 1_000_000)).map(itemOfLine).map((item) => begun(item, tx.at)),
    reminders: (await remindersOn(tx, formatDay(asOf))).map(reminderOfRow),
    escalation,
    cover: await coverOn(tx, asOf),
    taken: await takenSteps(tx),
  };
}

/** What was recorded before the clock was set back has begun all the same: it is told now, not when the clock gets there. */
const begun = (item: WorklistItem, now: Instant): WorklistItem =>
  item.openedAt === undefined || item.openedAt <= now ? item : { ...item, openedAt: now };

type Planned = { readonly taken: TakenStep; readonly step: EscalationStep; readonly told: Told };
const nobody: Told = { accounts: [], missing: [] };

async function plan(tx: ClinicTx, step: EscalationStep, cover: ClinicCover, canSend: boolean): Promise<Planned> {
  const told = step.outcome === "skip" || step.channel === "patient-reminder" ? nobody : toldBy(step, cover);
  return {
    step,
    told,
    taken: {
      key: step.key,
      patient: step.patient ?? "",
      about: step.about,
      rung: step.rung,
      outcome: await outcomeOf(tx, step, told, canSend),
      reachedAt: step.reachedAt,
      content: { channel: step.channel, accounts: told.accounts },
    },
  };
}

async function outcomeOf(tx: ClinicTx, step: EscalationStep, told: Told, canSend: boolean) {
  if (step.outcome === "skip") return "skipped";
  if (step.channel === "patient-reminder") {
    const isReachable = canSend && typeof (await patientAddress(tx, step.patient!)) === "object";
    return isReachable ? "sent" : "nobody";
  }
  if (told.accounts.length === 0) return "nobody";
  return step.channel === "message" && canSend ? "sent" : "marked";
}

/** One message for each person, and for each patient, in a run, however much there is: it only says that there is something. */
async function send(tx: ClinicTx, mine: readonly Planned[], items: readonly WorklistItem[]): Promise<number> {
  const sent = mine.filter(({ taken }) => taken.outcome === "sent");
  const reminders = Map.groupBy(
    sent.filter(({ step }) => step.channel === "patient-reminder"),
    ({ step }) => step.patient!,
  );
  for (const [patient, steps] of reminders) {
    const about = steps.map((one) => one.step.about);
    const key = `reminder/${patient}/${digestOf(steps)}`;
    await addDelivery(tx, { key, channel: "patient-reminder", recipient: patient, patient, about, urgency: "ROUTINE" });
  }
  const staff = sent.filter(({ step }) => step.channel === "message");
  const byPerson = new Map<string, Planned[]>();
  for (const one of staff) {
    for (const account of one.told.accounts) byPerson.set(account, [...(byPerson.get(account) ?? []), one]);
  }
  const urgencies = new Map(items.map((item) => [`${item.patient ?? ""}/${item.key}`, item]));
  for (const [account, steps] of byPerson) {
    const about = steps.map(({ step }) => urgencies.get(`${step.patient ?? ""}/${step.about}`)!);
    const urgency = about.reduce((a, b) => (a.urgencyRank <= b.urgencyRank ? a : b)).urgency;
    const key = `staff/${account}/${digestOf(steps)}`;
    await addDelivery(tx, { key, channel: "staff-message", recipient: account, patient: "", about: [], urgency });
  }
  return reminders.size + byPerson.size;
}

const digestOf = (steps: readonly Planned[]): string =>
  createHash("sha256")
    .update(
      steps
        .map(({ taken }) => taken.key)
        .toSorted()
        .join("\n"),
    )
    .digest("hex")
    .slice(0, 32);

/** A role that nobody has is somebody's task, until somebody has it. */
async function tellWhoIsMissing(tx: ClinicTx, mine: readonly Planned[], cover: ClinicCover): Promise<void> {
  const missing = new Set(mine.flatMap(({ told }) => told.missing));
  for (const role of missing) {
    await raise(tx, {
      key: `nobody-on-duty/${role}`,
      kind: "nobody-on-duty",
      role: "administrator",
      urgency: "24H",
      about: role,
      content: {},
    });
  }
  for (const role of ["nurse", "physician", "programme", "administrator"] as const) {
    const isThere = toldBy({ to: [{ role }] }, cover).missing.length === 0;
    if (isThere) await settle(tx, `nobody-on-duty/${role}`);
  }
}
