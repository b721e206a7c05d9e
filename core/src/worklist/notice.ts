import { type Day, formatDay } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import { actsOn, handlingOf, type SnoozeDays, type TaskAct } from "../tasks/handling.ts";
import type { WorkRole } from "../tasks/role.ts";
import { type Urgency, urgencies } from "../tasks/urgency.ts";
import { type Said, saying } from "../text/message.ts";
import { eventsOfActs } from "./events.ts";
import type { WorklistItem } from "./item.ts";

/** Work that is no patient's, found by the server. */
export const noticeKinds = [
  "silent-feed",
  "undelivered-message",
  "sentinel-alarm",
  "unread-message",
  "break-glass-review",
  "nobody-on-duty",
  "transfer-unanswered",
  "unmapped-code",
  "silent-analyte",
  "people-merged",
  "failing-subscription",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What waits at the door: a message that could not be filed, or a sender of whom something is not understood or missing. */
export const intakeKinds = [
  "unread-message",
  "unmapped-code",
  "people-merged",
  "silent-feed",
  "silent-analyte",
] as const satisfies readonly NoticeKind[];

/** Something that a role of the clinic must see to. It stands until the server finds that its reason has gone, or by word. */
export type Notice = {
  /** Stable: the same reason has the same key, `silent-feed/<feed>`. */
  readonly key: string;
  readonly kind: NoticeKind;
  readonly role: WorkRole;
  readonly urgency: Urgency;
  readonly about: string;
  readonly openedAt: Instant;
  /** The civil day of `openedAt` at the clinic. */
  readonly openedOn: Day;
  readonly deadlineAt: Instant | undefined;
  readonly deadlineOn: Day | undefined;
  readonly name: string;
  readonly text: string;
  /** The text, not said yet. */
  readonly says: Said;
};

/** Ends when a person says what came of it: nothing that the server could find out will show it. */
const byWord: ReadonlySet<NoticeKind> = new Set([
  "sentinel-alarm",
  "break-glass-review",
  "people-merged",
  // It may have stopped for good.
  "silent-analyte",
]);
export const noticeEndsByWord = (kind: NoticeKind): boolean => byWord.has(kind);

/** A notice as a line of the list, with what people did about it; undefined: somebody has ended it by word. */
export function noticeItem(notice: Notice, acts: readonly TaskAct[], snoozeDays: SnoozeDays): WorklistItem | undefined {
  const own = actsOn(notice, acts);
  const { role = notice.role, ...handling } = handlingOf(notice, own, snoozeDays);
  const endsByWord = noticeEndsByWord(notice.kind);
  const { says, ...rest } = notice;
  if (handling.saidDoneBy !== undefined && endsByWord) return undefined;
  return {
    ...rest,
    ...handling,
    role,
    patient: undefined,
    urgencyRank: urgencies.indexOf(notice.urgency),
    endsByWord,
    events: eventsOfActs(notice, own, snoozeDays),
    said: { text: [says], why: [saying("why.since", { on: formatDay(notice.openedOn) })] },
    because: [],
  };
}
