import {
  type Notice,
  noticeItem,
  parseDay,
  snoozeDaysOf,
  type TaskAct,
  type Urgency,
  urgencies,
  type WorklistItem,
} from "@longwatch/core";
import { dayIn } from "../clock.ts";
import {
  addNotice,
  addNoticeAct,
  lockNotice,
  type NoticeRow,
  noticeState,
  type OpenNotice,
  openNotices,
} from "../db/notices.ts";
import { type ClinicTx, theServer } from "../db/transaction.ts";
import { replaceItem, replaceItems } from "../db/worklist-items.ts";
import { clinicRules } from "../rules/clinic-rules.ts";
import { announce } from "./announce.ts";
import { noticeText } from "./notice-text.ts";
import { zoneOf } from "./today.ts";
import { worklistRow } from "./worklist-rows.ts";

/** A notice on its way: `kind` one that the core knows, `role` and `urgency` as in the worklist. */
export type NewNotice = NoticeRow & Pick<Notice, "kind" | "role" | "urgency">;

/**
 * Puts work that is no patient's on the list. The key is stable: raised again while it is open it changes nothing, unless it has
 * become more urgent; raised after it was closed it is open again from now, as it is said now.
 *
 * @returns whether it was not open before, or less urgent
 */
export async function raise(tx: ClinicTx, notice: NewNotice): Promise<boolean> {
  const own = { ...tx, actor: theServer };
  await lockNotice(own, notice.key);
  const before = await noticeState(own, notice.key);
  if (before?.is === "open" && !isMoreUrgent(notice.urgency, before.urgency)) return false;
  if (before === undefined) await addNotice(own, notice);
  else await addNoticeAct(own, notice.key, "raised", { ...notice.content, urgency: notice.urgency });
  await refreshNotice(tx, notice.key);
  await announce(tx);
  return true;
}

const isMoreUrgent = (urgency: string, than: string): boolean =>
  urgencies.indexOf(urgency as Urgency) < urgencies.indexOf(than as Urgency);

/**
 * The reason of a notice has gone: the server has found so. It is written down also where somebody has said that it is done, so
 * that their word can no longer be taken back.
 *
 * @returns whether it was open
 */
export async function settle(tx: ClinicTx, key: string): Promise<boolean> {
  if (isSettled(await noticeState(tx, key))) return false;
  await lockNotice(tx, key);
  const before = await noticeState(tx, key);
  if (isSettled(before)) return false;
  await addNoticeAct({ ...tx, actor: theServer }, key, "gone");
  if (before?.is !== "open") return false;
  await refreshNotice(tx, key);
  await announce(tx);
  return true;
}

const isSettled = (state: Awaited<ReturnType<typeof noticeState>>): boolean =>
  state === undefined || state.is === "closed";

/** Every open notice as a line of the worklist. */
export async function noticeItems(tx: ClinicTx, key?: string): Promise<readonly WorklistItem[]> {
  const zone = await zoneOf(tx);
  const snoozeDays = snoozeDaysOf((await clinicRules(tx)).rulebook);
  return (await openNotices(tx, key)).flatMap((one) => {
    const item = noticeItem(noticeOf(one, zone), actsOf(one), snoozeDays);
    return item === undefined ? [] : [item];
  });
}

/** Makes one notice's line anew: whoever raises thousands does not make thousands each time. */
async function refreshNotice(tx: ClinicTx, key: string): Promise<void> {
  const [item] = await noticeItems(tx, key);
  await replaceItem(tx, "", key, item && worklistRow(item));
}

/** Makes the notices' lines of the worklist anew; they can be emptied at any moment, like every line. */
export async function refreshNotices(tx: ClinicTx): Promise<void> {
  await replaceItems(tx, "", (await noticeItems(tx)).map(worklistRow));
}

const noticeOf = (one: OpenNotice, zone: string): Notice => ({
  key: one.key,
  kind: one.kind as Notice["kind"],
  role: one.role as Notice["role"],
  urgency: one.urgency as Notice["urgency"],
  about: one.about,
  openedAt: one.openedAt,
  openedOn: dayIn(zone, one.openedAt),
  deadlineAt: undefined,
  deadlineOn: undefined,
  ...noticeText(one),
});

const actsOf = ({ key, acts }: OpenNotice): readonly TaskAct[] =>
  acts.map(({ id, at, by, action, content }) => {
    const { to, until, reason, evidence } = content as {
      to?: string;
      until?: string;
      reason?: string;
      evidence?: string[];
    };
    const day = until === undefined ? undefined : parseDay(until);
    return {
      id,
      task: key,
      action: action as TaskAct["action"],
      by,
      recordedAt: at,
      ...(to === undefined ? {} : { to }),
      ...(day === undefined ? {} : { until: { earliest: day, latest: day } }),
      ...(reason === undefined ? {} : { reason }),
      ...(evidence === undefined ? {} : { evidence }),
    };
  });
