import * as z from "zod/mini";
import type { Day } from "../base/calendar.ts";
import { failed, type Issue, ok, type Result } from "../base/result.ts";
import { day, issuesOf, nonEmpty } from "../base/shape.ts";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
/** Hours and minutes of the clinic's clock. `24:00` is the end of the day. */
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const dutyRole = z.enum(["nurse", "physician", "programme", "administrator"]);

/** Who is there when: a clinic's dated plan, in its own time. All days of a span are included, both ends. */
export const rosterFile = z.strictObject({
  roster: z.literal(1),
  office: z.array(
    z.strictObject({ weekdays: z.array(z.enum(weekdays)).check(z.minLength(1)), from: clockTime, to: clockTime }),
  ),
  holidays: z.array(z.strictObject({ from: day, through: day, name: z.optional(nonEmpty) })),
  /** The hour at which one day's duty ends and the next begins: the night belongs to the day before it. */
  dutyChangesAt: clockTime,
  /** Outside office hours. */
  onDuty: z.array(z.strictObject({ role: dutyRole, person: nonEmpty, from: day, through: day })),
  /** `standIn`: a person, or a role as `role/nurse`. */
  leave: z.array(z.strictObject({ person: nonEmpty, from: day, through: day, standIn: nonEmpty })),
});
export type Roster = z.output<typeof rosterFile>;

/** Without a plan: the office is open on working days, and everybody of a role is on duty. */
export const defaultRoster: Roster = {
  roster: 1,
  office: [{ weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"], from: "08:00", to: "17:00" }],
  holidays: [],
  dutyChangesAt: "08:00",
  onDuty: [],
  leave: [],
};

/** Unknown → a roster, or every problem with its JSON pointer. */
export function parseRoster(value: unknown): Result<Roster> {
  const parsed = rosterFile.safeParse(value);
  if (!parsed.success) return failed(issuesOf(parsed.error, value));
  const issues = [
    ...parsed.data.office.flatMap((one, i) => (one.from < one.to ? [] : [backwards(`/office/${i}/to`, one.to)])),
    ...(["holidays", "onDuty", "leave"] as const).flatMap((list) =>
      parsed.data[list].flatMap(({ from, through }, i) =>
        from <= through ? [] : [backwards(`/${list}/${i}/through`, "a day before it begins")],
      ),
    ),
  ];
  return issues.length > 0 ? failed(issues) : ok(parsed.data);
}

const backwards = (at: string, saw: string): Issue => ({
  code: "value-not-allowed",
  severity: "error",
  at,
  saw,
  remedy: "Write an end that is not before the beginning.",
});

/** Minutes from midnight of the clinic's clock, `from` included, `to` not. */
export type Minutes = { readonly from: number; readonly to: number };

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** When the office is open on a day; empty on holidays. */
export function officeHoursOn({ office, holidays }: Roster, on: Day): readonly Minutes[] {
  if (holidays.some((one) => one.from <= on && on <= one.through)) return [];
  // Day 0 was a Thursday.
  const weekday = weekdays[(((on + 3) % 7) + 7) % 7]!;
  return office
    .filter((one) => one.weekdays.includes(weekday))
    .map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) }))
    .toSorted((a, b) => a.from - b.from);
}
