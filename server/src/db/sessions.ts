import { sql } from "kysely";
import type { Query } from "./transaction.ts";

export type SessionRow = {
  readonly session: string;
  readonly account: string;
  readonly method: string;
  readonly signedInAt: Date;
  readonly lastSeenAt: Date;
  readonly endsAt: Date;
  readonly browser: string;
};
/** A session with everything that a request needs to know of its account. */
export type FoundSession = SessionRow & {
  readonly address: string;
  readonly displayName: string;
  readonly isDisabled: boolean;
  readonly memberships: readonly {
    readonly clinic: string;
    readonly clinicName: string;
    readonly zone: string;
    readonly roles: readonly string[];
  }[];
};

/**
 * The session of this token, unless it was ended. One statement, because every request begins with it; not in a transaction,
 * because the name that it sets would last as long.
 */
export async function sessionByToken(query: Query, tokenHash: string): Promise<FoundSession | undefined> {
  const { rows } = await sql<Row & AccountRow>`select * from session_of_token(${tokenHash})`.execute(query);
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    ...read(first),
    address: first.address,
    displayName: first.display_name,
    isDisabled: first.disabled_at !== null,
    memberships: rows.flatMap(({ clinic_id, roles, name, zone }) =>
      clinic_id === null ? [] : [{ clinic: clinic_id, clinicName: name!, zone: zone!, roles: roles! }],
    ),
  };
}

export async function insertSession(query: Query, one: SessionRow & { readonly tokenHash: string }): Promise<void> {
  await query
    .insertInto("session")
    .values({
      session_id: one.session,
      account_id: one.account,
      token_hash: one.tokenHash,
      method: one.method,
      signed_in_at: one.signedInAt,
      last_seen_at: one.lastSeenAt,
      ends_at: one.endsAt,
      browser: one.browser,
    })
    .execute();
}

export async function touchSession(query: Query, session: string, at: Date): Promise<void> {
  await query
    .updateTable("session")
    .set({ last_seen_at: at })
    .where("session_id", "=", session)
    .where("last_seen_at", "<", at)
    .execute();
}

/** Sessions of an account that were neither ended nor are past their absolute limit, the newest first. */
export async function openSessions(query: Query, account: string, at: Date): Promise<readonly SessionRow[]> {
  const rows = await query
    .selectFrom("session as s")
    .select(columns)
    .where("s.account_id", "=", account)
    .where("s.ended_at", "is", null)
    .where("s.ends_at", ">", at)
    .orderBy("s.signed_in_at", "desc")
    .orderBy("s.session_id")
    .execute();
  return rows.map(read);
}

/** Ends those of an account's sessions that are named, or all but one. @returns how many */
export async function endSessions(
  query: Query,
  account: string,
  which: { readonly only: string } | { readonly but: string | undefined },
  at: Date,
): Promise<number> {
  let update = query
    .updateTable("session")
    .set({ ended_at: at })
    .where("account_id", "=", account)
    .where("ended_at", "is", null);
  if ("only" in which) update = update.where("session_id", "=", which.only);
  else if (which.but !== undefined) update = update.where("session_id", "<>", which.but);
  return Number((await update.executeTakeFirstOrThrow()).numUpdatedRows);
}

const columns = [
  "s.session_id",
  "s.account_id",
  "s.method",
  "s.signed_in_at",
  "s.last_seen_at",
  "s.ends_at",
  "s.browser",
] as const;
type Row = {
  session_id: string;
  account_id: string;
  method: string;
  signed_in_at: Date;
  last_seen_at: Date;
  ends_at: Date;
  browser: string;
};
type AccountRow = {
  address: string;
  display_name: string;
  disabled_at: Date | null;
  clinic_id: string | null;
  roles: string[] | null;
  name: string | null;
  zone: string | null;
};
const read = (row: Row): SessionRow => ({
  session: row.session_id,
  account: row.account_id,
  method: row.method,
  signedInAt: row.signed_in_at,
  lastSeenAt: row.last_seen_at,
  endsAt: row.ends_at,
  browser: row.browser,
});
