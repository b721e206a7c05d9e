import type { ColumnType, JSONColumnType } from "kysely";

type Moment = ColumnType<Date, Date, Date>;

/** The table of calendar feeds: migration 0009. */
export type CalendarTables = {
  calendar_feed: {
    clinic_id: string;
    feed_id: string;
    patient_id: string;
    token_hash: string;
    name: string | null;
    language: string;
    made_by: string;
    made_at: Moment;
    revoked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    revoked_by: ColumnType<string | null, string | null | undefined, string | null>;
    shown: JSONColumnType<object, string | undefined, string>;
  };
};
