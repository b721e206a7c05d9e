import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

/** A patient's lines in one file of an export. */
export type BulkPiece = { readonly type: string; readonly patient: string; readonly lines: readonly string[] };

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export async function putPieces({ query, clinic }: ClinicTx, id: string, pieces: readonly BulkPiece[]): Promise<void> {
  for (const { type, patient, lines } of pieces) {
    const content = await compress(lines.map((line) => `${line}\n`).join(""));
    const resources = lines.length;
    await query
      .insertInto("bulk_export_piece")
      .values({ clinic_id: clinic, export_id: id, type, patient_id: patient, resources, content })
      .execute();
  }
}

/** How many resources each file has. */
export async function countsOf({ query, clinic }: ClinicTx, id: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ type: string; count: number }>`
    select type, sum(resources)::int as count from bulk_export_piece
    where clinic_id = ${clinic} and export_id = ${id} group by type order by type`.execute(query);
  return new Map(rows.map(({ type, count }) => [type, count]));
}

/** Patients of whom something is in an export, after one, in order of id. */
export async function peopleIn({ query, clinic }: ClinicTx, id: string, after: string, most: number) {
  const { rows } = await sql<{ patient: string }>`
    select distinct patient_id as patient from bulk_export_piece
    where clinic_id = ${clinic} and export_id = ${id} and patient_id > ${after} order by patient_id limit ${most}`.execute(
    query,
  );
  return rows.map(({ patient }) => patient);
}

/** The next lines of a file, of the patients after one, in order of id. */
export async function piecesAfter(
  { query, clinic }: ClinicTx,
  id: string,
  type: string,
  after: string,
  most: number,
): Promise<readonly { readonly patient: string; readonly text: Buffer }[]> {
  const { rows } = await sql<{ patient: string; content: Buffer }>`
    select patient_id as patient, content from bulk_export_piece
    where clinic_id = ${clinic} and export_id = ${id} and type = ${type} and patient_id > ${after}
    order by patient_id limit ${most}`.execute(query);
  return Promise.all(rows.map(async ({ patient, content }) => ({ patient, text: await decompress(content) })));
}
