import { randomUUID } from "node:crypto";
import type { Instant } from "@longwatch/core";
import { sql } from "kysely";
import { json } from "./json.ts";
import type { ClinicTx } from "./transaction.ts";

/** Work that is no patient's. `content` holds ids, codes and counts: the words are made where it is shown. */
export type NoticeRow = {
  readonly key: string;
  readonly kind: string;
  readonly role: string;
  readonly urgency: string;
  readonly about: string;
  readonly content: object;
};

/**
 * What somebody did about a notice; `raised` and `gone` are the server's. A `gone` whose content names the act `because` of which
 * it ended stands with that act; `undone` takes back the act that its content names.
 */
export type NoticeActRow = {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly action: string;
  readonly content: object;
};

export type OpenNotice = NoticeRow & { readonly openedAt: Instant; readonly acts: readonly NoticeActRow[] };

/** Nobody else raises, ends or acts on this notice before the end of the transaction. */
export async function lockNotice({ query, clinic }: ClinicTx, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`notice ${clinic} ${key}`}, 0))`.execute(query);
}

/** The acts on notices that were not taken back; to be read as `a`. */
const standing = sql`
  a.action <> 'undone' and not exists (
    select from notice_act u where u.clinic_id = a.clinic_id and u.notice_key = a.notice_key and u.action = 'undone'
      and u.content ->> 'act' in (a.act_id::text, a.content ->> 'because'))`;

/** Undefined: there never was one. `said-done`: closed by somebody's word, which they can take back. */
export async function noticeState(
  { query, clinic }: ClinicTx,
  key: string,
): Promise<{ readonly is: "open" | "closed" | "said-done"; readonly urgency: string } | undefined> {
  const { rows } = await sql<{ last: string | null; isByWord: boolean; urgency: string }>`
    select l.action as last, l.content ? 'because' as "isByWord", coalesce(l.content ->> 'urgency', n.urgency) as urgency
    from notice n left join lateral (
      select a.action, a.content from notice_act a where a.clinic_id = n.clinic_id and a.notice_key = n.notice_key and a.action in ('raised', 'gone')
        and ${standing} order by a.acted_at desc limit 1) l on true
    where n.clinic_id = ${clinic} and n.notice_key = ${key}`.execute(query);
  const row = rows[0];
  return row && { is: row.last !== "gone" ? "open" : row.isByWord ? "said-done" : "closed", urgency: row.urgency };
}

/** Keys of the open notices of some kinds. */
export async function openKeys({ query, clinic }: ClinicTx, kinds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ notice_key: string }>`
    select n.notice_key from notice n where n.clinic_id = ${clinic} and n.kind = any(${[...kinds]}::text[])
      and coalesce((select a.action from notice_act a where a.clinic_id = n.clinic_id and a.notice_key = n.notice_key
                    and a.action in ('raised', 'gone') and ${standing} order by a.acted_at desc limit 1), 'raised') <> 'gone'`.execute(
    query,
  );
  return new Set(rows.map(({ notice_key }) => notice_key));
}

export async function addNotice({ query, clinic, at }: ClinicTx, one: NoticeRow): Promise<void> {
  const { key, kind, role, urgency, about, content } = one;
  await query
    .insertInto("notice")
    .values({
      clinic_id: clinic,
      notice_key: key,
      kind,
      role,
      urgency,
      opened_at: new Date(at),
      about,
      content: json(content),
    })
    .execute();
}

/**
 * Adds an act; a clock that was set back does not put it before one that is there. The notice must be locked.
 *
 * @returns its id
 */
export async function addNoticeAct(
  { query, clinic, actor, at }: ClinicTx,
  key: string,
  action: string,
  content: object = {},
): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into notice_act (clinic_id, notice_key, act_id, acted_at, acted_by, action, content)
    select ${clinic}, ${key}, ${id},
           greatest(${new Date(at)}::timestamptz, max(acted_at) + interval '1 millisecond'), ${actor.id}, ${action}, ${json(content)}
    from notice_act where clinic_id = ${clinic} and notice_key = ${key}`.execute(query);
  return id;
}

/** Somebody's act on a notice since it was raised last; undefined where there is none, or its reason has gone since. */
export async function actToUndo(
  { query, clinic }: ClinicTx,
  key: string,
  act: string,
): Promise<{ readonly by: string; readonly isUndone: boolean } | undefined> {
  const { rows } = await sql<{ by: string; isUndone: boolean }>`
    select a.acted_by as by, not (${standing}) as "isUndone" from notice_act a
    where a.clinic_id = ${clinic} and a.notice_key = ${key} and a.act_id::text = ${act} and a.action not in ('raised', 'gone', 'undone')
      and not exists (
        select from notice_act s where s.clinic_id = a.clinic_id and s.notice_key = a.notice_key and s.acted_at > a.acted_at
          and s.action in ('raised', 'gone') and s.content ->> 'because' is distinct from ${act})`.execute(query);
  return rows[0];
}

/** Every notice whose reason has not gone, with what was done about it since it was raised last; in order of key. */
export async function openNotices({ query, clinic }: ClinicTx, key?: string): Promise<readonly OpenNotice[]> {
  const only = key === undefined ? sql`` : sql`and n.notice_key = ${key}`;
  const ofKey = key === undefined ? sql`` : sql`and notice_key = ${key}`;
  const { rows } = await sql<{
    notice_key: string;
    kind: string;
    role: string;
    urgency: string;
    about: string;
    content: object;
    since: Date;
    acts: { id: string; at: string; by: string; action: string; content: object }[];
  }>`
    with last as (
      select distinct on (notice_key) notice_key, action, acted_at, content from notice_act a
      where clinic_id = ${clinic} and action in ('raised', 'gone') ${ofKey} and ${standing} order by notice_key, acted_at desc
    )
    select n.notice_key, n.kind, n.role, coalesce(l.content ->> 'urgency', n.urgency) as urgency, n.about,
           case when l.content is null then n.content else l.content - 'urgency' end as content, coalesce(l.acted_at, n.opened_at) as since,
           coalesce((select json_agg(json_build_object('id', a.act_id, 'at', a.acted_at, 'by', a.acted_by, 'action', a.action, 'content', a.content)
                                     order by a.acted_at, a.act_id)
                     from notice_act a where a.clinic_id = n.clinic_id and a.notice_key = n.notice_key and a.action not in ('raised', 'gone')
                       and ${standing} and (l.acted_at is null or a.acted_at > l.acted_at)), '[]') as acts
    from notice n left join last l on l.notice_key = n.notice_key
    where n.clinic_id = ${clinic} and coalesce(l.action, 'raised') <> 'gone' ${only}
    order by n.notice_key`.execute(query);
  return rows.map((row) => ({
    key: row.notice_key,
    kind: row.kind,
    role: row.role,
    urgency: row.urgency,
    about: row.about,
    content: row.content,
    openedAt: row.since.getTime() as Instant,
    acts: row.acts.map((act) => ({ ...act, at: Date.parse(act.at) as Instant })),
  }));
}
