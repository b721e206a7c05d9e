import type { ColumnType, JSONColumnType } from "kysely";

type Moment = ColumnType<Date, Date, Date>;

/** The tables of migration 0011: what programs take of everybody over FHIR. */
export type BulkTables = {
  bulk_export: {
    clinic_id: string;
    export_id: string;
    asked_by: string;
    asked_at: Moment;
    request: string;
    types: string[];
    is_named: boolean;
    since: Moment | null;
    doubts: JSONColumnType<object[], string, string>;
    state: "waiting" | "running" | "complete" | "failed";
    fault: "disk-full" | "failed" | null;
    transaction_time: Moment | null;
    walked_through: string;
    people: number;
    ends_at: Moment;
  };
  bulk_export_piece: {
    clinic_id: string;
    export_id: string;
    type: string;
    patient_id: string;
    resources: number;
    content: Buffer;
  };
};
