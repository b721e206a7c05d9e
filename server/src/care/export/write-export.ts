import {
  assess,
  type Day,
  formatDay,
  type PatientRecord,
  type Rulebook,
  renderAssessment,
  symptomKeysOf,
} from "@longwatch/core";
import {
  cellsOf,
  type ExportedPerson,
  type ExportShape,
  type Privacy,
  type Rows,
  rowsOfExport,
  rowsOfPerson,
  type Table,
  tablesOf,
  type Withheld,
} from "@longwatch/interop";
import { type ExportManifest, tableMade } from "./manifest.ts";
import { type Alias, aliased, aliasOf, keyMark, noAlias } from "./pseudonyms.ts";
import { type ExportFormat, openTextFiles, type TableFiles } from "./table-files.ts";

export type ExportPlan = {
  readonly shape: ExportShape;
  readonly format: ExportFormat;
  /** 32 secret bytes that make the pseudonyms; undefined: people are identified. */
  readonly key: Buffer | undefined;
  readonly asOf: Day;
  readonly rulebook: Rulebook;
  /** Name and version of this program. */
  readonly software: string;
};

/** People of a clinic or of a folder, who are read one at a time. */
export type People = {
  /** Stands before each id where a pseudonym is made, so that two clinics' patients never share one. */
  readonly clinic: string;
  readonly ids: readonly string[];
  readonly read: (id: string) => Promise<PatientRecord>;
};

/**
 * Writes everybody's rows into a folder, one file for each table of the shape. One person at a time is in memory.
 *
 * @param folder empty, and readable by its owner alone
 * @param done   told after each person how many are done
 */
export async function writeTables(
  folder: string,
  plan: ExportPlan,
  people: People,
  done: (people: number) => void,
): Promise<ExportManifest> {
  const { shape, format, key, asOf, software } = plan;
  const tables = tablesOf(shape);
  const rows = new Map(tables.map(({ name }) => [name, 0]));
  const withheld: Partial<Record<Withheld, number>> = {};
  const withhold = (why: Withheld): void => {
    withheld[why] = (withheld[why] ?? 0) + 1;
  };
  const files = await openFiles(folder, tables, format);
  const add = (made: Rows): void => {
    for (const table of tables) {
      const before = rows.get(table.name)!;
      const of = made[table.name] ?? [];
      files.append(
        table,
        of.map((row, i) => cellsOf(table, row, before + i + 1)),
      );
      rows.set(table.name, before + of.length);
    }
  };
  let exported = 0;
  let leftOut = 0;
  try {
    const named = aliased(people.ids, (id) =>
      key === undefined ? noAlias(id) : aliasOf(key, `${people.clinic}/${id}`),
    );
    for (const [id, alias] of named) {
      const person = personOf(plan, await people.read(id), alias, exported + 1, withhold);
      const made = rowsOfPerson(shape, person);
      if (made === undefined) leftOut += 1;
      else {
        exported += 1;
        add(made);
      }
      done(exported + leftOut);
    }
    add(rowsOfExport(shape, formatDay(asOf), software));
    await files.finish();
  } finally {
    files.close();
  }
  return {
    export: 1,
    shape,
    format,
    privacy: privacyOf(key),
    asOf: formatDay(asOf),
    software,
    keyMark: key === undefined ? null : keyMark(key),
    people: exported,
    leftOut,
    withheld,
    tables: await Promise.all(tables.map((table) => tableMade(folder, table, format, rows.get(table.name)!))),
  };
}

/** DuckDB is loaded only by whoever wants Parquet. */
const openFiles = async (folder: string, tables: readonly Table[], format: ExportFormat): Promise<TableFiles> =>
  format === "parquet"
    ? (await import("./parquet-files.ts")).openParquetFiles(folder, tables)
    : openTextFiles(folder, tables, format);

const privacyOf = (key: Buffer | undefined): Privacy => (key === undefined ? "identified" : "pseudonymised");

function personOf(
  { rulebook, asOf, key }: ExportPlan,
  record: PatientRecord,
  alias: Alias,
  number: number,
  withhold: (why: Withheld) => void,
): ExportedPerson {
  const answer = renderAssessment(assess(record, rulebook, asOf), () => false);
  const symptoms = symptomKeysOf(rulebook.protocols)?.known ?? new Set<string>();
  return { number, ...alias, privacy: privacyOf(key), record, answer, asOf, words: { symptoms }, withhold };
}
