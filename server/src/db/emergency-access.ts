import type { ClinicTx } from "./transaction.ts";

export type BreakGlassRow = {
  readonly use: string;
  readonly account: string;
  readonly patient: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly endsAt: Date;
};

export async function patientExists({ query, clinic }: ClinicTx, patient: string): Promise<boolean> {
  const row = await query
    .selectFrom("patient")
    .select("patient_id")
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient)
    .executeTakeFirst();
  return row !== undefined;
}

/** A use and the notice that stays until somebody else has reviewed it. */
export async function insertBreakGlass({ query, clinic }: ClinicTx, one: BreakGlassRow): Promise<void> {
  await query
    .insertInto("break_glass")
    .values({
      clinic_id: clinic,
      use_id: one.use,
      account_id: one.account,
      patient_id: one.patient,
      reason: one.reason,
      opened_at: one.openedAt,
      ends_at: one.endsAt,
    })
    .execute();
  await query
    .insertInto("notice")
    .values({
      clinic_id: clinic,
      notice_key: noticeKey(one.use),
      kind: "break-glass-review",
      role: "administrator",
      urgency: "24H",
      opened_at: one.openedAt,
      about: one.use,
      content: JSON.stringify({ use: one.use, account: one.account, patient: one.patient }),
    })
    .execute();
}

/** The use that is open for this account and patient at a moment; the one that lasts longest. */
export const openUse = async (
  { query, clinic }: ClinicTx,
  account: string,
  patient: string,
  at: Date,
): Promise<string | undefined> =>
  (
    await query
      .selectFrom("break_glass")
      .select("use_id")
      .where("clinic_id", "=", clinic)
      .where("account_id", "=", account)
      .where("patient_id", "=", patient)
      .where("opened_at", "<=", at)
      .where("ends_at", ">", at)
      .orderBy("ends_at", "desc")
      .limit(1)
      .executeTakeFirst()
  )?.use_id;

/** Uses that nobody has reviewed, the oldest first. */
export async function unreviewedUses(tx: ClinicTx): Promise<readonly BreakGlassRow[]> {
  const rows = await tx.query
    .selectFrom("break_glass as b")
    .selectAll("b")
    .where("b.clinic_id", "=", tx.clinic)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("break_glass_review as r")
            .select("r.use_id")
            .whereRef("r.clinic_id", "=", "b.clinic_id")
            .whereRef("r.use_id", "=", "b.use_id"),
        ),
      ),
    )
    .orderBy("b.opened_at")
    .orderBy("b.use_id")
    .execute();
  return rows.map((row) => ({
    use: row.use_id,
    account: row.account_id,
    patient: row.patient_id,
    reason: row.reason,
    openedAt: row.opened_at,
    endsAt: row.ends_at,
  }));
}

/** @returns false where somebody has reviewed it already */
export async function insertReview(
  { query, clinic, actor, at }: ClinicTx,
  one: { use: string; account: string; finding: string; remark: string; act: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await query
    .insertInto("break_glass_review")
    .values({
      clinic_id: clinic,
      use_id: one.use,
      account_id: one.account,
      reviewed_by: actor.id,
      reviewed_at: new Date(at),
      finding: one.finding,
      remark: one.remark,
    })
    .onConflict((conflict) => conflict.columns(["clinic_id", "use_id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await query
    .insertInto("notice_act")
    .values({
      clinic_id: clinic,
      notice_key: noticeKey(one.use),
      act_id: one.act,
      acted_at: new Date(at),
      acted_by: actor.id,
      action: "done",
      content: JSON.stringify({ finding: one.finding }),
    })
    .execute();
  return true;
}

const noticeKey = (use: string): string => `break-glass-review/${use}`;
