import type { Day } from "../base/calendar.ts";
import { type Instant, parseInstant } from "../base/instant.ts";
import type { Escalation } from "../protocol/escalation.ts";
import { escalationOn } from "../protocol/escalation-in-force.ts";
import { urgencies } from "../tasks/urgency.ts";
import { officeCalendar } from "../worklist/calendar.ts";
import type { EscalationQuestion } from "../worklist/escalate.ts";
import type { WorklistItem } from "../worklist/item.ts";
import { defaultRoster, type Roster } from "../worklist/roster.ts";
import { on } from "./ask.ts";
import { realRulebook } from "./rulebook.ts";

/** A moment that exists, for tests: `at("2026-03-02T09:00")`, in UTC. */
export function at(text: string): Instant {
  const moment = parseInstant(`${text}Z`);
  if (moment === undefined) throw new Error(`no such moment: ${text}`);
  return moment;
}

/** The ladders of this repository. */
export const realEscalation: Escalation = escalationOn(realRulebook, on("2026-03-02"))!;

/** A nurse's line of the week with nothing particular about it, changed as a test needs it. 2026-03-02 is a Monday. */
export function itemOf(changes: Partial<WorklistItem> = {}): WorklistItem {
  const urgency = changes.urgency ?? "7D";
  return {
    patient: "p1",
    key: "k1",
    kind: "overdue",
    role: "nurse",
    urgency,
    urgencyRank: urgencies.indexOf(urgency),
    openedOn: on("2026-03-02"),
    openedAt: undefined,
    deadlineOn: undefined,
    deadlineAt: undefined,
    about: "a1",
    name: "name",
    text: "text",
    said: { text: [], why: [] },
    endsByWord: false,
    events: [],
    because: [],
    ...changes,
  };
}

/** A clinic in UTC with these people, open on working days from 8 to 17. */
export function questionAt(
  moment: string,
  items: readonly WorklistItem[],
  {
    roster = defaultRoster,
    taken = [],
    people = ["AB", "CD", "EF"],
    ...more
  }: {
    readonly roster?: Roster;
    readonly taken?: Iterable<string>;
    readonly people?: readonly string[];
  } & Partial<Pick<EscalationQuestion, "reminders" | "escalation">> = {},
): EscalationQuestion {
  const now = at(moment);
  const asOf = Math.floor(now / 86_400_000) as Day;
  const calendar = officeCalendar(
    roster,
    (asOf - 40) as Day,
    80,
    (day, minutes) => (day * 86_400_000 + minutes * 60_000) as Instant,
  );
  return {
    now,
    asOf,
    items,
    reminders: [],
    escalation: realEscalation,
    cover: { roster, members: new Set(people), calendar },
    taken: new Set(taken),
    ...more,
  };
}
