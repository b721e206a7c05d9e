import { assessmentQuery, type PatientInfusionDayJson, patientInfusionDay } from "@longwatch/api";
import { formatDay, infusionDayOf, type Language, renderInfusionDay, renderReadiness } from "@longwatch/core";
import { accountNames } from "../../db/names.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { wordingIn } from "../../rules/wording.ts";
import type { AssessedPatient } from "../../usecases/assess-patient.ts";
import { citedBy } from "../references.ts";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";
import { wholeOf } from "./whole-of.ts";

export const showInfusionDay = clinicRoute({
  id: "showInfusionDay",
  method: "GET",
  path: "/api/v1/clinics/:clinic/patients/:patient/infusion-day",
  summary:
    "Whether the infusion of the day may begin, item by item, and how the day goes: dose, bag, steps, vital signs, reactions. It advises; whoever begins decides, by name.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: assessmentQuery,
  answer: patientInfusionDay,
  speaks: true,
  run: (asked) => wholeOf(asked, (one) => infusionDay(asked.tx, one, asked.language), asked.language),
});

async function infusionDay(
  tx: ClinicTx,
  { assessment, asOf, references }: AssessedPatient,
  language: Language,
): Promise<PatientInfusionDayJson> {
  const wording = wordingIn(language);
  const found = assessment.readiness();
  const readiness = found === undefined ? null : renderReadiness(found, wording);
  const day = infusionDayOf(assessment);
  const authors = await accountNames(
    tx,
    (readiness?.items ?? []).flatMap(({ override }) => override?.by ?? []),
  );
  const { planned } = assessment.timeline;
  return {
    asOf: formatDay(asOf),
    planned: planned === undefined ? null : { course: planned.number, on: formatDay(planned.firstOn) },
    readiness,
    day: day === undefined ? null : renderInfusionDay(day, wording),
    references: readiness === null ? [] : citedBy(readiness.items, references),
    authors: Object.fromEntries(authors),
  };
}
