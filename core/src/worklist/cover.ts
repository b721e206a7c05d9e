import type { Day } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import { namesRole, type WorkRole } from "../tasks/role.ts";
import { dutyDay, isOpen, type OfficeCalendar } from "./calendar.ts";
import type { Roster } from "./roster.ts";

/** Who works at the clinic, and when. */
export type Cover = {
  readonly roster: Roster;
  /** Ids of everybody who works at the clinic now. */
  readonly members: ReadonlySet<string>;
  readonly calendar: OfficeCalendar;
};

type People = Pick<Cover, "roster" | "members">;

/**
 * Who has what is a person's on a day: the person; whoever stands in while the person is on leave; nobody, where the person
 * has left the clinic, a role stands in, or those who stand in for each other are all away.
 */
export function presentFor(person: string, { roster, members }: People, on: Day): string | undefined {
  const asked = new Set<string>();
  let one = person;
  for (;;) {
    if (!members.has(one) || asked.has(one)) return undefined;
    asked.add(one);
    const away = roster.leave.find((leave) => leave.person === one && leave.from <= on && on <= leave.through);
    if (away === undefined) return one;
    if (namesRole(away.standIn)) return undefined;
    one = away.standIn;
  }
}

/** Everybody whose work a person has on a day, the person included: for `owner = any(…)` in a query. */
export const worksFor = (person: string, people: People, on: Day): readonly string[] =>
  [...people.members].filter((member) => presentFor(member, people, on) === person).toSorted();

/** Somebody who is told: one person, or everybody of a role. */
export type Recipient = { readonly role: WorkRole; readonly person?: string };

/** Who of a role is there at a moment: everybody in office hours, whoever is on duty outside them, everybody where nobody is. */
export function onDuty(role: WorkRole, { roster, members, calendar }: Cover, at: Instant): readonly Recipient[] {
  if (isOpen(calendar, at)) return [{ role }];
  const on = dutyDay(calendar, at);
  if (on === undefined) return [{ role }];
  const people = roster.onDuty
    .filter((one) => one.role === role && one.from <= on && on <= one.through)
    .flatMap(({ person }) => presentFor(person, { roster, members }, on) ?? []);
  return people.length === 0 ? [{ role }] : [...new Set(people)].map((person) => ({ role, person }));
}
