import { outcomesQuery, type PatientOutcomesJson, patientOutcomes } from "@longwatch/api";
import { formatDay, outcomesOf, renderOutcomes } from "@longwatch/core";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";
import { wholeOf } from "./whole-of.ts";

export const showOutcomes = clinicRoute({
  id: "showOutcomes",
  method: "GET",
  path: "/api/v1/clinics/:clinic/patients/:patient/outcomes",
  summary:
    "Did it work: improved, stable or worsened since each course, relapses, scans, confirmed events, evidence of disease activity by year and contradictions, by a definition that is told with them.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: outcomesQuery,
  answer: patientOutcomes,
  speaks: true,
  run: (asked) =>
    wholeOf(
      asked,
      ({ assessment, asOf }): PatientOutcomesJson => ({
        asOf: formatDay(asOf),
        outcomes: renderOutcomes(outcomesOf(assessment, asked.query.preset), assessment, asked.language),
      }),
      asked.language,
    ),
});
