import type { Instant } from "@longwatch/core";
import { type Selectable, sql } from "kysely";
import type { BulkTables } from "./bulk-tables.ts";
import type { ClinicTx } from "./transaction.ts";

/** What a program asked for. */
export type BulkOrder = {
  readonly export: string;
  readonly askedBy: string;
  /** The address that it asked. */
  readonly request: string;
  readonly types: readonly string[];
  /** Whether it may know who the patients are. */
  readonly isNamed: boolean;
  readonly since: Instant | undefined;
  /** What of the request was left out of account, as FHIR tells it. */
  readonly doubts: readonly object[];
};

export type BulkExport = BulkOrder & {
  readonly state: "waiting" | "running" | "complete" | "failed";
  readonly fault: "disk-full" | "failed" | undefined;
  /** Whatever was recorded before it is in it. */
  readonly transactionTime: Instant | undefined;
  readonly walkedThrough: string;
  readonly people: number;
  readonly endsAt: Instant;
};

type Row = Selectable<BulkTables["bulk_export"]>;

const instantOf = (moment: Date | null): Instant | undefined => (moment?.getTime() ?? undefined) as Instant | undefined;

const exportOf = (row: Row): BulkExport => ({
  export: row.export_id,
  askedBy: row.asked_by,
  request: row.request,
  types: row.types,
  isNamed: row.is_named,
  since: instantOf(row.since),
  doubts: row.doubts,
  state: row.state,
  fault: row.fault ?? undefined,
  transactionTime: instantOf(row.transaction_time),
  walkedThrough: row.walked_through,
  people: row.people,
  endsAt: row.ends_at.getTime() as Instant,
});

export async function addBulkExport({ query, clinic, at }: ClinicTx, order: BulkOrder, endsAt: Instant): Promise<void> {
  await query
    .insertInto("bulk_export")
    .values({
      clinic_id: clinic,
      export_id: order.export,
      asked_by: order.askedBy,
      asked_at: new Date(at),
      request: order.request,
      types: [...order.types],
      is_named: order.isNamed,
      since: order.since === undefined ? null : new Date(order.since),
      doubts: JSON.stringify(order.doubts),
      state: "waiting",
      fault: null,
      transaction_time: null,
      walked_through: "",
      people: 0,
      ends_at: new Date(endsAt),
    })
    .execute();
}

const rows = ({ query, clinic, at }: ClinicTx) =>
  query.selectFrom("bulk_export").selectAll().where("clinic_id", "=", clinic).where("ends_at", ">", new Date(at));

/** One that has not ended, for who asked for it; nobody else's. */
export async function findBulkExport(tx: ClinicTx, id: string, askedBy: string): Promise<BulkExport | undefined> {
  const row = await rows(tx).where("export_id", "=", id).where("asked_by", "=", askedBy).executeTakeFirst();
  return row && exportOf(row);
}

/** How many a program has that have not ended. Nobody adds one for it meanwhile: who counts waits for who has counted. */
export async function countBulkExportsOf({ query, clinic, at }: ClinicTx, askedBy: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bulk-export ${clinic} ${askedBy}`}, 0))`.execute(query);
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::int as count from bulk_export
    where clinic_id = ${clinic} and asked_by = ${askedBy} and ends_at > ${new Date(at)}`.execute(query);
  return counted[0]!.count;
}

/** The one to be done next: the oldest that is not finished. */
export async function nextBulkExport(tx: ClinicTx): Promise<string | undefined> {
  const row = await rows(tx)
    .where("state", "in", ["waiting", "running"])
    .orderBy("asked_at")
    .orderBy("export_id")
    .limit(1)
    .executeTakeFirst();
  return row?.export_id;
}

/** One that is not finished, held until the transaction ends: whoever cancels it waits, and so does another who would go on with it. */
export async function holdBulkExport(tx: ClinicTx, id: string): Promise<BulkExport | undefined> {
  const row = await rows(tx)
    .where("export_id", "=", id)
    .where("state", "in", ["waiting", "running"])
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row && exportOf(row);
}

type Change = Partial<Pick<BulkExport, "state" | "fault" | "transactionTime" | "walkedThrough" | "people" | "endsAt">>;

export async function changeBulkExport({ query, clinic }: ClinicTx, id: string, change: Change): Promise<void> {
  const { state, fault, transactionTime, walkedThrough, people, endsAt } = change;
  await query
    .updateTable("bulk_export")
    .set({
      ...(state === undefined ? {} : { state }),
      ...(fault === undefined ? {} : { fault }),
      ...(transactionTime === undefined ? {} : { transaction_time: new Date(transactionTime) }),
      ...(walkedThrough === undefined ? {} : { walked_through: walkedThrough }),
      ...(people === undefined ? {} : { people }),
      ...(endsAt === undefined ? {} : { ends_at: new Date(endsAt) }),
    })
    .where("clinic_id", "=", clinic)
    .where("export_id", "=", id)
    .execute();
}

/** Takes an export away with all its lines, after whoever is writing to it has come to a good place. */
export async function removeBulkExport(tx: ClinicTx, id: string): Promise<void> {
  const { query, clinic } = tx;
  await query
    .selectFrom("bulk_export")
    .select("export_id")
    .where("clinic_id", "=", clinic)
    .where("export_id", "=", id)
    .forUpdate()
    .execute();
  await removePieces(tx, id);
  await query.deleteFrom("bulk_export").where("clinic_id", "=", clinic).where("export_id", "=", id).execute();
}

export async function removePieces({ query, clinic }: ClinicTx, id: string): Promise<void> {
  await query.deleteFrom("bulk_export_piece").where("clinic_id", "=", clinic).where("export_id", "=", id).execute();
}

/** Takes away what has ended. */
export async function forgetBulkExports(tx: ClinicTx): Promise<void> {
  const { rows: ended } = await sql<{ id: string }>`
    select export_id as id from bulk_export where clinic_id = ${tx.clinic} and ends_at <= ${new Date(tx.at)}`.execute(
    tx.query,
  );
  for (const { id } of ended) await removeBulkExport(tx, id);
}
