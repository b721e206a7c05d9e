import type { ColumnType } from "kysely";

/** The table of migration 0013: documents inside messages. */
export type DocumentTables = {
  document: {
    clinic_id: string;
    document_id: string;
    message_id: string;
    part: number;
    place: string;
    patient_id: string;
    filed_at: ColumnType<Date, Date, Date>;
    filed_by: string;
    dated_on: string | null;
    name: string;
    media_type: string;
    bytes: number;
    digest: string;
  };
};
