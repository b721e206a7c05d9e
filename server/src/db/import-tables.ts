import type { ColumnType, JSONColumnType } from "kysely";

type Moment = ColumnType<Date, Date, Date>;

type ImportProfileTable = {
  clinic_id: string;
  profile: string;
  profile_version: number;
  recorded_at: Moment;
  recorded_by: string;
  content: JSONColumnType<object, string, string>;
};

type TableImportTable = {
  clinic_id: string;
  message_id: string;
  profile: string;
  brought_at: Moment;
  brought_by: string;
};

type TableImportActTable = {
  clinic_id: string;
  message_id: string;
  act_id: string;
  acted_at: Moment;
  acted_by: string;
  action: "filed" | "undone";
  facts: number;
  why: string | null;
};

/** The tables of migration 0010: tables of results that people bring. */
export type ImportTables = {
  import_profile: ImportProfileTable;
  table_import: TableImportTable;
  table_import_act: TableImportActTable;
};
