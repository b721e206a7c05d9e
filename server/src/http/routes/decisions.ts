import { assessmentQuery, type PatientDecisionsJson, patientDecisions } from "@longwatch/api";
import {
  type CandidacyJson,
  courseKey,
  formatDay,
  type Language,
  renderCandidacy,
  renderRetreatment,
} from "@longwatch/core";
import { factsOf } from "../../db/facts.ts";
import { accountNames } from "../../db/names.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { wordingIn } from "../../rules/wording.ts";
import type { AssessedPatient } from "../../usecases/assess-patient.ts";
import { citedBy } from "../references.ts";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";
import { wholeOf } from "./whole-of.ts";

export const showDecisions = clinicRoute({
  id: "showDecisions",
  method: "GET",
  path: "/api/v1/clinics/:clinic/patients/:patient/decisions",
  summary:
    "Whether the next course is an option by the rules of the day, why, and what is missing. It advises; a named person decides.",
  needs: ["read-patient"],
  trace: "patient.read",
  params: patientParams,
  query: assessmentQuery,
  answer: patientDecisions,
  speaks: true,
  run: (asked) => wholeOf(asked, (one) => decisionsOf(asked.tx, one, asked.language), asked.language),
});

async function decisionsOf(
  tx: ClinicTx,
  { assessment, asOf, references }: AssessedPatient,
  language: Language,
): Promise<PatientDecisionsJson> {
  const found = assessment.candidacy();
  const candidacy = found === undefined ? null : renderCandidacy(found, wordingIn(language));
  const next = assessment.retreatment();
  const retreatment = next === undefined ? null : renderRetreatment(next, wordingIn(language));
  const decided = found?.decided ?? [];
  const named = [
    ...(candidacy === null ? [] : factsIn(candidacy)),
    ...decided.map(({ fact }) => fact.id),
    ...(retreatment?.decisions ?? []),
  ];
  const facts = await factsOf(tx, assessment.patient.id, [...new Set(named)]);
  const by = [...facts.values()].map((fact) => fact as { readonly kind: string; readonly by?: string });
  const authors = await accountNames(
    tx,
    by.flatMap((fact) => (fact.kind === "decision-made" && fact.by !== undefined ? [fact.by] : [])),
  );
  return {
    asOf: formatDay(asOf),
    candidacy,
    retreatment,
    references: citedBy([...(candidacy?.criteria ?? []), ...(retreatment?.timers ?? [])], references),
    facts: [...facts].map(([id, content]) => ({ id, ...(content as { kind: string }) })),
    decided: decided.map(({ fact, of, counts }) => ({ fact: fact.id, of, counts })),
    authors: Object.fromEntries(authors),
    wholeCourse: found === undefined ? null : courseKey(found.course),
  };
}

const factsIn = ({ criteria, withdrawn }: CandidacyJson): readonly string[] => [
  ...new Set([
    ...criteria.flatMap((one) => [
      ...one.evidence,
      ...one.withdrawn,
      ...(one.decidedBy === undefined ? [] : [one.decidedBy]),
    ]),
    ...withdrawn,
  ]),
];
