import type { ClinicTx, Query } from "./transaction.ts";

export type TokenKind = "access" | "refresh";

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
