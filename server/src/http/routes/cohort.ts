import { type CohortFiguresJson, cohortFigures, cohortQuery } from "@longwatch/api";
import type { ClinicFigures } from "@longwatch/core";
import { recordEvent } from "../../audit/record.ts";
import { clinicInFigures } from "../../usecases/clinic-in-figures.ts";
import { ensureTurned } from "../../usecases/show-worklist.ts";
import { give } from "../answer.ts";
import { clinicRoute } from "../route.ts";
import { clinicParams } from "./params.ts";

export const showCohort = clinicRoute({
  id: "showCohort",
  method: "GET",
  path: "/api/v1/clinics/:clinic/cohort",
  summary:
    "The clinic in figures: tests done in time, open signals, autoimmune disease, how counts come back, who is where in the watch.",
  needs: ["read-reports"],
  trace: "cohort.read",
  params: clinicParams,
  query: cohortQuery,
  answer: cohortFigures,
  before: ({ database }, scope) => ensureTurned(database, scope),
  run: async ({ tx, query }) => {
    const { figures, ...frame } = await clinicInFigures(tx, query);
    await recordEvent(tx, { action: "cohort.read", object: "cohort", detail: { people: figures.people } });
    return give({ ...frame, ...shown(figures) }, { headers: { "cache-control": "no-store" } });
  },
});

type Shown = Omit<CohortFiguresJson, "asOf" | "from" | "through" | "notAssessed">;

const shown = ({ autoimmunity, counts, ...figures }: ClinicFigures): Shown => ({
  ...structuredClone(figures as Omit<Shown, "autoimmunity" | "counts">),
  autoimmunity: autoimmunity.map(({ curve, rate, ...one }) => ({
    ...one,
    because: curve.estimable ? null : curve.because,
    followedMonths: curve.estimable ? curve.lastTime : null,
    curve: curve.estimable
      ? curve.steps.map(({ time, atRisk, incidence, interval }) => ({
          month: time,
          atRisk,
          share: incidence,
          interval: interval ?? null,
        }))
      : [],
    per100Years: rate.estimable
      ? { rate: rate.first.per100, interval: rate.first.exact, years: rate.first.personYears }
      : null,
  })),
  counts: counts.map(({ below, months, ...one }) => ({
    ...one,
    months: months.map((month) => ({ ...month })),
    because: below.estimable ? null : below.because,
    back: below.estimable
      ? below.steps.map(({ time, atRisk, survival }) => ({ month: time, atRisk, share: 1 - survival }))
      : [],
  })),
});
