import type { ColumnType, JSONColumnType } from "kysely";

type Json = JSONColumnType<object, string, string>;
type Moment = ColumnType<Date, Date, Date>;
/** "" where it is not said. */
type MayLack = ColumnType<string, string | undefined, never>;

type RawMessageTable = {
  clinic_id: string;
  message_id: string;
  feed: string;
  received_at: Moment;
  received_by: string;
  media_type: string;
  digest: string;
  content: Buffer;
  sender: MayLack;
  control_id: MayLack;
  content_digest: MayLack;
};

type InboxTable = {
  clinic_id: string;
  message_id: string;
  about: string;
  added_at: Moment;
  tries: number;
  try_after: Moment;
  /** It was read before, and counts no more for how regularly its feed comes. */
  is_again: ColumnType<boolean, boolean | undefined, never>;
};

export const heldStates = ["open", "asked", "filed", "rejected"] as const;
export type HeldState = (typeof heldStates)[number];

type HeldMessageTable = {
  clinic_id: string;
  message_id: string;
  part: number;
  feed: string;
  sender: string;
  held_at: Moment;
  state: HeldState;
  urgency: string;
  codes: string[];
  unmapped: string[];
  changed_at: Moment;
};

export type HeldAction = "matched" | "rejected" | "asked" | "filed" | "reopened" | "failed";

type HeldActTable = {
  clinic_id: string;
  message_id: string;
  part: number;
  act_id: string;
  acted_at: Moment;
  acted_by: string;
  action: HeldAction;
  why: string | null;
};

type MatchDecisionTable = {
  clinic_id: string;
  patient_id: string;
  decision_id: string;
  decided_at: Moment;
  decided_by: string;
  decision: "is" | "is-not";
  system: string;
  value: string;
  family_name: string;
  born_on: string;
};

type LaboratoryTable = {
  clinic_id: string;
  laboratory: string;
  laboratory_version: number;
  recorded_at: Moment;
  recorded_by: string;
  content: Json;
};

type FeedDayTable = { clinic_id: string; feed: string; analyte: string; heard_on: string; results: number };

type GivenPartTable = {
  clinic_id: string;
  message_id: string;
  part: number;
  given_number: number;
  patient_id: string;
  given_at: Moment;
  given_by: string;
  said_at: string;
};

type HeldAboutTable = {
  clinic_id: string;
  message_id: string;
  part: number;
  patient_id: string;
  is_certain: boolean;
};

/** Messages as they came, what waits to be read, what is held back, whom each part was given to, and what was decided. */
export type IntakeTables = {
  given_part: GivenPartTable;
  held_about: HeldAboutTable;
  raw_message: RawMessageTable;
  inbox: InboxTable;
  held_message: HeldMessageTable;
  held_act: HeldActTable;
  match_decision: MatchDecisionTable;
  laboratory: LaboratoryTable;
  feed_day: FeedDayTable;
};
