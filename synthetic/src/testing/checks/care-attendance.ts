import { addDays, addMonths, civilFromDay, type Day, dayFromCivil } from "@longwatch/core";
import { chanceOf, type History } from "../../care/attendance.ts";
import { type Due, isStretched } from "../../care/due.ts";
import { drawnOf, panelsDue } from "../../care/panels.ts";
import type { Behaviour } from "../../care/vocabulary.ts";
import type { Panel } from "../../laboratory/sample.ts";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import { eventlessLife } from "../eventless.ts";
import { mean, once, share } from "../figures.ts";
import type { Check } from "../sensitivity.ts";
import { stillBody } from "../still-body.ts";
import { steady } from "./care-habits.ts";

const march = dayFromCivil(2018, 3, 10);
const none: History = { diagnosed: false, reachedOn: undefined };
const dueOn = (day: Day, month = 0, anchor = day): Due => ({ course: 1, month, dueOn: day, anchor });
const usual =
  (behaviour: Behaviour, month: number) =>
  ({ care }: Preset) =>
    chanceOf(dueOn(march, month), { ...steady, behaviour }, none, care.attendance);
const odds = (p: number): number => p / (1 - p);
const ratio =
  (due: Due, habits = steady, history = none) =>
  ({ care }: Preset) =>
    odds(chanceOf(due, habits, history, care.attendance)) / odds(chanceOf(dueOn(march), steady, none, care.attendance));
const check = (name: string, guard: string, measure: Check["measure"], expected: number, within: number): Check => ({
  name,
  guards: [`care.${guard}`],
  measure,
  expected,
  within,
});

const life = eventlessLife();
const pregnant = {
  ...life,
  pregnancies: [{ conceivedOn: addDays(march, -9999), endedOn: addDays(march, 9999), outcome: "birth" as const }],
};
const months = Array.from({ length: 48 }, (_, i) => i + 1);
const dueMonths =
  (panel: Panel, of = life) =>
  ({ care }: Preset) =>
    months.filter((month) =>
      panelsDue(dueOn(addMonths(march, month), month, march), of, steady, care.panels).includes(panel),
    ).length;

const bleeding = stillBody(undefined, () => true);
const drawn = once(({ care }: Preset) =>
  Array.from({ length: 3000 }, (_, i) =>
    drawnOf(["urine", "thyroid", "liver"], march, i, bleeding, care.panels, streamsOf("drawn", 0)),
  ),
);
const given = (panel: Panel) => (preset: Preset) => share(drawn(preset), ({ notGiven }) => !notGiven.includes(panel));
const deferred = (preset: Preset) => drawn(preset).flatMap(({ urineOn }) => urineOn ?? []);

/** The months, from January 2018 on the 15th, that a clinic leaves out in the pandemic. */
const stretched = ({ care }: Preset): readonly Day[] =>
  months
    .map((month) => dueOn(addMonths(dayFromCivil(2018, 1, 15), month), month))
    .filter((due) => isStretched(due, steady, care.pandemic))
    .map((due) => due.dueOn);
const firstStretched = (preset: Preset) => civilFromDay(stretched(preset)[0] ?? (0 as Day));

export const attendanceChecks: readonly Check[] = [
  check("chance of the steady", "attendance.steady", usual("steady", 0), 0.95, 0.01),
  check("chance of the patchy", "attendance.patchy", usual("patchy", 0), 0.78, 0.01),
  check("chance of the lapsing at first", "attendance.lapsing", usual("lapsing", 0), 0.9, 0.01),
  check("chance of the lapsing in month 10", "attendance.lapsingFall", usual("lapsing", 10), 0.7, 0.01),
  check("odds after four years", "attendance.perYear", ratio(dueOn(march, 0, addDays(march, -1461))), 0.748, 0.01),
  check("odds in August", "attendance.holidays", ratio(dueOn(dayFromCivil(2018, 8, 9))), 0.7, 0.01),
  ...[0, 1].map((element) =>
    check(
      "months of holidays, added up",
      `attendance.holidayMonths/${element}`,
      (preset) =>
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
          .filter((month) => ratio(dueOn(dayFromCivil(2018, month, 9)))(preset) < 0.9)
          .reduce((sum, month) => sum + month, 0),
      20,
      0,
    ),
  ),
  check(
    "odds after a move of house",
    "attendance.relocation",
    ratio(dueOn(march), { ...steady, relocations: [addDays(march, -20)] }),
    0.5,
    0.01,
  ),
  check(
    "months in which a move disturbs",
    "attendance.relocationMonths",
    (preset) => {
      const moved = { ...steady, relocations: [dayFromCivil(2018, 1, 1)] };
      return [1, 2, 3, 4, 5, 6, 7].filter((month) => ratio(dueOn(dayFromCivil(2018, month, 5)), moved)(preset) < 0.9)
        .length;
    },
    3,
    0.5,
  ),
  check(
    "odds after a diagnosis",
    "attendance.afterDiagnosis",
    ratio(dueOn(march), steady, { ...none, diagnosed: true }),
    1.3,
    0.01,
  ),
  check(
    "odds after a call",
    "attendance.afterCall",
    ratio(dueOn(march), steady, { ...none, reachedOn: addDays(march, -16) }),
    1.5,
    0.01,
  ),
  check("urine, given blood", "panels.urine", given("urine"), 0.86, 0.02),
  check("thyroid when due, given blood", "panels.thyroid", given("thyroid"), 0.93, 0.02),
  check("liver, given blood", "panels.liver", given("liver"), 0.9, 0.02),
  check(
    "urine put off in a period",
    "panels.mensesDefers",
    (preset) => deferred(preset).length / (3000 * given("urine")(preset)),
    0.5,
    0.04,
  ),
  check("days by which it is put off", "panels.mensesDays", (preset) => mean(deferred(preset)) - march, 6, 0.5),
  check("thyroid tests of 48 months", "panels.thyroidEvery", dueMonths("thyroid"), 16, 0),
  {
    ...check("thyroid in pregnancy", "panels.thyroidEveryInPregnancy", dueMonths("thyroid", pregnant), 48, 0),
    factors: [2],
  },
  check("subsets of 48 months, the first included", "panels.subsetsEvery", dueMonths("lymphocyte-subsets"), 17, 0),
  check("immunoglobulins of 48 months", "panels.immunoglobulinsEvery", dueMonths("immunoglobulins"), 4, 0),
  check("year of the pandemic", "pandemic.year", (preset) => firstStretched(preset).year, 2020, 0),
  check("first month of the pandemic", "pandemic.month", (preset) => firstStretched(preset).month, 3, 0),
  check("months left out of its six", "pandemic.lastsMonths", (preset) => stretched(preset).length, 4, 0),
  check("the same, for the interval", "pandemic.intervalFactor", (preset) => stretched(preset).length, 4, 0),
];
