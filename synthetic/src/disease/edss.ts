import type { Day } from "@longwatch/core";
import { daysPerMonth, daysPerYear, type Person, type Relapse } from "../life.ts";
import { exp } from "../random/arithmetic.ts";
import { gamma, happens, normal } from "../random/distributions.ts";
import type { Draw, Streams } from "../random/stream.ts";
import type { DiseaseParameters } from "./parameters.ts";

type Edss = DiseaseParameters["edss"];

/** What does not change: how much recovery is to come, and how fast it slowly gets worse. */
export type Course0 = { readonly recovery: number; readonly drift: number };

export function drawEdssCourse(person: Person, edss: Edss, streams: Streams): Course0 {
  const draw = streams("disease recovery");
  const recovers = happens(draw, edss.recovers[person.arm]);
  const amount = gamma(draw, edss.recovery.shape, edss.recovery.mean);
  const age = (person.start - person.bornOn) / daysPerYear;
  const mean = edss.drift[person.arm] + edss.driftPerYearOver40 * Math.max(0, age - 40);
  return {
    recovery: recovers ? Math.max(0, Math.min(amount, person.edss - 0.5)) : 0,
    drift: gamma(streams("disease drift"), edss.driftShape, mean),
  };
}

/** A slow two-way fluctuation, month by month from 0 at the start (an Ornstein-Uhlenbeck process). */
export function fluctuation({ sd, months }: Edss["fluctuation"], draw: Draw): (month: number) => number {
  const keep = exp(-1 / months);
  const step = sd * Math.sqrt(1 - keep * keep);
  const values = [0];
  return (month) => {
    while (values.length <= month) values.push(values.at(-1)! * keep + normal(draw, 0, step));
    return values[month]!;
  };
}

/** The continuous score beneath the rated one (evidence 3.5). */
export function latentEdss(
  day: Day,
  person: Person,
  course: Course0,
  relapses: readonly Relapse[],
  fluctuates: number,
  edss: Edss,
): number {
  const years = (day - person.start) / daysPerYear;
  let score =
    person.edss - course.recovery * (1 - exp(-years / edss.recovery.years)) + course.drift * years + fluctuates;
  for (const { onset, severity, residual } of relapses) {
    if (onset > day) break;
    score += residual + (severity - residual) * exp(-(day - onset) / (edss.acuteMonths * daysPerMonth));
  }
  return score;
}

/** The score that a rater gives: half steps from 0 to 9.5, and no 0.5. */
export function rate(latent: number, edss: Edss, draw: Draw): number {
  const halves = Math.round(2 * (latent + normal(draw, 0, edss.raterSd)));
  const half = happens(draw, 0.5) ? 2 : 0;
  return (halves === 1 ? half : Math.max(0, Math.min(19, halves))) / 2;
}
