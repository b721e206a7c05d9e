import { randomUUID } from "node:crypto";
import { canonicalJson } from "@longwatch/core";
import { hasAuditEventSince, insertAuditEvent } from "../db/audit-events.ts";
import type { ClinicTx } from "../db/transaction.ts";
import type { AuditAction } from "./action.ts";
import { type AuditDetail, checkedDetail } from "./detail.ts";

export type AuditedAct = {
  readonly action: AuditAction;
  /** The patient's id, or the id of what else was seen or changed. */
  readonly object: string;
  /** The reason that a person typed. */
  readonly why?: string | undefined;
  /** Ids, versions, counts and digests. For a list of patients: `{ patients: [ids] }`. */
  readonly detail?: AuditDetail | undefined;
};

/** Writes down who does what, in the transaction that does it: both happen or neither. */
export async function recordEvent(tx: ClinicTx, { action, object, why, detail = {} }: AuditedAct): Promise<void> {
  await insertAuditEvent(tx, {
    event_id: randomUUID(),
    action,
    object,
    why: why ?? null,
    detail: canonicalJson(checkedDetail(detail)),
  });
}

/**
 * Writes down what is asked again and again in one go, such as at each pause in typing: once for the same person, object, action
 * and detail. What was written less than so long ago stands for it; at exactly that age it does no more.
 *
 * The chain keeps every reader, and does not hide them among their own keystrokes.
 */
export async function recordOnceIn(ms: number, tx: ClinicTx, act: Omit<AuditedAct, "why">): Promise<void> {
  const { action, object, detail = {} } = act;
  const row = { action, object, detail: canonicalJson(checkedDetail(detail)) };
  if (!(await hasAuditEventSince(tx, row, tx.at - ms))) await recordEvent(tx, act);
}
