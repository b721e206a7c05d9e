import { randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import { boundedText } from "./bounded-text.ts";
import { placeKey } from "./given-parts.ts";
import type { HeldAction, HeldState } from "./intake-tables.ts";
import type { ClinicTx } from "./transaction.ts";

/** What of a message is held back for a person. */
export type Held = {
  readonly message: string;
  readonly part: number;
  readonly feed: string;
  readonly sender: string;
  readonly heldAt: Instant;
  readonly state: HeldState;
  readonly urgency: string;
  readonly codes: readonly string[];
  readonly unmapped: readonly string[];
};

export type NewHeld = Pick<Held, "message" | "part" | "feed" | "sender" | "urgency" | "codes" | "unmapped">;

/** The states of what waits for a person. */
export const waitingStates = ["open", "asked"] as const satisfies readonly HeldState[];
export const isWaiting = ({ state }: Pick<Held, "state">): boolean =>
  (waitingStates as readonly HeldState[]).includes(state);

const columns = ["message_id", "part", "feed", "sender", "held_at", "state", "urgency", "codes", "unmapped"] as const;
type Row = {
  message_id: string;
  part: number;
  feed: string;
  sender: string;
  held_at: Date;
  state: HeldState;
  urgency: string;
  codes: string[];
  unmapped: string[];
};
const heldOf = (row: Row): Held => ({
  message: row.message_id,
  part: row.part,
  feed: row.feed,
  sender: row.sender,
  heldAt: row.held_at.getTime() as Instant,
  state: row.state,
  urgency: row.urgency,
  codes: row.codes,
  unmapped: row.unmapped,
});

/** Holds a part of a message back, or says anew why; what a person has rejected stays rejected. */
export async function holdBack({ query, clinic, at }: ClinicTx, held: NewHeld): Promise<void> {
  const moment = new Date(at);
  const { message, part, feed, sender, urgency, codes, unmapped } = held;
  const said = { urgency, codes: [...codes], unmapped: unmapped.map(boundedText), changed_at: moment };
  await query
    .insertInto("held_message")
    .values({ clinic_id: clinic, message_id: message, part, feed, sender, held_at: moment, state: "open", ...said })
    .onConflict((conflict) =>
      conflict
        .columns(["clinic_id", "message_id", "part"])
        .doUpdateSet({
          ...said,
          state: sql`case when held_message.state = 'filed' then 'open' else held_message.state end`,
        })
        .where("held_message.state", "<>", "rejected"),
    )
    .execute();
}

/** What is held of a message, locked, in order of its parts. */
export async function heldOfMessage({ query, clinic }: ClinicTx, message: string): Promise<readonly Held[]> {
  const rows = await query
    .selectFrom("held_message")
    .select(columns)
    .where("clinic_id", "=", clinic)
    .where("message_id", "=", message)
    .orderBy("part")
    .forUpdate()
    .execute();
  return rows.map(heldOf);
}

/**
 * Parts of some messages of which a person has said that they concern nobody here, by message and number. Whatever is held of the
 * messages is locked: who reads them and who decides about them wait for each other.
 */
export async function lockRejectedParts(
  { query, clinic }: ClinicTx,
  messages: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query
    .selectFrom("held_message")
    .select(["message_id", "part", "state"])
    .where("clinic_id", "=", clinic)
    .where(sql<boolean>`message_id = any(${[...messages]}::uuid[])`)
    .orderBy("message_id")
    .orderBy("part")
    .forUpdate()
    .execute();
  return new Set(
    rows.flatMap(({ message_id, part, state }) =>
      state === "rejected" ? [placeKey({ message: message_id, part })] : [],
    ),
  );
}

/** Changes what has become of a part, and writes down who did it and why. */
export async function actOnHeld(
  { query, clinic, actor, at }: ClinicTx,
  { message, part }: Pick<Held, "message" | "part">,
  { action, state, why }: { readonly action: HeldAction; readonly state: HeldState; readonly why?: string | undefined },
): Promise<void> {
  const moment = new Date(at);
  await query
    .updateTable("held_message")
    .set({ state, changed_at: moment })
    .where("clinic_id", "=", clinic)
    .where("message_id", "=", message)
    .where("part", "=", part)
    .execute();
  // After the acts before it, also within one moment.
  await sql`
    insert into held_act (clinic_id, message_id, part, act_id, acted_at, acted_by, action, why)
    select ${clinic}, ${message}, ${part}, ${randomUUID()},
           greatest(${moment}::timestamptz, max(acted_at) + interval '1 millisecond'), ${actor.id}, ${action}, ${why ?? null}
    from held_act where clinic_id = ${clinic} and message_id = ${message} and part = ${part}`.execute(query);
}

export type HeldPage = { readonly held: readonly Held[]; readonly next: string | undefined };

/** 1 is the most urgent. */
const rank = sql<number>`array_position(array['IMMEDIATE', '24H', '7D', 'ROUTINE'], urgency)`;

/** What is held: the most urgent first, of these what came first. `after`: rank, id and part of the last of the page before. */
export async function heldPage(
  { query, clinic }: ClinicTx,
  {
    states,
    after,
    most,
  }: { readonly states: readonly HeldState[]; readonly after?: string | undefined; readonly most: number },
): Promise<HeldPage> {
  let statement = query
    .selectFrom("held_message")
    .select(columns)
    .select(rank.as("rank"))
    .where("clinic_id", "=", clinic)
    .where("state", "in", [...states]);
  const [, last, message, part] = /^([1-4]) ([0-9a-f-]{36}) (\d{1,6})$/.exec(after ?? "") ?? [];
  if (message !== undefined)
    statement = statement.where(
      sql<boolean>`(${rank}, message_id, part) > (${Number(last)}::int, ${message}::uuid, ${Number(part)}::int)`,
    );
  const rows = await statement
    .orderBy(rank)
    .orderBy("message_id")
    .orderBy("part")
    .limit(most + 1)
    .execute();
  const end = rows[most - 1];
  return {
    held: rows.slice(0, most).map(heldOf),
    next: rows.length > most ? `${end!.rank} ${end!.message_id} ${end!.part}` : undefined,
  };
}

/** Messages that wait for one of these local codes of a sender to be mapped, oldest first; also those that name no sender: their codes say whose they are. */
export async function heldForCodes(
  { query, clinic }: ClinicTx,
  senders: readonly string[],
  codes: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ message_id: string }>`
    select distinct message_id from held_message
    where clinic_id = ${clinic} and state in ('open', 'asked') and (sender = any(${[...senders]}::text[]) or sender = '') and unmapped && ${codes.map(boundedText)}::text[]
    order by message_id`.execute(query);
  return rows.map(({ message_id }) => message_id);
}

export type HeldCounts = { readonly open: number; readonly asked: number };

export async function heldCounts({ query, clinic }: ClinicTx): Promise<HeldCounts> {
  const { rows } = await sql<HeldCounts>`
    select count(*) filter (where state = 'open')::int as open, count(*) filter (where state = 'asked')::int as asked
    from held_message where clinic_id = ${clinic} and state in ('open', 'asked')`.execute(query);
  return rows[0]!;
}

export type HeldActRow = {
  readonly at: Instant;
  readonly by: string;
  readonly action: HeldAction;
  readonly why: string | null;
};

export async function heldActs(
  { query, clinic }: ClinicTx,
  { message, part }: Pick<Held, "message" | "part">,
): Promise<readonly HeldActRow[]> {
  const rows = await query
    .selectFrom("held_act")
    .select(["acted_at", "acted_by", "action", "why"])
    .where("clinic_id", "=", clinic)
    .where("message_id", "=", message)
    .where("part", "=", part)
    .orderBy("acted_at")
    .orderBy("act_id")
    .execute();
  return rows.map(({ acted_at, acted_by, action, why }) => ({
    at: acted_at.getTime() as Instant,
    by: acted_by,
    action,
    why,
  }));
}
