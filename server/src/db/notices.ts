import { randomUUID } from "node:crypto";
import { json } from "./json.ts";
import type { ClinicTx } from "./transaction.ts";

/** Work that is no patient's, on its way to the worklist. The same key is the same notice, however often it is raised. */
export type NewNotice = {
  readonly key: string;
  readonly kind: string;
  readonly role: string;
  readonly urgency: string;
  readonly about: string;
  readonly content: object;
};

/** @returns false where it has been raised before */
export async function raiseNotice({ query, clinic, at }: ClinicTx, notice: NewNotice): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await query
    .insertInto("notice")
    .values({
      clinic_id: clinic,
      notice_key: notice.key,
      kind: notice.kind,
      role: notice.role,
      urgency: notice.urgency,
      opened_at: new Date(at),
      about: notice.about,
      content: json(notice.content),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Says that what a notice asked for has been done; nothing where there is no such notice. */
export async function closeNotice({ query, clinic, actor, at }: ClinicTx, key: string): Promise<void> {
  const there = await query
    .selectFrom("notice")
    .select("notice_key")
    .where("clinic_id", "=", clinic)
    .where("notice_key", "=", key)
    .executeTakeFirst();
  if (there === undefined) return;
  await query
    .insertInto("notice_act")
    .values({
      clinic_id: clinic,
      notice_key: key,
      act_id: randomUUID(),
      acted_at: new Date(at),
      acted_by: actor.id,
      action: "done",
      content: json({}),
    })
    .execute();
}
