import { createHash } from "node:crypto";
import { InvariantError } from "@longwatch/core";
import { type RawBuilder, sql } from "kysely";
import { caches } from "./copy.ts";
import type { Query } from "./transaction.ts";

/** Tables that name patients and stay as they are: ids only, and what shows that an erasure was done properly. */
export const keptTables: ReadonlySet<string> = new Set(["tombstone", "erasure_request", "transfer_offer"]);

export type Erased = {
  /** Rows that went, by table. `raw_message_kept`: messages that stayed because they are of other patients too. */
  readonly counts: Readonly<Record<string, number>>;
  /** SHA-256 over every row that went, each as PostgreSQL writes it as JSON, in the order of tables and keys. */
  readonly digest: string;
};

/**
 * Removes all that is known of a patient, as the owner. Messages go that spoke of nobody else, with their repetitions; one
 * that is of several people cannot be taken apart and stays.
 */
export async function eraseRows(query: Query, clinic: string, patient: string): Promise<Erased> {
  await sql`select set_config('longwatch.erasing', 'yes', true)`.execute(query);
  const messages = await messagesOf(query, clinic, patient);
  const hash = createHash("sha256");
  const counts: Record<string, number> = { raw_message_kept: messages.shared };
  const remove = async (table: string, where: RawBuilder<unknown>): Promise<void> => {
    const { rows } = await sql<{ row: string }>`
      with gone as (delete from ${sql.table(table)} as t where ${where} returning to_json(t)::text as row)
      select row from gone order by row collate "C"`.execute(query);
    // Caches hold nothing of their own, and are not told.
    if (caches.has(table)) return;
    for (const { row } of rows) hash.update(`${table} ${row}\n`, "utf8");
    counts[table] = (counts[table] ?? 0) + rows.length;
  };
  for (const { table, parent, on } of await goingTables(query)) {
    if (parent === null) await remove(table, sql`t.clinic_id = ${clinic} and t.patient_id = ${patient}`);
    else {
      const ofPatient = sql`p.clinic_id = ${clinic} and p.patient_id = ${patient}`;
      await remove(table, sql`exists (select from ${sql.table(parent)} p where ${sql.raw(on)} and ${ofPatient})`);
    }
    if (table === "fact")
      for (const about of [
        "table_import_act",
        "table_import",
        "held_act",
        "held_message",
        "given_part",
        "inbox",
        "raw_message",
      ])
        await remove(about, sql`t.clinic_id = ${clinic} and t.message_id = any(${messages.own}::uuid[])`);
  }
  await sql`select set_config('longwatch.erasing', '', true)`.execute(query);
  return { counts, digest: `sha256:${hash.digest("hex")}` };
}

type Going = { readonly table: string; readonly parent: string | null; readonly on: string };

/**
 * Every table that names patients, read from the catalogue so that none is forgotten, and every table that hangs on one of them
 * (`parent`, joined by `on`); what refers comes before what it refers to.
 */
async function goingTables(query: Query): Promise<readonly Going[]> {
  const { rows } = await sql<Going & { refers: string[] }>`
    with naming as (
      select c.oid, c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'patient_id'
      where c.relnamespace = 'longwatch'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all(${[...keptTables]}::text[])
    ), keys as (
      select k.oid, k.conrelid, k.confrelid, string_agg(format('t.%I = p.%I', a.attname, b.attname), ' and ' order by u.place) as on
      from pg_constraint k cross join unnest(k.conkey, k.confkey) with ordinality as u (own, other, place)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.own
      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = u.other
      where k.contype = 'f' and k.connamespace = 'longwatch'::regnamespace group by k.oid
    ), going as (
      select n.oid, n.name as table, null::text as parent, '' as on from naming n
      union all
      select c.oid, c.relname::text, n.name, k.on from keys k join naming n on n.oid = k.confrelid join pg_class c on c.oid = k.conrelid
      where not exists (select from naming o where o.oid = k.conrelid)
    )
    select g.table, g.parent, g.on, array(
      select p.relname::text from keys k join pg_class p on p.oid = k.confrelid where k.conrelid = g.oid and k.confrelid <> g.oid
    ) as refers from going g order by g.table`.execute(query);
  const left = [...rows];
  const ordered: Going[] = [];
  while (left.length > 0) {
    // Whoever is referred to by a table that is still to go must wait.
    const next = left.findIndex(
      ({ table }) => !left.some((other) => other.table !== table && other.refers.includes(table)),
    );
    if (next === -1) throw new InvariantError("Tables that name patients refer to each other in a circle.");
    ordered.push(...left.splice(next, 1));
  }
  return ordered;
}

/** Messages that speak of this patient: those that are theirs alone, and how many are of others too. */
async function messagesOf(
  query: Query,
  clinic: string,
  patient: string,
): Promise<{ readonly own: string[]; readonly shared: number }> {
  const { rows } = await sql<{ message_id: string; shared: boolean }>`
    with mine as (
      select distinct m.feed, m.digest, m.content_digest from raw_message m where m.clinic_id = ${clinic} and m.message_id in (
        select message_id from fact where clinic_id = ${clinic} and patient_id = ${patient}
        union select message_id from document where clinic_id = ${clinic} and patient_id = ${patient}
        union select message_id from given_part where clinic_id = ${clinic} and patient_id = ${patient})
    ), same as (
      select distinct m.message_id, m.feed, m.digest from raw_message m join mine on m.feed = mine.feed
        and (m.digest = mine.digest or (m.content_digest <> '' and m.content_digest = mine.content_digest)) where m.clinic_id = ${clinic}
    ), others as (
      select distinct s.feed, s.digest from same s
      where exists (select from fact f where f.clinic_id = ${clinic} and f.message_id = s.message_id and f.patient_id <> ${patient})
      or exists (select from document d where d.clinic_id = ${clinic} and d.message_id = s.message_id and d.patient_id <> ${patient})
      or exists (select from given_part g where g.clinic_id = ${clinic} and g.message_id = s.message_id and g.patient_id <> ${patient})
    )
    select s.message_id, exists (select from others o where o.feed = s.feed and o.digest = s.digest) as shared from same s`.execute(
    query,
  );
  return {
    own: rows.filter(({ shared }) => !shared).map(({ message_id }) => message_id),
    shared: rows.filter(({ shared }) => shared).length,
  };
}
