import { randomUUID } from "node:crypto";
import { type ActEffect, type DraftAct, judgeTaskAct, ok, parseDay, type Result, snoozeDaysOf } from "@longwatch/core";
import { factsOf } from "../db/facts.ts";
import { membersOf } from "../db/memberships.ts";
import { addNoticeAct, lockNotice } from "../db/notices.ts";
import { lockPatient } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { worklistLines } from "../db/worklist.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { announce } from "./announce.ts";
import { ensureKept } from "./ensure-kept.ts";
import { noticeItems, refreshNotices } from "./notices.ts";
import { recordFacts } from "./record-facts.ts";
import { todayOf } from "./today.ts";
import { itemOfLine } from "./worklist-rows.ts";

/** What somebody does about a task or a notice, as they write it: `until` a day `YYYY-MM-DD`, itself included. */
export type WrittenAct = Omit<DraftAct, "until"> & { readonly until?: string };

/** What came of an act; `act` is the id of the fact that holds it. */
export type Acted = { readonly effect: ActEffect; readonly version: number; readonly act: string };

/**
 * Takes, hands over, sets aside, says done or reopens a task of a patient. It is judged by the list as it is now, and kept as a fact.
 *
 * @param expected the version of the record that the actor has seen; another one is an issue
 * @returns undefined where the clinic has no such patient; with issues, nothing was written
 */
export async function actOnTask(
  tx: ClinicTx,
  patient: string,
  act: WrittenAct,
  expected?: number,
): Promise<Result<Acted> | undefined> {
  const head = await lockPatient(tx, patient);
  if (head === undefined) return undefined;
  await ensureKept(tx, head);
  const lines = await worklistLines(tx, { patient }, "", everyLine);
  const one = lines.map(itemOfLine).find(({ key }) => key === act.task);
  const evidence = await factsOf(tx, patient, act.evidence ?? []);
  const judged = judgeTaskAct(
    one,
    draftOf(act),
    one?.endsByWord ?? false,
    await contextOf(tx, (id) => evidence.has(id)),
  );
  if (!judged.ok) return judged;
  // An id of its own: to take a task again, after somebody else has had it, is another act.
  const { seenOwner: _, ...kept } = act;
  const fact = { kind: "task-acted", id: `act-${randomUUID()}`, ...kept };
  const recorded = await recordFacts(tx, patient, [fact], {}, expected);
  if (recorded === undefined || !recorded.ok) return recorded;
  return ok({ effect: judged.value, version: recorded.value.version, act: fact.id });
}

/** The same for a notice, which is no patient's; `act` is the id of what is kept. */
export async function actOnNotice(tx: ClinicTx, act: WrittenAct): Promise<Result<Omit<Acted, "version">>> {
  await lockNotice(tx, act.task);
  const [one] = await noticeItems(tx, act.task);
  const judged = judgeTaskAct(one, draftOf(act), one?.endsByWord ?? false, await contextOf(tx, () => false));
  if (!judged.ok) return judged;
  const { task, action, seenOwner: _, ...content } = act;
  const id = await addNoticeAct(tx, task, action, content);
  if (judged.value === "closed") await addNoticeAct(tx, task, "gone", { because: id });
  await refreshNotices(tx);
  await announce(tx);
  return ok({ effect: judged.value, act: id });
}

/** No patient has so many. */
const everyLine = 10_000;

/** A day that is none is left out: the judgement names what is missing. */
function draftOf({ until, ...act }: WrittenAct): DraftAct {
  const day = until === undefined ? undefined : parseDay(until);
  return day === undefined ? act : { ...act, until: day };
}

async function contextOf(tx: ClinicTx, hasFact: (id: string) => boolean) {
  const members = new Set((await membersOf(tx)).map(({ account }) => account));
  return {
    asOf: await todayOf(tx),
    snoozeDays: snoozeDaysOf((await clinicRules(tx)).rulebook),
    isMember: (person: string) => members.has(person),
    hasFact,
  };
}
