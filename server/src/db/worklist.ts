import { type Instant, intakeKinds } from "@longwatch/core";
import { type RawBuilder, sql } from "kysely";
import { json } from "./json.ts";
import type { ClinicTx } from "./transaction.ts";

/** A line that is not its owner's now: somebody else answers for it, or nobody. */
export type HeldOtherwise = { readonly patient: string; readonly key: string; readonly present: string | null };

export type WorklistFilter = {
  /** The lines that are not their owners' now; all others are. */
  readonly heldOtherwise?: readonly HeldOtherwise[];
  readonly role?: string;
  /** By who has it now. An account's id; `none`: what nobody has; `others`: what somebody else than `me` has. */
  readonly owner?: string;
  /** The account that asks: whose lines are its own. */
  readonly me?: string;
  readonly urgency?: string;
  readonly patient?: string;
  /** Only lines whose time has passed, on this day at the clinic. */
  readonly overdueOn?: string;
  /** Only what waits at the door. */
  readonly intake?: boolean;
  /** Whether lines that are set aside through that day or later are left out, or all that is wanted. Absent: they are among the others. */
  readonly setAside?: { readonly is: "out" | "only"; readonly on: string };
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
  /** Who took it, or was given it. */
  readonly owner: string | null;
  /** Who answers for it now. */
  readonly present: string | null;
  readonly snoozedThrough: string | null;
  readonly content: object;
};

/** Joined to the lines, who has them now is `presentOwner`. */
export const heldOtherwise = ({ heldOtherwise: held = [] }: WorklistFilter) =>
  sql<HeldOtherwise>`(select * from jsonb_to_recordset(${json(held)}::jsonb) as h (patient text, key text, present text))`.as(
    "held",
  );
export const presentOwner = sql<string | null>`case when held.key is null then owner else held.present end`;

/** What is needed to tell who has a line now. */
export type OwnedLine = Pick<WorklistLine, "patient" | "key" | "urgency"> & {
  readonly owner: string;
  readonly events: unknown;
};

/** Every line that somebody took, or was given. */
export async function ownedLines({ query, clinic }: ClinicTx, patient?: string): Promise<readonly OwnedLine[]> {
  const { rows } = await sql<OwnedLine>`
    select patient_id as patient, task_key as key, urgency, owner, content -> 'events' as events from worklist_item
    where clinic_id = ${clinic} and owner is not null and (${patient ?? null}::text is null or patient_id = ${patient ?? null})`.execute(
    query,
  );
  return rows;
}

/** What a line is, for those who filter and count; as `isPastDeadline` and `isSetAside` of the core judge it. */
export const lineIs = {
  overdue: (asOf: string, now: Instant) =>
    sql<boolean>`case when deadline_at is null then coalesce(deadline_on < ${asOf}::date, false) else deadline_at <= ${new Date(now)} end`,
  setAside: (asOf: string) => sql<boolean>`coalesce(snoozed_through >= ${asOf}::date, false)`,
  intake: () => sql<boolean>`kind = any(${[...intakeKinds]}::text[])`,
};

/**
 * Lines in the order of the list, from after a sort key.
 *
 * @param after the sort key of the last line that was seen; "" from the beginning
 */
export async function worklistLines(
  tx: ClinicTx,
  filter: WorklistFilter,
  after: string,
  most: number,
): Promise<readonly WorklistLine[]> {
  let statement = tx.query
    .selectFrom("worklist_item")
    .leftJoin(heldOtherwise(filter), (join) =>
      join.onRef("held.patient", "=", "worklist_item.patient_id").onRef("held.key", "=", "worklist_item.task_key"),
    )
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
      presentOwner.as("present"),
      "snoozed_through as snoozedThrough",
      "content",
    ])
    .where("clinic_id", "=", tx.clinic);
  for (const wanted of wantedBy(filter, tx.at)) statement = statement.where(wanted);
  if (after !== "") statement = statement.where("sort_key", ">", after);
  return statement.orderBy("sort_key").limit(most).execute();
}

/** How many people the lines are about. */
export async function peopleOf(tx: ClinicTx, filter: WorklistFilter): Promise<number> {
  let statement = tx.query
    .selectFrom("worklist_item")
    .leftJoin(heldOtherwise(filter), (join) =>
      join.onRef("held.patient", "=", "worklist_item.patient_id").onRef("held.key", "=", "worklist_item.task_key"),
    )
    .select(sql<number>`count(distinct patient_id)::int`.as("people"))
    .where("clinic_id", "=", tx.clinic)
    .where("patient_id", "<>", "");
  for (const wanted of wantedBy(filter, tx.at)) statement = statement.where(wanted);
  return (await statement.executeTakeFirstOrThrow()).people;
}

function wantedBy(filter: WorklistFilter, now: Instant): readonly RawBuilder<boolean>[] {
  const { role, owner, me = "", urgency, patient, overdueOn, intake, setAside } = filter;
  const wanted: RawBuilder<boolean>[] = [];
  if (role !== undefined) wanted.push(sql`role = ${role}`);
  if (urgency !== undefined) wanted.push(sql`urgency = ${urgency}`);
  if (patient !== undefined) wanted.push(sql`patient_id = ${patient}`);
  if (owner === "none") wanted.push(sql`${presentOwner} is null`);
  else if (owner === "others") wanted.push(sql`${presentOwner} <> ${me}`);
  else if (owner !== undefined) wanted.push(sql`${presentOwner} = ${owner}`);
  if (overdueOn !== undefined) wanted.push(lineIs.overdue(overdueOn, now));
  if (intake === true) wanted.push(lineIs.intake());
  if (setAside !== undefined)
    wanted.push(setAside.is === "only" ? lineIs.setAside(setAside.on) : sql`not ${lineIs.setAside(setAside.on)}`);
  return wanted;
}
