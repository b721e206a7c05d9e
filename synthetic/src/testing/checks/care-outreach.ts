import { addDays } from "@longwatch/core";
import { chanceOf } from "../../care/attendance.ts";
import { type Due, duesOf } from "../../care/due.ts";
import { habitsOf } from "../../care/habits.ts";
import { type Outcome, outcomeOf } from "../../care/outreach.ts";
import type { Contact } from "../../care/vocabulary.ts";
import { weekdayOf } from "../../care/working-day.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import { eventlessLife } from "../eventless.ts";
import { mean, once, share } from "../figures.ts";
import type { Check } from "../sensitivity.ts";
import { steady } from "./care-habits.ts";

const { start } = eventlessLife().person;
/** On a Wednesday, so that the last days on which people come are working days. */
const wednesday = addDays(start, 150 + ((3 - weekdayOf(addDays(start, 150)) + 7) % 7));
const due: Due = { course: 1, month: 5, dueOn: wednesday, anchor: start };
const size = 3000;
const outcomes = (chance: number, behaviour: "steady" | "lapsing", missedBefore: number, { care }: Preset) =>
  Array.from({ length: size }, (_, i) =>
    outcomeOf(due, chance, missedBefore, { ...steady, behaviour }, care, streamsOf("outcome", i)),
  );
const come = once((preset: Preset) => outcomes(1, "steady", 0, preset));
const stayAway = once((preset: Preset) => outcomes(0, "steady", 0, preset));
const lapse = once((preset: Preset) => outcomes(0, "lapsing", 0, preset));
const contacts = (channel: Contact["channel"], some: readonly Outcome[]): readonly Contact[] =>
  some.flatMap((one) => one.contacts).filter((contact) => contact.channel === channel);
const calls = (some: readonly Outcome[]) => contacts("phone", some);
const lateBy = ({ drawnOn }: Outcome): number => (drawnOn ?? due.dueOn) - due.dueOn;
const isAlone = ({ drawnOn }: Outcome): boolean => drawnOn !== undefined && drawnOn - due.dueOn < 14;

/** How late the sets of many people are, those never drawn left out. */
const lateness = (preset: Preset): readonly number[] =>
  Array.from({ length: 250 }, (_, index) => {
    const life = eventlessLife({ index, years: 6 });
    const { care } = preset;
    const streams = streamsOf("lateness", index);
    const habits = habitsOf(life, start, care, streams);
    return duesOf(life).flatMap((one) => {
      const hasStopped = habits.stopsOn !== undefined && one.dueOn >= habits.stopsOn;
      const history = { diagnosed: false, reachedOn: undefined };
      const chance = hasStopped ? 0 : chanceOf(one, habits, history, care.attendance);
      const { drawnOn } = outcomeOf(one, chance, 0, habits, care, streams);
      return drawnOn === undefined ? [] : [drawnOn - one.dueOn];
    });
  }).flat();

const check = (name: string, guard: string, measure: Check["measure"], expected: number, within: number): Check => ({
  name,
  guards: [`care.${guard}`],
  measure,
  expected,
  within,
});
export const outreachChecks: readonly Check[] = [
  // Normal(0, 4) within ±7.5, rounded. Four days from a Wednesday is a weekend, moved away from it, and three are a
  // weekend moved towards it: (2 Φ(0.875) − 1) / (2 Φ(1.875) − 1).
  check(
    "drawn within four days of the due day, of those in the window",
    "draw.errorSd",
    (preset) => share(come(preset), ({ drawnOn }) => Math.abs(drawnOn! - due.dueOn) <= 4),
    0.6585,
    0.03,
  ),
  check(
    "come alone, of those outside",
    "outreach.comesAlone",
    (preset) => share(stayAway(preset), isAlone),
    0.15,
    0.03,
  ),
  check(
    "last day of those who come alone",
    "outreach.aloneBy",
    (preset) =>
      Math.max(
        ...stayAway(preset)
          .filter((one) => calls([one]).length === 0)
          .map(lateBy),
      ),
    13,
    0.5,
  ),
  check(
    "last day of those who come after a call",
    "outreach.comesBy",
    (preset) =>
      Math.max(
        ...stayAway(preset)
          .filter((one) => calls([one]).length > 0)
          .map(lateBy),
      ),
    22,
    0.5,
  ),
  check(
    "days to the reminder",
    "outreach.reminderAfter",
    (preset) => mean(contacts("text", stayAway(preset)).map(({ day }) => day - due.dueOn)),
    5,
    0.5,
  ),
  check(
    "days to the call",
    "outreach.callAfter",
    (preset) => mean(calls(stayAway(preset)).map(({ day }) => day - due.dueOn)),
    14,
    0.5,
  ),
  check(
    "called, of those who did not come alone",
    "outreach.calls",
    (preset) => calls(stayAway(preset)).length / stayAway(preset).filter((one) => !isAlone(one)).length,
    0.85,
    0.04,
  ),
  check(
    "calls answered",
    "outreach.answers",
    (preset) => share(calls(stayAway(preset)), ({ outcome }) => outcome === "reached"),
    0.8,
    0.04,
  ),
  check(
    "calls answered by the lapsing",
    "outreach.lapsingAnswers",
    (preset) => share(calls(lapse(preset)), ({ outcome }) => outcome === "reached"),
    0.45,
    0.04,
  ),
  check(
    "months missed after which nobody calls",
    "outreach.givesUpAfter",
    (preset) =>
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(
        (missed) => calls(outcomes(0, "steady", missed, preset).slice(0, 99)).length > 0,
      ).length,
    4,
    0,
  ),
  check(
    "drawn more than 14 days late, of all drawn (evidence 3.13)",
    "outreach.comes",
    (preset) => share(lateness(preset), (days) => days > 14),
    0.06,
    0.015,
  ),
];
