import { type Day, type FactJson, formatDay, type Instant } from "@longwatch/core";
import { sql } from "kysely";
import { json } from "./json.ts";
import type { Head } from "./patients.ts";
import type { ClinicTx } from "./transaction.ts";

/** A fact on its way into the memory: as written, with the id that it goes by and its first possible day. */
export type FactToKeep = {
  readonly id: string;
  readonly occurredOn: Day | undefined;
  readonly recordedAt: Instant;
  readonly content: FactJson;
  readonly message?: string;
};

/**
 * A patient's facts as one JSON array: one row and one parse, where thousands of rows would cost more than the
 * computation that they are for.
 *
 * @param range facts known at a moment, it included; or those that came after a version of the record
 */
export async function factsAsJson(
  { query, clinic }: ClinicTx,
  patient: string,
  range: { readonly knownAt?: Instant | undefined; readonly afterVersion?: number } = {},
): Promise<string> {
  const { knownAt, afterVersion = 0 } = range;
  const until = knownAt === undefined ? sql`` : sql`and recorded_at <= ${new Date(knownAt)}`;
  const since = afterVersion === 0 ? sql`` : sql`and record_version > ${afterVersion}`;
  const { rows } = await sql<{ facts: string }>`
    select '[' || coalesce(string_agg(content::text, ','), '') || ']' as facts
    from fact where clinic_id = ${clinic} and patient_id = ${patient} ${until} ${since}`.execute(query);
  return rows[0]!.facts;
}

/** What is kept already under these ids. */
export async function factsOf(
  { query, clinic }: ClinicTx,
  patient: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, object>> {
  const rows = await query
    .selectFrom("fact")
    .select(["fact_id", "content"])
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient)
    .where(sql<boolean>`fact_id = any(${[...ids]}::text[])`)
    .execute();
  return new Map(rows.map(({ fact_id, content }) => [fact_id, content]));
}

/** Adds facts under the version of a head that is locked. One statement, however many. */
export async function addFacts(
  { query, clinic, actor }: ClinicTx,
  { patient, version }: Pick<Head, "patient" | "version">,
  facts: readonly FactToKeep[],
): Promise<void> {
  const column = <T>(of: (fact: FactToKeep) => T): T[] => facts.map(of);
  await sql`
    insert into fact (clinic_id, patient_id, fact_id, record_version, kind, occurred_on, recorded_at, recorded_by, message_id, content)
    select ${clinic}, ${patient}, f.id, ${version}, f.kind, f.occurred_on, f.recorded_at, ${actor.id}, f.message_id, f.content
    from unnest(${column(({ id }) => id)}::text[], ${column(({ content }) => content.kind)}::text[],
                ${column(({ occurredOn }) => (occurredOn === undefined ? null : formatDay(occurredOn)))}::date[],
                ${column(({ recordedAt }) => new Date(recordedAt))}::timestamptz[],
                ${column(({ message }) => message ?? null)}::uuid[],
                ${column(({ content }) => json(content))}::json[])
      as f (id, kind, occurred_on, recorded_at, message_id, content)`.execute(query);
}

/** Facts of one kind, what was learned last first. */
export async function factsOfKind(
  { query, clinic }: ClinicTx,
  patient: string,
  kind: FactJson["kind"],
): Promise<readonly object[]> {
  const rows = await query
    .selectFrom("fact")
    .select("content")
    .where("clinic_id", "=", clinic)
    .where("patient_id", "=", patient)
    .where("kind", "=", kind)
    .orderBy("recorded_at", "desc")
    .orderBy("fact_id")
    .execute();
  return rows.map(({ content }) => content);
}
