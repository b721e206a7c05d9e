import type { ClinicTx, Query } from "./transaction.ts";

export type ServiceTokenRow = {
  readonly clinic: string;
  readonly service: string;
  readonly label: string;
  readonly permissions: readonly string[];
  readonly madeAt: Date;
  readonly endsAt: Date;
  readonly revokedAt: Date | null;
};

export async function insertServiceToken(
  { query, clinic }: ClinicTx,
  one: Omit<ServiceTokenRow, "clinic" | "revokedAt"> & { readonly tokenHash: string; readonly madeBy: string },
): Promise<void> {
  await query
    .insertInto("service_token")
    .values({
      clinic_id: clinic,
      token_id: one.service,
      label: one.label,
      token_hash: one.tokenHash,
      permissions: [...one.permissions],
      made_by: one.madeBy,
      made_at: one.madeAt,
      ends_at: one.endsAt,
    })
    .execute();
}

/** The token that the transaction names, while it holds. */
export async function serviceByToken(query: Query, tokenHash: string, at: Date): Promise<ServiceTokenRow | undefined> {
  const row = await query
    .selectFrom("service_token")
    .selectAll()
    .where("token_hash", "=", tokenHash)
    .where("revoked_at", "is", null)
    .where("ends_at", ">", at)
    .executeTakeFirst();
  return row && read(row);
}

/** All that were ever made, for the administrator. */
export async function serviceTokensOf({ query, clinic }: ClinicTx): Promise<readonly ServiceTokenRow[]> {
  const rows = await query
    .selectFrom("service_token")
    .selectAll()
    .where("clinic_id", "=", clinic)
    .orderBy("made_at")
    .orderBy("token_id")
    .execute();
  return rows.map(read);
}

export async function revokeService({ query, clinic, at, actor }: ClinicTx, service: string): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("service_token")
    .set({ revoked_at: new Date(at), revoked_by: actor.id })
    .where("clinic_id", "=", clinic)
    .where("token_id", "=", service)
    .where("revoked_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

type Row = {
  clinic_id: string;
  token_id: string;
  label: string;
  permissions: string[];
  made_at: Date;
  ends_at: Date;
  revoked_at: Date | null;
};
const read = (row: Row): ServiceTokenRow => ({
  clinic: row.clinic_id,
  service: row.token_id,
  label: row.label,
  permissions: row.permissions,
  madeAt: row.made_at,
  endsAt: row.ends_at,
  revokedAt: row.revoked_at,
});
