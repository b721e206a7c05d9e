import type { Database } from "./database.ts";
import type { Query } from "./transaction.ts";

/** What only the owner of the database does: the first clinic, and every further one. */
export const asOwner = <T>(owner: Database, work: (query: Query) => Promise<T>): Promise<T> =>
  owner.query.transaction().execute(work);

export async function hasAccounts(query: Query): Promise<boolean> {
  const row = await query.selectFrom("account").select("account_id").limit(1).executeTakeFirst();
  return row !== undefined;
}

/** The one set-up token that holds; one that was made before it does no longer. */
export async function putSetUpToken(query: Query, tokenHash: string, at: Date): Promise<void> {
  const values = { token_hash: tokenHash, made_at: at };
  await query
    .insertInto("set_up")
    .values(values)
    .onConflict((conflict) => conflict.column("only_one").doUpdateSet(values))
    .execute();
}

export async function knowsSetUpToken(query: Query, tokenHash: string): Promise<boolean> {
  const row = await query.selectFrom("set_up").select("made_at").where("token_hash", "=", tokenHash).executeTakeFirst();
  return row !== undefined;
}

/** Uses the token up. @returns false where it is not the one that holds */
export async function takeSetUpToken(query: Query, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await query
    .deleteFrom("set_up")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

export async function insertClinic(
  query: Query,
  one: { clinic: string; name: string; zone: string; at: Date },
): Promise<void> {
  await query
    .insertInto("clinic")
    .values({ clinic_id: one.clinic, name: one.name, zone: one.zone, created_at: one.at })
    .execute();
}

/** Until somebody has an account, a set-up that was broken off is taken up again: the clinic it made, or undefined. */
export const unfinishedClinic = async (query: Query): Promise<string | undefined> =>
  (
    await query
      .selectFrom("clinic as c")
      .select("c.clinic_id")
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom("membership as m").select("m.account_id").whereRef("m.clinic_id", "=", "c.clinic_id"))),
      )
      .orderBy("c.created_at")
      .limit(1)
      .executeTakeFirst()
  )?.clinic_id;

export async function renameClinic(query: Query, one: { clinic: string; name: string; zone: string }): Promise<void> {
  await query
    .updateTable("clinic")
    .set({ name: one.name, zone: one.zone })
    .where("clinic_id", "=", one.clinic)
    .execute();
}

/** Ends the invitations that the owner wrote for a clinic: a set-up that is begun again invites anew. */
export async function withdrawOwnersInvitations(query: Query, clinic: string, at: Date): Promise<void> {
  await query
    .updateTable("invitation")
    .set({ withdrawn_at: at })
    .where("clinic_id", "=", clinic)
    .where("invited_by", "is", null)
    .where("accepted_at", "is", null)
    .execute();
}
