import { json } from "./json.ts";
import type { ClinicTx, Query } from "./transaction.ts";

/** What a connected system is for. */
export type ClientUse = "decision-support" | "backend" | "app" | "record-system";

export type ClientRow = {
  readonly clinic: string;
  readonly client: string;
  readonly use: ClientUse;
  readonly label: string;
  readonly content: object;
  readonly sealedSecret: Buffer | null;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
};

export async function insertClient(
  { query, clinic, actor, at }: ClinicTx,
  one: Pick<ClientRow, "client" | "use" | "label" | "content" | "sealedSecret"> & { readonly namedAs: string },
): Promise<void> {
  await query
    .insertInto("client")
    .values({
      clinic_id: clinic,
      client_id: one.client,
      use: one.use,
      named_as: one.namedAs,
      label: one.label,
      content: json(one.content),
      sealed_secret: one.sealedSecret,
      made_by: actor.id,
      made_at: new Date(at),
    })
    .execute();
}

/** The client that the transaction names, while it is connected. */
export async function clientNamed(query: Query, namedAs: string): Promise<ClientRow | undefined> {
  const row = await query
    .selectFrom("client")
    .selectAll()
    .where("named_as", "=", namedAs)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row && read(row);
}

/** A client of the clinic, while it is connected. */
export async function findClient({ query, clinic }: ClinicTx, client: string): Promise<ClientRow | undefined> {
  const row = await query
    .selectFrom("client")
    .selectAll()
    .where("clinic_id", "=", clinic)
    .where("client_id", "=", client)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row && read(row);
}

/** All that were ever connected, for the administrator. */
export async function clientsOf({ query, clinic }: ClinicTx): Promise<readonly ClientRow[]> {
  const rows = await query
    .selectFrom("client")
    .selectAll()
    .where("clinic_id", "=", clinic)
    .orderBy("made_at")
    .orderBy("client_id")
    .execute();
  return rows.map(read);
}

/** @returns whether there was one that was connected */
export async function endClient({ query, clinic, at, actor }: ClinicTx, client: string): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable("client")
    .set({ ended_at: new Date(at), ended_by: actor.id })
    .where("clinic_id", "=", clinic)
    .where("client_id", "=", client)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

type Row = {
  clinic_id: string;
  client_id: string;
  use: string;
  label: string;
  content: object;
  sealed_secret: Buffer | null;
  made_at: Date;
  ended_at: Date | null;
};
const read = (row: Row): ClientRow => ({
  clinic: row.clinic_id,
  client: row.client_id,
  use: row.use as ClientUse,
  label: row.label,
  content: row.content,
  sealedSecret: row.sealed_secret,
  madeAt: row.made_at,
  endedAt: row.ended_at,
});
