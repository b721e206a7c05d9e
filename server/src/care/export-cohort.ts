import { createHmac } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { assess, type Day, renderAssessment } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { patientIds } from "../db/patients.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { rawRecord } from "../usecases/record.ts";
import { type CohortRow, type CohortTable, cohortTables, rowsOf } from "./cohort-rows.ts";

export type ExportedCohort = { readonly people: number; readonly rows: Readonly<Record<CohortTable, number>> };

/**
 * Writes a clinic's cohort as Parquet files for analysis, one for each table of {@link cohortTables}. People have a pseudonym, days are
 * days since their own first infusion, and no free text, name, identifier, birth date or author leaves; a year of birth does.
 * It is pseudonymous, not anonymous: rare courses can be recognised, so it is kept like a record. One person at a time is in memory.
 *
 * @param folder where the files go; made where it is missing
 * @param secret makes the pseudonyms: with the same one the same people can be followed over exports, without it nobody can be found
 * @param asOf   the day of the assessments that coverage and courses come from
 */
export async function exportCohort(tx: ClinicTx, folder: string, secret: Buffer, asOf: Day): Promise<ExportedCohort> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: "256MB", threads: "1" });
  const connection = await instance.connect();
  try {
    for (const [name, columns] of Object.entries(cohortTables)) {
      await connection.run(`create table ${name} (${columns.map(([column, type]) => `${column} ${type}`).join(", ")})`);
    }
    const rows = { people: 0, courses: 0, results: 0, facts: 0, coverage: 0 };
    const { rulebook } = await clinicRules(tx);
    let people = 0;
    for (let after = ""; ; ) {
      const ids = await patientIds(tx, after, 200);
      for (const id of ids) {
        const record = (await rawRecord(tx, id))!;
        const answer = renderAssessment(assess(record, rulebook, asOf));
        const made = rowsOf(pseudonym(secret, tx.clinic, id), record, answer);
        for (const name of Object.keys(cohortTables) as CohortTable[]) {
          rows[name] += made[name].length;
          await append(connection, name, made[name]);
        }
        people += 1;
      }
      if (ids.length < 200) break;
      after = ids.at(-1)!;
    }
    for (const name of Object.keys(cohortTables)) {
      const file = path.join(folder, `${name}.parquet`).replaceAll("'", "''");
      await connection.run(`copy ${name} to '${file}' (format parquet, compression zstd)`);
    }
    await recordEvent(tx, { action: "export.make", object: "cohort", detail: rows });
    return { people, rows };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

type Connection = Awaited<ReturnType<DuckDBInstance["connect"]>>;

async function append(connection: Connection, table: CohortTable, rows: readonly CohortRow[]): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = cohortTables[table].map(([, type]) => type);
  for (const row of rows) {
    for (const [i, value] of row.entries()) {
      if (value === null) appender.appendNull();
      else if (typeof value === "string") appender.appendVarchar(value);
      else if (types[i] === "integer") appender.appendInteger(value);
      else appender.appendDouble(value);
    }
    appender.endRow();
  }
  appender.closeSync();
}

/** The same person has the same one under the same secret; nobody finds the person without it. */
const pseudonym = (secret: Buffer, clinic: string, patient: string): string =>
  createHmac("sha256", secret).update(`${clinic}/${patient}`, "utf8").digest("hex").slice(0, 24);
