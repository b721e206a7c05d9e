import type { ClinicTx } from "./transaction.ts";

export type ErasureRequest = {
  readonly request: string;
  readonly patient: string;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  readonly why: string;
  readonly confirmedBy: string | undefined;
  readonly isWithdrawn: boolean;
  readonly isDone: boolean;
};

/** Requests of this clinic with what became of them, oldest first. */
export async function erasureRequests({ query, clinic }: ClinicTx): Promise<readonly ErasureRequest[]> {
  const rows = await query
    .selectFrom("erasure_request as r")
    .leftJoin("erasure_confirmation as c", (on) =>
      on.onRef("c.clinic_id", "=", "r.clinic_id").onRef("c.request_id", "=", "r.request_id"),
    )
    .leftJoin("erasure_withdrawal as w", (on) =>
      on.onRef("w.clinic_id", "=", "r.clinic_id").onRef("w.request_id", "=", "r.request_id"),
    )
    .leftJoin("tombstone as t", (on) =>
      on.onRef("t.clinic_id", "=", "r.clinic_id").onRef("t.patient_id", "=", "r.patient_id"),
    )
    .select(["r.request_id", "r.patient_id", "r.requested_at", "r.requested_by", "r.why", "c.confirmed_by"])
    .select(["w.request_id as withdrawn", "t.patient_id as gone"])
    .where("r.clinic_id", "=", clinic)
    .orderBy("r.requested_at")
    .orderBy("r.request_id")
    .execute();
  return rows.map((row) => ({
    request: row.request_id,
    patient: row.patient_id,
    requestedAt: row.requested_at,
    requestedBy: row.requested_by,
    why: row.why,
    confirmedBy: row.confirmed_by ?? undefined,
    isWithdrawn: row.withdrawn !== null,
    isDone: row.gone !== null,
  }));
}

export async function addErasureRequest(
  { query, clinic, actor, at }: ClinicTx,
  one: { readonly request: string; readonly patient: string; readonly why: string },
): Promise<void> {
  await query
    .insertInto("erasure_request")
    .values({
      clinic_id: clinic,
      request_id: one.request,
      patient_id: one.patient,
      requested_at: new Date(at),
      requested_by: actor.id,
      why: one.why,
    })
    .execute();
}

export async function addErasureConfirmation(
  { query, clinic, actor, at }: ClinicTx,
  { request, requestedBy }: Pick<ErasureRequest, "request" | "requestedBy">,
): Promise<void> {
  await query
    .insertInto("erasure_confirmation")
    .values({
      clinic_id: clinic,
      request_id: request,
      requested_by: requestedBy,
      confirmed_by: actor.id,
      confirmed_at: new Date(at),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function addErasureWithdrawal(
  { query, clinic, actor, at }: ClinicTx,
  request: string,
  why: string,
): Promise<void> {
  await query
    .insertInto("erasure_withdrawal")
    .values({ clinic_id: clinic, request_id: request, withdrawn_by: actor.id, withdrawn_at: new Date(at), why })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
