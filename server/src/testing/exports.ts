import { mkdirSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { compileRulebook, type PatientRecord, parseDay, parseRecord } from "@longwatch/core";
import type { ExportShape } from "@longwatch/interop";
import type { ExportManifest } from "../care/export/manifest.ts";
import type { ExportFormat } from "../care/export/table-files.ts";
import { writeTables } from "../care/export/write-export.ts";
import { loadRules } from "../protocols/load.ts";

const rules = loadRules();
if (!rules.ok) throw new Error("the shipped protocols cannot be read");
const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);

export type ExportedTest = {
  readonly shape: ExportShape;
  readonly format: ExportFormat;
  readonly key: Buffer | undefined;
  readonly asOf?: string;
};

/** Exports records into a new folder, as the command would. */
export function exportRecords(
  folder: string,
  records: readonly PatientRecord[],
  { shape, format, key, asOf = "2026-11-21" }: ExportedTest,
): Promise<ExportManifest> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const byId = new Map(records.map((record) => [record.patient.id, record]));
  const plan = { shape, format, key, asOf: parseDay(asOf)!, rulebook, software: "longwatch test" };
  const people = { clinic: "", ids: [...byId.keys()], read: async (id: string) => byId.get(id)! };
  return writeTables(folder, plan, people, () => {});
}

/** @throws where the record has an issue */
export function recordFrom(written: unknown): PatientRecord {
  const record = parseRecord(written);
  if (!record.ok) throw new Error(record.issues.map(({ code, at }) => `${code} ${at}`).join(", "));
  return record.value;
}

/** Rows of a query over exported files; `FOLDER` is the export's. */
export async function askFiles(folder: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    let rows: readonly (readonly unknown[])[] = [];
    for (const one of sql.split(/;\s*\n/).filter((text) => text.trim() !== ""))
      rows = (await connection.runAndReadAll(one.replaceAll("FOLDER", path.resolve(folder)))).getRowsJson();
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
