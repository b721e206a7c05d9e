import { type PatientPlanJson, patientPlan, planQuery } from "@longwatch/api";
import { type Assessment, type Day, formatDay, parseDay, planOf, renderPlan } from "@longwatch/core";
import { wordingIn } from "../../rules/wording.ts";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";
import { wholeOf } from "./whole-of.ts";

export const showPlan = clinicRoute({
  id: "showPlan",
  method: "GET",
  path: "/api/v1/clinics/:clinic/patients/:patient/plan",
  summary:
    "The next course from its wished first infusion day backwards: what must be done by when, the earliest day, and what it waits for.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: planQuery,
  answer: patientPlan,
  speaks: true,
  run: (asked) =>
    wholeOf(
      asked,
      ({ assessment, references }): PatientPlanJson => {
        const found = planOf(assessment, wishedOn(assessment, asked.query.firstInfusionOn));
        const plan = found === undefined ? null : renderPlan(assessment.patient.id, found, wordingIn(asked.language));
        const cited = new Set(plan?.steps.flatMap(({ sources }) => sources.map(({ ref }) => ref)));
        return {
          asOf: formatDay(assessment.asOf),
          plan,
          references: references.filter(({ id }) => cited.has(id)).map((one) => ({ ...one })),
        };
      },
      asked.language,
    ),
});

/** The day that was asked for; otherwise that of a plan that is still to come, or the earliest that can be told. */
function wishedOn(assessment: Assessment, asked: string | undefined): Day {
  const { asOf, timeline } = assessment;
  if (asked !== undefined) return parseDay(asked)!;
  if (timeline.planned !== undefined && timeline.planned.firstOn >= asOf) return timeline.planned.firstOn;
  return planOf(assessment, asOf)?.earliestOn ?? asOf;
}
