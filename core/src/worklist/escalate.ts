import { addDays, type Day, formatDay } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import type { Escalation, RungRecipient } from "../protocol/escalation.ts";
import { isOpen, nextOpening, startOf } from "./calendar.ts";
import { type Cover, onDuty, type Recipient } from "./cover.ts";
import { isSetAside, type Moment, type WorklistItem } from "./item.ts";
import { presentOwner } from "./owner.ts";
import type { Reminder } from "./reminder.ts";
import { rungsOf } from "./rungs.ts";

/** Who is to be told of what: to be sent once, or to be written down as skipped. */
export type EscalationStep = {
  /** `<patient>/<task key>/<opened>/<rung>`: the same in every run, so that it is sent once. */
  readonly key: string;
  /** Undefined: it is of a notice. */
  readonly patient: string | undefined;
  /** The key of the task or notice; of a reminder that of the obligation. */
  readonly about: string;
  readonly rung: string;
  /** `skip`: a higher rung has been reached since, and is said instead. */
  readonly outcome: "send" | "skip";
  readonly channel: "worklist" | "message" | "patient-reminder";
  readonly to: readonly (Recipient | { readonly role: "patient" })[];
  /** The moment at which the rung was reached. */
  readonly reachedAt: Instant;
};

/** What escalation looks at. */
export type EscalationQuestion = Moment & {
  readonly items: readonly WorklistItem[];
  readonly reminders: readonly Reminder[];
  readonly escalation: Escalation;
  readonly cover: Cover;
  /** Keys of the steps that were sent or skipped. */
  readonly taken: ReadonlySet<string>;
};

/**
 * The steps that are due now. Of the rungs that an item has reached the highest is sent, those below it are skipped, and
 * none is given twice: after a week without a run the next one says what the last of them would have said.
 */
export const escalationsDue = (question: EscalationQuestion): readonly EscalationStep[] => [
  ...question.items.flatMap((item) => stepsOf(item, question)),
  ...question.reminders.flatMap((one) => reminderOf(one, question)),
];

/** The next moment at which there may be a step with nothing new on file; undefined: none. */
export function nextEscalationAt(question: EscalationQuestion): Instant | undefined {
  const { now, items, reminders } = question;
  const moments = [
    ...items.flatMap((item) => momentsOf(item, question)),
    ...reminders.flatMap((one) => momentOfReminder(one, question) ?? []),
  ].filter((at) => at > now);
  return moments.length === 0 ? undefined : (moments.reduce((a, b) => (a < b ? a : b)) as Instant);
}

function stepsOf(item: WorklistItem, question: EscalationQuestion): readonly EscalationStep[] {
  const { now, asOf, escalation, cover, taken } = question;
  const ladder = escalation.ladders[item.urgency];
  const reached = rungsOf(item, ladder, cover.calendar, asOf).filter(
    (one) => allowedAt(one.reachedAt, ladder.hours, question) <= now,
  );
  const top = reached.length - 1;
  return reached.flatMap(({ key, rung, reachedAt }, i): readonly EscalationStep[] => {
    if (taken.has(key)) return [];
    return [
      {
        key,
        patient: item.patient,
        about: item.key,
        rung: rung.id,
        outcome: i === top ? "send" : "skip",
        channel: rung.channel,
        to: recipientsOf(rung.to, item, question),
        reachedAt,
      },
    ];
  });
}

/** The moments at which an item may reach a rung, or comes back. */
function momentsOf(item: WorklistItem, question: EscalationQuestion): readonly Instant[] {
  const { asOf, escalation, cover, taken } = question;
  if (isSetAside(item, asOf)) return [startOf(cover.calendar, addDays(item.snoozedThrough!, 1))];
  const ladder = escalation.ladders[item.urgency];
  return rungsOf(item, ladder, cover.calendar, asOf)
    .filter(({ key }) => !taken.has(key))
    .map((one) => allowedAt(one.reachedAt, ladder.hours, question));
}

/** When something that is due at a moment may be said. Where the calendar holds no open office it is said at once rather than never. */
const allowedAt = (at: Instant, hours: "any" | "office", { cover, now }: EscalationQuestion): Instant =>
  hours === "any" ? at : (nextOpening(cover.calendar, at < now ? now : at) ?? at);

function recipientsOf(to: readonly RungRecipient[], item: WorklistItem, question: EscalationQuestion) {
  const { cover, now } = question;
  const all = to.flatMap((one): readonly Recipient[] => {
    if (one !== "responsible") return onDuty(one, cover, now);
    // Outside office hours whoever is on duty is told, not the owner at home.
    const owner = isOpen(cover.calendar, now) ? presentOwner(item, question) : undefined;
    return owner === undefined ? onDuty(item.role, cover, now) : [{ role: item.role, person: owner }];
  });
  return [...new Map(all.map((one) => [`${one.role} ${one.person ?? ""}`, one])).values()];
}

const keyOfReminder = ({ patient, key, remindOn }: Reminder): string =>
  `${patient}/${key}/${formatDay(remindOn)}/patient-reminder`;

/** Nobody is reminded of what is set aside. */
const reminderDay = ({ remindOn, snoozedThrough }: Reminder): Day =>
  snoozedThrough === undefined || snoozedThrough < remindOn ? remindOn : addDays(snoozedThrough, 1);

/** When the patient is reminded; undefined: it was done, or the time for it passes first. */
function momentOfReminder(one: Reminder, question: EscalationQuestion): Instant | undefined {
  const { escalation, cover, taken } = question;
  if (taken.has(keyOfReminder(one))) return undefined;
  const at = allowedAt(startOf(cover.calendar, reminderDay(one)), escalation.reminder.hours, question);
  return at < startOf(cover.calendar, addDays(one.throughOn, 1)) ? at : undefined;
}

function reminderOf(one: Reminder, question: EscalationQuestion): readonly EscalationStep[] {
  const at = momentOfReminder(one, question);
  if (at === undefined || at > question.now || question.asOf > one.throughOn) return [];
  return [
    {
      key: keyOfReminder(one),
      patient: one.patient,
      about: one.key,
      rung: "patient-reminder",
      outcome: "send",
      channel: "patient-reminder",
      to: [{ role: "patient" }],
      reachedAt: at,
    },
  ];
}
