import type { Day } from "../base/calendar.ts";
import { monthsSince } from "../base/months-since.ts";
import { cumulativeIncidence, type IncidenceCurve } from "../cohort/cumulative-incidence.ts";
import type { Estimable } from "../cohort/estimate.ts";
import { type Incidence, incidenceOf } from "../cohort/incidence.ts";
import { type AutoimmuneGroup, autoimmuneGroupNames } from "./autoimmune-groups.ts";
import type { PersonSummary } from "./person-summary.ts";

export type Autoimmunity = {
  readonly group: AutoimmuneGroup | "any";
  /** Treated people without the disease before their first infusion. */
  readonly atRisk: number;
  /** Who had it already, and are not counted. */
  readonly hadBefore: number;
  readonly people: number;
  /** From the first infusion, in months; death competes. */
  readonly curve: Estimable<IncidenceCurve>;
  readonly rate: Estimable<Incidence>;
};

/** First diagnoses after the first infusion, of any group and of each. Whoever left is counted until then. */
export function autoimmunityOf(people: readonly PersonSummary[], asOf: Day): readonly Autoimmunity[] {
  const groups = ["any", ...autoimmuneGroupNames] as const;
  return groups.map((group) => ofGroup(group, people, asOf));
}

function ofGroup(group: Autoimmunity["group"], people: readonly PersonSummary[], asOf: Day): Autoimmunity {
  const treated = people.flatMap((one) =>
    one.courses[0] === undefined ? [] : [{ one, firstOn: one.courses[0].firstOn }],
  );
  const firstOf = (one: PersonSummary): Day | undefined => {
    const days = one.diagnoses.filter((each) => group === "any" || each.group === group).map(({ on }) => on);
    return days.length === 0 ? undefined : (Math.min(...days) as Day);
  };
  const atRisk = treated.filter(({ one, firstOn }) => (firstOf(one) ?? firstOn) >= firstOn);
  const observed = atRisk.map(({ one, firstOn }) => {
    const end = Math.max(firstOn, one.seenThrough ?? asOf) as Day;
    const first = firstOf(one);
    const event = first !== undefined && first <= end ? first : undefined;
    return { event, end, firstOn, hasDied: one.hasDied };
  });
  return {
    group,
    atRisk: atRisk.length,
    hadBefore: treated.length - atRisk.length,
    people: observed.filter(({ event }) => event !== undefined).length,
    curve: cumulativeIncidence(
      observed.map(({ event, end, firstOn, hasDied }) => ({
        time: monthsSince(firstOn, event ?? end),
        cause: event !== undefined ? "disease" : hasDied ? "death" : undefined,
      })),
      "disease",
    ),
    rate: incidenceOf(
      observed.map(({ event, end, firstOn }) => ({
        followUp: monthsSince(firstOn, end) / 12,
        events: event === undefined ? [] : [monthsSince(firstOn, event) / 12],
      })),
    ),
  };
}
