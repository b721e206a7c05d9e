import { sql } from "kysely";
import type { ClinicTx } from "./transaction.ts";

export type WorklistFilter = {
  readonly role?: string;
  /** An account's id; `none`: what nobody has taken. */
  readonly owner?: string;
  readonly urgency?: string;
  readonly patient?: string;
  /** Lines set aside through that day or later are left out; absent: nothing is. */
  readonly notSetAsideOn?: string;
};

export type WorklistLine = {
  readonly patient: string;
  readonly key: string;
  readonly sortKey: string;
  readonly kind: string;
  readonly role: string;
  readonly urgency: string;
  readonly openedOn: string;
  readonly deadlineOn: string | null;
  readonly deadlineAt: Date | null;
  readonly owner: string | null;
  readonly snoozedThrough: string | null;
  readonly content: object;
};

/**
 * Lines in the order of the list, from after a sort key.
 *
 * @param after the sort key of the last line that was seen; "" from the beginning
 */
export async function worklistLines(
  { query, clinic }: ClinicTx,
  filter: WorklistFilter,
  after: string,
  most: number,
): Promise<readonly WorklistLine[]> {
  const { role, owner, urgency, patient, notSetAsideOn } = filter;
  let statement = query
    .selectFrom("worklist_item")
    .select([
      "patient_id as patient",
      "task_key as key",
      "sort_key as sortKey",
      "kind",
      "role",
      "urgency",
      "opened_on as openedOn",
      "deadline_on as deadlineOn",
      "deadline_at as deadlineAt",
      "owner",
      "snoozed_through as snoozedThrough",
      "content",
    ])
    .where("clinic_id", "=", clinic);
  if (after !== "") statement = statement.where("sort_key", ">", after);
  if (role !== undefined) statement = statement.where("role", "=", role);
  if (urgency !== undefined) statement = statement.where("urgency", "=", urgency);
  if (patient !== undefined) statement = statement.where("patient_id", "=", patient);
  if (owner === "none") statement = statement.where("owner", "is", null);
  else if (owner !== undefined) statement = statement.where("owner", "=", owner);
  if (notSetAsideOn !== undefined)
    statement = statement.where((where) =>
      where.or([where("snoozed_through", "is", null), where("snoozed_through", "<", notSetAsideOn)]),
    );
  return statement.orderBy("sort_key").limit(most).execute();
}

/** How many lines of each urgency a clinic has, set aside or not. */
export async function worklistCounts({ query, clinic }: ClinicTx): Promise<Readonly<Record<string, number>>> {
  const rows = await query
    .selectFrom("worklist_item")
    .select(["urgency", sql<number>`count(*)::int`.as("lines")])
    .where("clinic_id", "=", clinic)
    .groupBy("urgency")
    .execute();
  return Object.fromEntries(rows.map(({ urgency, lines }) => [urgency, lines]));
}
