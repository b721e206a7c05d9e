import { addDays, addMonths, type Day } from "@longwatch/core";
import type { Preset } from "../../preset/preset.ts";
import { streamsOf } from "../../random/stream.ts";
import type { Because, Episode } from "../../symptoms/episode.ts";
import type { SymptomKey } from "../../symptoms/questions.ts";
import { type Report, reportsOf } from "../../symptoms/reports.ts";
import { fillsInSelfchecks, type Selfcheck, selfchecksOf } from "../../symptoms/selfchecks.ts";
import { eventlessLife } from "../eventless.ts";
import { mean, once, share } from "../figures.ts";
import type { Check } from "../sensitivity.ts";
import { stillBody } from "../still-body.ts";

const life = eventlessLife({ years: 5 });
const { start } = life.person;
const people = 120;

/** Dots on one day four days before each self-check can be opened: remembered for a week by 4 of 7. */
const dots = Array.from({ length: 60 }, (_, i): Episode => {
  const day = addDays(addMonths(start, i + 1), -4);
  return { symptom: "petechiae", from: day, through: day, noticedOn: day, because: "event:thrombocytopenia" };
});
const opened = Array.from({ length: 60 }, (_, i) => addMonths(start, i + 1));
const filledIn = once(({ symptoms }: Preset): readonly Selfcheck[] =>
  Array.from({ length: people }, (_, i) =>
    selfchecksOf(life, stillBody(), dots, { ...symptoms.selfcheck, users: 1 }, streamsOf("selfchecks", i)),
  ).flat(),
);
const answers = (preset: Preset) => filledIn(preset).flatMap((one) => one.answers);
const grounded = (preset: Preset) => answers(preset).filter(({ because }) => because !== "none");

const asked = 1500;
const reports = (symptom: SymptomKey, because: Because, { symptoms }: Preset): readonly Report[] => {
  const episodes = Array.from({ length: asked }, (_, i): Episode => {
    const day = addDays(start, i + 1) as Day;
    return { symptom, from: day, through: addDays(day, 5), noticedOn: day, because };
  });
  return reportsOf(life, episodes, symptoms, streamsOf("reports", 0));
};
const called = (urgency: string, symptom: SymptomKey, chance: number): Check => ({
  name: `share who ring about ${symptom}`,
  guards: [`symptoms.reports.chance/${urgency}`],
  measure: (preset) => reports(symptom, "event:graves", preset).length / asked,
  expected: chance,
  within: Math.max(0.02, chance * 0.15),
});

export const toldSymptomsChecks: readonly Check[] = [
  {
    name: "share of people in routine care who fill in self-checks",
    preset: "real-world",
    guards: ["symptoms.selfcheck.users"],
    measure: ({ symptoms }) =>
      share(
        Array.from({ length: 2000 }, (_, i) => i),
        (i) => fillsInSelfchecks(symptoms.selfcheck, streamsOf("users", i)),
      ),
    expected: 0.6,
    within: 0.05,
  },
  {
    name: "share of people in trials who fill in self-checks",
    guards: ["symptoms.selfcheck.users"],
    measure: ({ symptoms }) =>
      share(
        Array.from({ length: 4000 }, (_, i) => i),
        (i) => fillsInSelfchecks(symptoms.selfcheck, streamsOf("users", i)),
      ),
    expected: 0.05,
    within: 0.012,
  },
  {
    name: "days from the reminder to the self-check",
    guards: ["symptoms.selfcheck.withinDays"],
    measure: (preset) =>
      mean(filledIn(preset).map(({ day }) => Math.min(...opened.map((at) => day - at).filter((days) => days >= 0)))),
    expected: 3,
    within: 0.2,
  },
  {
    name: "share of months with a self-check",
    guards: ["symptoms.selfcheck.monthly"],
    measure: (preset) => filledIn(preset).length / (60 * people),
    expected: 0.7,
    within: 0.05,
  },
  {
    name: "share who still say so of what ended four days before the month began",
    guards: ["symptoms.selfcheck.recallDays"],
    measure: (preset) => grounded(preset).length / filledIn(preset).length,
    expected: 4 / 7,
    within: 0.08,
  },
  {
    name: "share of grounded answers that are unsure",
    guards: ["symptoms.selfcheck.unsureOfYes"],
    measure: (preset) => share(grounded(preset), ({ answer }) => answer === "unsure"),
    expected: 0.08,
    within: 0.02,
  },
  {
    name: "share of groundless answers that are unsure",
    guards: ["symptoms.selfcheck.unsureOfNo"],
    measure: (preset) => share(answers(preset), ({ answer, because }) => because === "none" && answer === "unsure"),
    expected: 0.004,
    within: 0.0008,
  },
  called("immediate", "coughed-blood", 0.75),
  called("day", "petechiae", 0.5),
  called("week", "thrush", 0.2),
  called("routine", "pale-patches-or-hair-loss", 0.06),
  {
    name: "share who ring about everyday dots",
    guards: ["symptoms.reports.innocent"],
    measure: (preset) => reports("petechiae", "innocent:shaving-rash", preset).length / asked,
    expected: 0.5 * 0.25,
    within: 0.03,
  },
  {
    // Whole days of an exponential of mean 1.5: 1 / (e^⅔ − 1).
    name: "days from noticing to the call",
    guards: ["symptoms.reports.delay"],
    measure: (preset) =>
      mean(reports("petechiae", "event:graves", preset).map(({ day, startedOn }) => day - startedOn)),
    expected: 1.055,
    within: 0.25,
  },
];
