import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

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

/**
 * Grants that hold: of a client that is connected and, where a member gave it, of somebody who has been a member ever since and whose account is
 * open. Who left and came back gives it anew.
 */
const holding = ({ query, clinic, at }: ClinicTx) =>
  query
    .selectFrom("client_grant as g")
    .innerJoin("client as c", (join) =>
      join.onRef("c.clinic_id", "=", "g.clinic_id").onRef("c.client_id", "=", "g.client_id"),
    )
    .leftJoin("membership as m", (join) =>
      join.onRef("m.clinic_id", "=", "g.clinic_id").onRef("m.account_id", "=", "g.account_id"),
    )
    .leftJoin("account as a", "a.account_id", "m.account_id")
    .select(["g.grant_id", "g.client_id", "g.account_id", "g.patient_id", "g.scopes", "g.granted_at", "g.ends_at"])
    .select("c.label")
    .where("g.clinic_id", "=", clinic)
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
    );

export async function findGrant(tx: ClinicTx, grant: string): Promise<GrantRow | undefined> {
  const row = await holding(tx).where("g.grant_id", "=", grant).executeTakeFirst();
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

export type ShownGrant = GrantRow & { readonly account: string; readonly label: string; readonly grantedAt: Date };

/** What members have granted to apps and still holds, the newest first. @param account whose; undefined: everybody's */
export async function grantsOfMembers(tx: ClinicTx, account: string | undefined): Promise<readonly ShownGrant[]> {
  const rows = await holding(tx)
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

/** What an account has granted at this clinic and was not ended, whether or not it opens anything now. */
export async function unendedGrantsOf(
  { query, clinic, at }: ClinicTx,
  account: string,
): Promise<readonly Pick<GrantRow, "grant" | "client">[]> {
  const rows = await query
    .selectFrom("client_grant")
    .select(["grant_id", "client_id"])
    .where("clinic_id", "=", clinic)
    .where("account_id", "=", account)
    .where("ended_at", "is", null)
    .where("ends_at", ">", new Date(at))
    .orderBy("grant_id")
    .execute();
  return rows.map((row) => ({ grant: row.grant_id, client: row.client_id }));
}

/** Ends a grant, and with it every token of it. @returns whether it had not been ended */
export async function putGrantEnd({ query, clinic, at }: ClinicTx, grant: string): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("client_grant")
    .set({ ended_at: new Date(at) })
    .where("clinic_id", "=", clinic)
    .where("grant_id", "=", grant)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Grants that have ended by themselves, with their tokens: the sweep's. The audit keeps that they were given. */
export async function forgetGrants({ query, clinic }: ClinicTx, before: Date): Promise<void> {
  await sql`delete from client_grant where clinic_id = ${clinic} and ends_at < ${before}`.execute(query);
}
