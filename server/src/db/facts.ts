import { type Day, type FactJson, formatDay, type Instant } from "@longwatch/core";
import { sql } from "kysely";
import { json } from "./json.ts";
import type { Head, Until } from "./patients.ts";
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
 * @param until the facts of a version are those that came with it or before
 */
export async function factsAsJson(
  { query, clinic }: ClinicTx,
  patient: string,
  { knownAt, version }: Until = {},
): Promise<string> {
  const { rows } = await sql<{ facts: string }>`
    select ${asArray} as facts from fact where clinic_id = ${clinic} and patient_id = ${patient}
      ${knownAt === undefined ? sql`` : sql`and recorded_at <= ${new Date(knownAt)}`}
      ${version === undefined ? sql`` : sql`and record_version <= ${version}`}`.execute(query);
  return rows[0]!.facts;
}

const asArray = sql`'[' || coalesce(string_agg(content::text, ','), '') || ']'`;

/** What came to a record after one version, through another: its facts as one JSON array, and whether the header changed. */
export async function changesBetween(
  { query, clinic }: ClinicTx,
  patient: string,
  after: number,
  through: number,
): Promise<{ readonly facts: string; readonly isOfOtherHeader: boolean }> {
  const range = sql`clinic_id = ${clinic} and patient_id = ${patient} and record_version > ${after} and record_version <= ${through}`;
  const { rows } = await sql<{ facts: string; other: boolean }>`
    select (select ${asArray} from fact where ${range}) as facts, exists (select from patient_header where ${range}) as other`.execute(
    query,
  );
  return { facts: rows[0]!.facts, isOfOtherHeader: rows[0]!.other };
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
