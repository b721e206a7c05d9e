import { randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** How the tables of one sender are read, in its newest version. */
export type ImportProfile = { readonly profile: string; readonly version: number; readonly content: object };

export async function profilesNow({ query, clinic }: ClinicTx, only?: string): Promise<readonly ImportProfile[]> {
  const one = only === undefined ? sql`` : sql`and profile = ${only}`;
  const { rows } = await sql<ImportProfile>`
    select distinct on (profile) profile, profile_version as version, content from import_profile
    where clinic_id = ${clinic} ${one} order by profile, profile_version desc`.execute(query);
  return rows;
}

/** Adds the next version. Two who add at once meet the same key, and one of them is refused. */
export async function addProfileVersion(
  { query, clinic, actor, at }: ClinicTx,
  { profile, version, content }: ImportProfile,
): Promise<void> {
  await query
    .insertInto("import_profile")
    .values({
      clinic_id: clinic,
      profile,
      profile_version: version,
      recorded_at: new Date(at),
      recorded_by: actor.id,
      content: JSON.stringify(content),
    })
    .execute();
}

/** A table that somebody brought, and what was done with it last. */
export type TableImport = {
  readonly message: string;
  readonly profile: string;
  readonly broughtAt: Instant;
  readonly broughtBy: string;
  /** `previewed`: nothing of it was filed. */
  readonly state: "previewed" | "filed" | "undone";
  readonly facts: number;
};

/** Writes down that a table was brought; one that was brought before stays as it is. */
export async function addImport(
  { query, clinic, actor, at }: ClinicTx,
  message: string,
  profile: string,
): Promise<void> {
  await query
    .insertInto("table_import")
    .values({ clinic_id: clinic, message_id: message, profile, brought_at: new Date(at), brought_by: actor.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The newest first; of one message, where it is named. */
export async function tableImports(
  { query, clinic }: ClinicTx,
  { message, most = 100 }: { readonly message?: string; readonly most?: number } = {},
): Promise<readonly TableImport[]> {
  const one = message === undefined ? sql`` : sql`and i.message_id = ${message}`;
  const { rows } = await sql<{
    message_id: string;
    profile: string;
    brought_at: Date;
    brought_by: string;
    action: "filed" | "undone" | null;
    facts: number | null;
  }>`
    select i.message_id, i.profile, i.brought_at, i.brought_by, a.action, a.facts
    from table_import i left join lateral (
      select action, facts from table_import_act a where a.clinic_id = i.clinic_id and a.message_id = i.message_id
      order by acted_at desc limit 1) a on true
    where i.clinic_id = ${clinic} ${one} order by i.brought_at desc, i.message_id limit ${most}`.execute(query);
  return rows.map((row) => ({
    message: row.message_id,
    profile: row.profile,
    broughtAt: row.brought_at.getTime() as Instant,
    broughtBy: row.brought_by,
    state: row.action ?? "previewed",
    facts: row.facts ?? 0,
  }));
}

/** Nobody else files or undoes it before the end of the transaction. */
export async function lockImport({ query, clinic }: ClinicTx, message: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${clinic} ${message}`}, 0))`.execute(query);
}

/** Adds an act; a clock that was set back does not put it before one that is there. The import must be locked. */
export async function addImportAct(
  { query, clinic, actor, at }: ClinicTx,
  message: string,
  action: "filed" | "undone",
  facts: number,
  why?: string,
): Promise<void> {
  await sql`
    insert into table_import_act (clinic_id, message_id, act_id, acted_at, acted_by, action, facts, why)
    select ${clinic}, ${message}, ${randomUUID()},
           greatest(${new Date(at)}::timestamptz, max(acted_at) + interval '1 millisecond'), ${actor.id}, ${action}, ${facts}, ${why ?? null}
    from table_import_act where clinic_id = ${clinic} and message_id = ${message}`.execute(query);
}
