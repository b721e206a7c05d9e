import { failed, type Issue, ok, type Result } from "@longwatch/core";
import { factsOf } from "../db/facts.ts";
import { actToUndo, addNoticeAct, lockNotice } from "../db/notices.ts";
import { lockPatient } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { announce } from "./announce.ts";
import { refreshNotices } from "./notices.ts";
import { recordFacts } from "./record-facts.ts";

/**
 * Takes back what the actor did about a task: the act is retracted, so that the line is what it would be without it. Nobody takes
 * back what somebody else did. Done twice, it is done once.
 *
 * @param act the id of the fact
 * @returns with issues, nothing was written
 */
export async function undoAct(
  tx: ClinicTx,
  patient: string,
  act: string,
): Promise<Result<{ readonly version: number }>> {
  await lockPatient(tx, patient);
  const kept = (await factsOf(tx, patient, [act])).get(act) as { kind?: string; by?: string } | undefined;
  if (kept?.kind !== "task-acted" || kept.by !== tx.actor.id) return failed([unknown(act)]);
  const retracted = { kind: "fact-retracted", id: `undo-${act}`, fact: act, reason: "undone" };
  const recorded = (await recordFacts(tx, patient, [retracted]))!;
  return recorded.ok ? ok({ version: recorded.value.version }) : recorded;
}

/**
 * The same for a notice: it is what it would be without the act, open again where the act had ended it. After its reason has
 * gone, or come again, there is nothing to take back.
 *
 * @returns whether it stood until now
 */
export async function undoNoticeAct(tx: ClinicTx, notice: string, act: string): Promise<Result<boolean>> {
  await lockNotice(tx, notice);
  const kept = await actToUndo(tx, notice, act);
  if (kept === undefined || kept.by !== tx.actor.id) return failed([unknown(act)]);
  if (kept.isUndone) return ok(false);
  await addNoticeAct(tx, notice, "undone", { act });
  await refreshNotices(tx);
  await announce(tx);
  return ok(true);
}

const unknown = (saw: string): Issue => ({
  code: "fact-reference-unknown",
  severity: "error",
  at: "/act",
  saw,
  remedy: "Name an act of your own that still stands on this list.",
});
