import type { Subscription } from "@longwatch/interop";
import type { ColumnType } from "kysely";

/** A moment: read as Date, written as Date. */
type Moment = ColumnType<Date, Date, Date>;
/** PostgreSQL's bigint: read as text, written as a number. */
type Count = ColumnType<string, number, number>;

/** Programs that asked to be told of something: migration 0012. */
export type SubscriptionTables = {
  subscription: {
    clinic_id: string;
    subscription_id: string;
    made_by: string;
    made_at: Moment;
    criteria: string;
    endpoint: string;
    payload: Subscription["payload"];
    reason: string;
    ends_at: Moment | null;
    sealed_headers: Buffer | null;
    status: Subscription["status"];
    version: number;
    changed_at: Moment;
    trouble: string | null;
    tries: number;
    try_after: Moment;
    failing_since: Moment | null;
    last_number: Count;
    told_number: Count;
  };
  subscription_match: {
    clinic_id: string;
    subscription_id: string;
    patient_id: string;
    resource_id: string;
    urgency_rank: number;
  };
  subscription_event: {
    clinic_id: string;
    subscription_id: string;
    event_number: Count;
    patient_id: string;
    resource_type: string;
    resource_id: string;
    happened_at: Moment;
  };
};
