import { type PatientPlanJson, patientPlan, planQuery } from "@longwatch/api";
import { type Assessment, type Day, formatDay, parseDay, planOf, renderPlan } from "@longwatch/core";
import { factsOf } from "../../db/facts.ts";
import { wordingIn } from "../../rules/wording.ts";
import { impossible } from "../impossible.ts";
import { citedBy } from "../references.ts";
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
  run: async (asked) => {
    const { firstInfusionOn } = asked.query;
    const asksFor = firstInfusionOn === undefined ? undefined : parseDay(firstInfusionOn);
    if (firstInfusionOn !== undefined && asksFor === undefined) return impossible("?firstInfusionOn");
    return wholeOf(
      asked,
      async ({ assessment, references }): Promise<PatientPlanJson> => {
        const found = planOf(assessment, wishedOn(assessment, asksFor));
        const plan = found === undefined ? null : renderPlan(assessment.patient.id, found, wordingIn(asked.language));
        const because = [...new Set(plan?.steps.flatMap((step) => step.because))];
        const facts = await factsOf(asked.tx, assessment.patient.id, because);
        return {
          asOf: formatDay(assessment.asOf),
          plan,
          references: citedBy(plan?.steps ?? [], references),
          facts: [...facts].map(([id, content]) => ({ id, ...(content as { kind: string }) })),
        };
      },
      asked.language,
    );
  },
});

/** The day that was asked for; otherwise that of a plan that is still to come, or the earliest that can be told. */
function wishedOn(assessment: Assessment, asked: Day | undefined): Day {
  const { asOf, timeline } = assessment;
  if (asked !== undefined) return asked;
  if (timeline.planned !== undefined && timeline.planned.firstOn >= asOf) return timeline.planned.firstOn;
  return planOf(assessment, asOf)?.earliestOn ?? asOf;
}
