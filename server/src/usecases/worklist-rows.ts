import {
  formatDay,
  formatInstant,
  InvariantError,
  parseDay,
  parseInstant,
  type Reminder,
  type WorklistItem,
  worklistSortKey,
} from "@longwatch/core";
import type { ReminderRow } from "../db/reminders.ts";
import type { WorklistLine } from "../db/worklist.ts";
import type { WorklistRow } from "../db/worklist-items.ts";

/** What only readers need, word for word as the item has it; the rest has columns. */
const kept = [
  "about",
  "name",
  "text",
  "said",
  "step",
  "signalState",
  "saidDoneBy",
  "endsByWord",
  "because",
  "kind",
] as const satisfies readonly (keyof WorklistItem)[];
type Content = Pick<WorklistItem, (typeof kept)[number]> & {
  readonly openedAt?: string;
  readonly raisedAt?: string;
  readonly events?: readonly KeptEvent[];
};
type KeptEvent = {
  readonly at: string;
  readonly is: WorklistItem["events"][number]["is"];
  readonly until?: string;
};

/** What is absent stays absent. */
const keptOf = (one: Pick<WorklistItem, (typeof kept)[number]>): Pick<WorklistItem, (typeof kept)[number]> =>
  Object.fromEntries(kept.flatMap((name) => (one[name] === undefined ? [] : [[name, one[name]]]))) as never;

/** A line of the worklist as it is kept; sorted as text, the sort keys give the order of the list. */
export const worklistRow = (item: WorklistItem): WorklistRow => ({
  task_key: item.key,
  sort_key: worklistSortKey(item),
  kind: item.kind,
  role: item.role,
  urgency: item.urgency,
  opened_on: formatDay(item.openedOn),
  deadline_on: item.deadlineOn === undefined ? null : formatDay(item.deadlineOn),
  deadline_at: item.deadlineAt === undefined ? null : formatInstant(item.deadlineAt),
  owner: item.owner ?? null,
  snoozed_through: item.snoozedThrough === undefined ? null : formatDay(item.snoozedThrough),
  content: contentOf(item),
});

const contentOf = ({ openedAt, raisedAt, events, ...item }: WorklistItem): Content => ({
  ...keptOf(item),
  ...(openedAt === undefined ? {} : { openedAt: formatInstant(openedAt) }),
  ...(raisedAt === undefined ? {} : { raisedAt: formatInstant(raisedAt) }),
  ...(events.length === 0
    ? {}
    : {
        events: events.map(({ at, is, until }) => ({
          at: formatInstant(at),
          is,
          ...(until === undefined ? {} : { until: formatInstant(until) }),
        })),
      }),
});

/** What was done about a line, as its content keeps it; null: nothing was. */
export const eventsOf = (written: unknown): WorklistItem["events"] =>
  ((written ?? []) as readonly KeptEvent[]).map(({ at, is, until }) => ({
    at: momentOf(at),
    is,
    ...(until === undefined ? {} : { until: momentOf(until) }),
  }));

const urgencyRank = { IMMEDIATE: 0, "24H": 1, "7D": 2, ROUTINE: 3 } as const;

/** The same line for the core, read back. */
export function itemOfLine(line: WorklistLine): WorklistItem {
  const { openedAt, raisedAt, events, ...content } = line.content as Content;
  const urgency = line.urgency as WorklistItem["urgency"];
  return {
    ...keptOf(content),
    patient: line.patient === "" ? undefined : line.patient,
    key: line.key,
    role: line.role as WorklistItem["role"],
    urgency,
    urgencyRank: urgencyRank[urgency],
    openedOn: dayOf(line.openedOn),
    openedAt: openedAt === undefined ? undefined : momentOf(openedAt),
    ...(raisedAt === undefined ? {} : { raisedAt: momentOf(raisedAt) }),
    deadlineOn: line.deadlineOn === null ? undefined : dayOf(line.deadlineOn),
    deadlineAt: line.deadlineAt === null ? undefined : (line.deadlineAt.getTime() as WorklistItem["deadlineAt"]),
    ...(line.owner === null ? {} : { owner: line.owner }),
    ...(line.snoozedThrough === null ? {} : { snoozedThrough: dayOf(line.snoozedThrough) }),
    events: eventsOf(events),
  };
}

export const reminderRow = (one: Reminder): ReminderRow => ({
  obligation_key: one.key,
  name: one.name,
  due_on: formatDay(one.dueOn),
  remind_on: formatDay(one.remindOn),
  through_on: formatDay(one.throughOn),
  snoozed_through: one.snoozedThrough === undefined ? null : formatDay(one.snoozedThrough),
});

export const reminderOfRow = (row: ReminderRow & { readonly patient_id: string }): Reminder => ({
  patient: row.patient_id,
  key: row.obligation_key,
  name: row.name,
  dueOn: dayOf(row.due_on),
  remindOn: dayOf(row.remind_on),
  throughOn: dayOf(row.through_on),
  ...(row.snoozed_through === null ? {} : { snoozedThrough: dayOf(row.snoozed_through) }),
});

/** Rows are ours: one that cannot be read is a bug. */
function dayOf(text: string) {
  const day = parseDay(text);
  if (day === undefined) throw new InvariantError("A kept line of the worklist has a day that is none.");
  return day;
}

function momentOf(text: string) {
  const moment = parseInstant(text);
  if (moment === undefined) throw new InvariantError("A kept line of the worklist has a moment that is none.");
  return moment;
}
