import type { Day } from "../base/calendar.ts";
import { monthsSince } from "../base/months-since.ts";
import { type SignalUrgency, urgencyRank } from "../protocol/signal-rule.ts";
import { followed } from "../reconstitution/reconstitution.ts";
import { conditionName } from "../text/condition-names.ts";
import { type Adherence, adherenceOf } from "./adherence.ts";
import { type Autoimmunity, autoimmunityOf } from "./autoimmunity.ts";
import { type CountsBack, countsBack } from "./counts-back.ts";
import type { PersonSummary } from "./person-summary.ts";

/** How many people are where in their watch. `died` is told apart from `ended`, a review. */
export const followUpStates = [
  "not-started",
  "active",
  "review-due",
  "handed-over",
  "declined",
  "ended",
  "died",
] as const;
export type ClinicState = (typeof followUpStates)[number];

export type OpenSignals = {
  readonly signal: string;
  readonly name: string;
  readonly urgency: SignalUrgency;
  /** Days since each was opened, longest first. */
  readonly openDays: readonly number[];
  /** Of these, whose basis was old when it was learned: for review. */
  readonly historical: number;
};

/** The clinic in figures: for a meeting, never for one person. */
export type ClinicFigures = {
  readonly people: number;
  readonly treated: number;
  readonly states: readonly { readonly state: ClinicState; readonly people: number }[];
  /** Who is watched, by newest course and whole months since its last infusion. */
  readonly watched: readonly { readonly course: number; readonly month: number; readonly people: number }[];
  readonly adherence: { readonly all: Adherence; readonly rules: readonly Adherence[] };
  readonly openSignals: readonly OpenSignals[];
  readonly autoimmunity: readonly Autoimmunity[];
  readonly counts: readonly CountsBack[];
};

/** @param months the first and the last month of adherence, `YYYY-MM`, both included */
export function clinicFigures(
  people: readonly PersonSummary[],
  months: { readonly from: string; readonly through: string },
  asOf: Day,
): ClinicFigures {
  const stateOf = ({ state, hasDied }: PersonSummary): ClinicState => (hasDied ? "died" : state);
  return {
    people: people.length,
    treated: people.filter(({ courses }) => courses.length > 0).length,
    states: followUpStates.map((state) => ({ state, people: people.filter((one) => stateOf(one) === state).length })),
    watched: watchedOf(people, asOf),
    adherence: adherenceOf(people, months),
    openSignals: openSignalsOf(people, asOf),
    autoimmunity: autoimmunityOf(people, asOf),
    counts: countsBack(people, followed),
  };
}

function watchedOf(people: readonly PersonSummary[], asOf: Day): ClinicFigures["watched"] {
  const places = people.flatMap(({ courses, state }) => {
    const newest = courses.at(-1);
    if (newest === undefined || (state !== "active" && state !== "review-due")) return [];
    return [{ course: newest.number, month: Math.floor(monthsSince(newest.lastOn, asOf)) }];
  });
  return [...Map.groupBy(places, ({ course, month }) => `${course}/${month}`).values()]
    .map((same) => ({ ...same[0]!, people: same.length }))
    .toSorted((a, b) => a.course - b.course || a.month - b.month);
}

function openSignalsOf(people: readonly PersonSummary[], asOf: Day): readonly OpenSignals[] {
  const open = people.flatMap(({ openSignals }) => openSignals);
  return [...Map.groupBy(open, ({ signal, urgency }) => `${signal}/${urgency}`).values()]
    .map((same) => ({
      signal: same[0]!.signal,
      name: conditionName(same[0]!.signal),
      urgency: same[0]!.urgency,
      openDays: same.map(({ openedOn }) => asOf - openedOn).toSorted((a, b) => b - a),
      historical: same.filter(({ isHistorical }) => isHistorical).length,
    }))
    .toSorted((a, b) => urgencyRank(a.urgency) - urgencyRank(b.urgency) || b.openDays.length - a.openDays.length);
}
