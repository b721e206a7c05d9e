import { sql } from "kysely";
import type { ClinicTx, Query } from "./transaction.ts";

export type TokenKind = "access" | "refresh";
export type GrantRow = {
  readonly grant: string;
  readonly client: string;
  readonly account: string | null;
  readonly patient: string | null;
  readonly scopes: readonly string[];
  readonly endsAt: Date;
};

export async function insertGrant({ query, clinic, at }: ClinicTx, one: GrantRow): Promise<void> {
  await query
    .insertInto("client_grant")
    .values({
      clinic_id: clinic,
      grant_id: one.grant,
      client_id: one.client,
      account_id: one.account,
      patient_id: one.patient,
      scopes: [...one.scopes],
      granted_at: new Date(at),
      ends_at: one.endsAt,
      ended_at: null,
    })
    .execute();
}

export type NewToken = {
  readonly token: string;
  readonly grant: string;
  readonly hash: string;
  readonly kind: TokenKind;
  readonly endsAt: Date;
};

export async function insertClientToken({ query, clinic, at }: ClinicTx, one: NewToken): Promise<void> {
  await query
    .insertInto("client_token")
    .values({
      clinic_id: clinic,
      token_id: one.token,
      grant_id: one.grant,
      token_hash: one.hash,
      kind: one.kind,
      made_at: new Date(at),
      ends_at: one.endsAt,
      used_at: null,
    })
    .execute();
}

/** Whose clinic the token is of that the transaction names, and what it is; one that has ended is none. */
export async function tokenNamed(query: Query, hash: string, kinds: readonly TokenKind[], at: Date) {
  const row = await query
    .selectFrom("client_token")
    .select(["clinic_id", "grant_id", "token_id", "used_at", "ends_at"])
    .where("token_hash", "=", hash)
    .where("kind", "in", [...kinds])
    .where("ends_at", ">", at)
    .executeTakeFirst();
  return (
    row && {
      clinic: row.clinic_id,
      grant: row.grant_id,
      token: row.token_id,
      isUsed: row.used_at !== null,
      endsAt: row.ends_at,
    }
  );
}

/**
 * A grant that holds: of a client that is connected and, where a member gave it, of somebody who has been a member ever since and whose account is
 * open. Who left and came back gives it anew.
 */
export async function findGrant({ query, clinic, at }: ClinicTx, grant: string): Promise<GrantRow | undefined> {
  const row = await query
    .selectFrom("client_grant as g")
    .innerJoin("client as c", (join) =>
      join.onRef("c.clinic_id", "=", "g.clinic_id").onRef("c.client_id", "=", "g.client_id"),
    )
    .leftJoin("membership as m", (join) =>
      join.onRef("m.clinic_id", "=", "g.clinic_id").onRef("m.account_id", "=", "g.account_id"),
    )
    .leftJoin("account as a", "a.account_id", "m.account_id")
    .select(["g.grant_id", "g.client_id", "g.account_id", "g.patient_id", "g.scopes", "g.ends_at"])
    .where("g.clinic_id", "=", clinic)
    .where("g.grant_id", "=", grant)
    .where("g.ended_at", "is", null)
    .where("g.ends_at", ">", new Date(at))
    .where("c.ended_at", "is", null)
    .where((is) =>
      is.or([
        is("g.account_id", "is", null),
        is.and([
          is("m.since", "<=", is.ref("g.granted_at")),
          is("a.account_id", "is not", null),
          is("a.disabled_at", "is", null),
        ]),
      ]),
    )
    .executeTakeFirst();
  return (
    row && {
      grant: row.grant_id,
      client: row.client_id,
      account: row.account_id,
      patient: row.patient_id,
      scopes: row.scopes,
      endsAt: row.ends_at,
    }
  );
}

/** Uses a refresh token up. Of two that bring the same, one gets true. */
export async function useToken({ query, clinic, at }: ClinicTx, token: string): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("client_token")
    .set({ used_at: new Date(at) })
    .where("clinic_id", "=", clinic)
    .where("token_id", "=", token)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Ends a grant, and with it every token of it. @returns whether it held */
export async function endGrant({ query, clinic, at }: ClinicTx, grant: string): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("client_grant")
    .set({ ended_at: new Date(at) })
    .where("clinic_id", "=", clinic)
    .where("grant_id", "=", grant)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

export type ShownGrant = GrantRow & { readonly account: string; readonly label: string; readonly grantedAt: Date };

/** What members have granted to apps and still holds, the newest first. @param account whose; undefined: everybody's */
export async function grantsOfMembers(
  { query, clinic, at }: ClinicTx,
  account: string | undefined,
): Promise<readonly ShownGrant[]> {
  const rows = await query
    .selectFrom("client_grant as g")
    .innerJoin("client as c", (join) =>
      join.onRef("c.clinic_id", "=", "g.clinic_id").onRef("c.client_id", "=", "g.client_id"),
    )
    .select(["g.grant_id", "g.client_id", "g.account_id", "g.patient_id", "g.scopes", "g.granted_at", "g.ends_at"])
    .select("c.label")
    .where("g.clinic_id", "=", clinic)
    .where("g.ended_at", "is", null)
    .where("g.ends_at", ">", new Date(at))
    .where("c.ended_at", "is", null)
    .where("g.account_id", "is not", null)
    .$if(account !== undefined, (some) => some.where("g.account_id", "=", account!))
    .orderBy("g.granted_at", "desc")
    .orderBy("g.grant_id")
    .execute();
  return rows.map((row) => ({
    grant: row.grant_id,
    client: row.client_id,
    label: row.label,
    account: row.account_id!,
    patient: row.patient_id,
    scopes: row.scopes,
    grantedAt: row.granted_at,
    endsAt: row.ends_at,
  }));
}

/** Ends what an account has granted at this clinic. @returns what held until now */
export async function endGrantsOfAccount(
  { query, clinic, at }: ClinicTx,
  account: string,
): Promise<readonly { readonly grant: string; readonly client: string }[]> {
  const rows = await query
    .updateTable("client_grant")
    .set({ ended_at: new Date(at) })
    .where("clinic_id", "=", clinic)
    .where("account_id", "=", account)
    .where("ended_at", "is", null)
    .where("ends_at", ">", new Date(at))
    .returning(["grant_id", "client_id"])
    .execute();
  return rows.map((row) => ({ grant: row.grant_id, client: row.client_id }));
}

/** Grants that have ended by themselves, with their tokens: the sweep's. The audit keeps that they were given. */
export async function forgetGrants({ query, clinic }: ClinicTx, before: Date): Promise<void> {
  await sql`delete from client_grant where clinic_id = ${clinic} and ends_at < ${before}`.execute(query);
}
