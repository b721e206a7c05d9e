import type { ColumnType } from "kysely";

/** The table of idempotency keys: migration 0006. `status`, `headers` and `body` are null until the answer is known. */
export type HttpTables = {
  idempotency: {
    clinic_id: string;
    actor_id: string;
    idempotency_key: string;
    request_digest: string;
    made_at: ColumnType<Date, Date, never>;
    status: number | null;
    headers: ColumnType<object | null, string | null, string>;
    body: string | null;
  };
};
