import { assessmentQuery, type PatientWeighingJson, patientWeighing } from "@longwatch/api";
import { formatDay, type Language, renderWeighing, weighingOf } from "@longwatch/core";
import { factsOf } from "../../db/facts.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { shippedEvidence } from "../../evidence/shipped.ts";
import { wordingIn } from "../../rules/wording.ts";
import type { AssessedPatient } from "../../usecases/assess-patient.ts";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";
import { wholeOf } from "./whole-of.ts";

export const showWeighing = clinicRoute({
  id: "showWeighing",
  method: "GET",
  path: "/api/v1/clinics/:clinic/patients/:patient/weighing",
  summary:
    "What treatment may bring and cost, as far as trials tell: whose people this person resembles, absolute numbers beside the comparator, harms, and treatments as classes. It decides nothing.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: assessmentQuery,
  answer: patientWeighing,
  speaks: true,
  run: (asked) =>
    wholeOf(asked, (one) => weighingFor(asked.tx, one, asked.language), asked.language, shippedEvidence().digest),
});

async function weighingFor(
  tx: ClinicTx,
  { assessment, asOf }: AssessedPatient,
  language: Language,
): Promise<PatientWeighingJson> {
  const { base } = shippedEvidence();
  const weighing = renderWeighing(weighingOf(assessment, base), base, wordingIn(language));
  const named = weighing.trials.flatMap(({ likeness }) => likeness.flatMap(({ evidence }) => evidence));
  const facts = await factsOf(tx, assessment.patient.id, [...new Set([...weighing.evidence, ...named])]);
  return {
    asOf: formatDay(asOf),
    weighing,
    facts: [...facts].map(([id, content]) => ({ id, ...(content as { kind: string }) })),
  };
}
