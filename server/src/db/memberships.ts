import { sql } from "kysely";
import type { ClinicTx, Query } from "./transaction.ts";

export type MemberRow = {
  readonly account: string;
  readonly address: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly since: Date;
};

/** Everybody who works at the clinic, by name. */
export async function membersOf({ query, clinic }: ClinicTx): Promise<readonly MemberRow[]> {
  const rows = await query
    .selectFrom("membership as m")
    .innerJoin("account as a", "a.account_id", "m.account_id")
    .select(["m.account_id", "a.address", "a.display_name", "m.roles", "m.since"])
    .where("m.clinic_id", "=", clinic)
    .orderBy("a.display_name")
    .orderBy("m.account_id")
    .execute();
  return rows.map((row) => ({
    account: row.account_id,
    address: row.address,
    displayName: row.display_name,
    roles: row.roles,
    since: row.since,
  }));
}

export const clinicsOf = async (query: Query, account: string): Promise<readonly string[]> =>
  (await query.selectFrom("membership").select("clinic_id").where("account_id", "=", account).execute()).map(
    ({ clinic_id }) => clinic_id,
  );

/** The accounts of every administrator, whose rows are held until the end of the transaction, so that two cannot remove each other. */
export const lockAdministrators = async ({ query, clinic }: ClinicTx): Promise<readonly string[]> =>
  (
    await query
      .selectFrom("membership")
      .select("account_id")
      .where("clinic_id", "=", clinic)
      .where(sql<boolean>`'administrator' = any (roles)`)
      .orderBy("account_id")
      .forUpdate()
      .execute()
  ).map(({ account_id }) => account_id);

export async function rolesOf({ query, clinic }: ClinicTx, account: string): Promise<readonly string[] | undefined> {
  const row = await query
    .selectFrom("membership")
    .select("roles")
    .where("clinic_id", "=", clinic)
    .where("account_id", "=", account)
    .executeTakeFirst();
  return row?.roles;
}

export async function insertMembership(
  { query, clinic }: ClinicTx,
  account: string,
  roles: readonly string[],
  since: Date,
): Promise<void> {
  await query
    .insertInto("membership")
    .values({ clinic_id: clinic, account_id: account, roles: [...roles], since })
    .execute();
}

export async function updateRoles(
  { query, clinic }: ClinicTx,
  account: string,
  roles: readonly string[],
): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("membership")
    .set({ roles: [...roles] })
    .where("clinic_id", "=", clinic)
    .where("account_id", "=", account)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export async function deleteMembership({ query, clinic }: ClinicTx, account: string): Promise<boolean> {
  const { numDeletedRows } = await query
    .deleteFrom("membership")
    .where("clinic_id", "=", clinic)
    .where("account_id", "=", account)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
