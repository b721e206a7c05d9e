import { rmSync } from "node:fs";
import path from "node:path";
import { DuckDBDateValue, DuckDBInstance } from "@duckdb/node-api";
import { type Day, InvariantError, parseDay } from "@longwatch/core";
import type { Cell, Column, Table } from "@longwatch/interop";
import { fileOf, type TableFiles } from "./table-files.ts";

type CellType = Column["type"];
const sqlTypes: Readonly<Record<CellType, string>> = {
  integer: "integer",
  number: "double",
  text: "varchar",
  date: "date",
};

const work = ".export.duckdb";

/** Parquet, by way of a database on the disk beside the files, so that a cohort need not fit into memory. */
export async function openParquetFiles(folder: string, tables: readonly Table[]): Promise<TableFiles> {
  const database = path.join(folder, work);
  const instance = await DuckDBInstance.create(database, { memory_limit: "256MB", threads: "1" });
  const connection = await instance.connect();
  for (const { name, columns } of tables)
    await connection.run(`create table ${name} (${columns.map((one) => `${quoted(one)} ${sqlTypes[one.type]}`)})`);
  const appenders = new Map<string, Awaited<ReturnType<typeof connection.createAppender>>>();
  for (const { name } of tables) appenders.set(name, await connection.createAppender(name));
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    connection.closeSync();
    instance.closeSync();
    for (const ending of ["", ".wal"]) rmSync(`${database}${ending}`, { force: true });
  };
  return {
    append: ({ name, columns }, rows) => {
      const appender = appenders.get(name)!;
      for (const cells of rows) {
        for (const [i, cell] of cells.entries()) put(appender, columns[i]!.type, cell);
        appender.endRow();
      }
    },
    finish: async () => {
      for (const appender of appenders.values()) appender.closeSync();
      for (const table of tables) {
        const file = path.join(folder, fileOf(table, "parquet")).replaceAll("'", "''");
        await connection.run(`copy ${table.name} to '${file}' (format parquet, compression zstd)`);
      }
      close();
    },
    close,
  };
}

/** OMOP has no column that is a word of SQL, the tabulation model has some. */
const quoted = ({ name }: Column): string => `"${name}"`;

type Appender = Awaited<ReturnType<Awaited<ReturnType<DuckDBInstance["connect"]>>["createAppender"]>>;

function put(appender: Appender, type: CellType, cell: Cell): void {
  if (cell === null) appender.appendNull();
  else if (typeof cell === "string" && type === "date") appender.appendDate(new DuckDBDateValue(dayOf(cell)));
  else if (typeof cell === "string") appender.appendVarchar(cell);
  else if (type === "integer") appender.appendInteger(cell);
  else appender.appendDouble(cell);
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new InvariantError("a date of an export is none");
  return day;
}
