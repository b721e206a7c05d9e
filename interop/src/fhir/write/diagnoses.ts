import type { FactJson } from "@longwatch/core";
import { conditionKeys } from "../conditions.ts";
import { own } from "../own.ts";
import { cvx, vaccines } from "../vaccines.ts";
import type { Writer } from "./context.ts";
import { coding, compact, concept, type Element, keysByValue, notes, worded } from "./element.ts";

type Fact<K extends FactJson["kind"]> = Extract<FactJson, { readonly kind: K }>;

const clinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
const verification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
const certainties = { confirmed: "confirmed", suspected: "provisional", excluded: "refuted" } as const;

const codesByKey = keysByValue(conditionKeys);

/** The first ICD-10 and the first SNOMED CT code of a condition, and our own key, which is always there. */
function conditionCodes(key: string): readonly Element[] {
  const systems = new Map<string, Element>();
  for (const sent of codesByKey.get(key) ?? []) {
    const [system = "", code = ""] = sent.split("|");
    if (!systems.has(system)) systems.set(system, coding(system, code));
  }
  return [...systems.values(), coding(own.condition, key)];
}

export const writeCondition: Writer<Fact<"condition-recorded">> = (fact, { subject, id }) => {
  const { condition, certainty = "confirmed", onsetOn, resolvedOn, severity } = fact;
  return conditionResource(id, subject, {
    clinicalStatus: resolvedOn !== undefined ? "resolved" : certainty === "excluded" ? undefined : "active",
    verificationStatus: certainties[certainty],
    severity: severity === undefined ? undefined : worded(`${severity}`),
    code: concept(condition.replaceAll("-", " "), ...conditionCodes(condition)),
    onsetDateTime: onsetOn,
    abatementDateTime: resolvedOn,
    note: notes(fact.note),
  });
};

type Said = Element & { readonly clinicalStatus: string | undefined; readonly verificationStatus: string };

function conditionResource(id: string, subject: Element, { clinicalStatus, verificationStatus, ...said }: Said) {
  return compact({
    resourceType: "Condition",
    id,
    identifier: [{ system: own.fact, value: id }],
    clinicalStatus: clinicalStatus === undefined ? undefined : { coding: [coding(clinical, clinicalStatus)] },
    verificationStatus: { coding: [coding(verification, verificationStatus)] },
    subject,
    ...said,
  });
}

/** Multiple sclerosis, with its course as the stage. */
export const writeDisease: Writer<Fact<"disease-recorded">> = (fact, { subject, id }) =>
  conditionResource(id, subject, {
    clinicalStatus: "active",
    verificationStatus: "confirmed",
    code: concept("multiple sclerosis", ...conditionCodes("multiple-sclerosis")),
    onsetDateTime: fact.onsetOn,
    recordedDate: fact.diagnosedOn,
    stage: [{ summary: worded(fact.phenotype) }],
    note: notes(fact.asOf === undefined ? undefined : `course judged as of ${fact.asOf}`, fact.note),
  });

/** A relapse whose end is not known is not said to be still active. */
export const writeRelapse: Writer<Fact<"relapse-occurred">> = (fact, { subject, id }) => {
  const { startedOn, resolvedOn, severity, disabling, steroids, confirmedByExam } = fact;
  const said = { disabling, steroids, "confirmed by examination": confirmedByExam };
  return conditionResource(id, subject, {
    clinicalStatus: resolvedOn === undefined ? undefined : "resolved",
    verificationStatus: confirmedByExam === true ? "confirmed" : "unconfirmed",
    severity: severity === undefined ? undefined : worded(`${severity}`),
    code: concept("relapse of multiple sclerosis", coding(own.event, "relapse")),
    onsetDateTime: startedOn,
    abatementDateTime: resolvedOn,
    note: notes(
      ...Object.entries(said).map(([name, yes]) => (yes === undefined ? undefined : `${name}: ${yes ? "yes" : "no"}`)),
      fact.note,
    ),
  });
};

export const writePregnancy: Writer<Fact<"pregnancy-recorded">> = (fact, { subject, id }) => {
  const { confirmedOn, lmpOn, dueOn, gestationDays, endedOn, outcome } = fact;
  const said = { "last period": lmpOn, due: dueOn, "days of gestation": gestationDays, outcome };
  return conditionResource(id, subject, {
    clinicalStatus: endedOn === undefined ? "active" : "resolved",
    verificationStatus: "confirmed",
    code: concept("pregnancy", coding(own.event, "pregnancy")),
    onsetDateTime: lmpOn ?? confirmedOn,
    abatementDateTime: endedOn,
    recordedDate: confirmedOn,
    note: notes(
      ...Object.entries(said).map(([name, text]) => (text === undefined ? undefined : `${name}: ${text}`)),
      fact.note,
    ),
  });
};

const cvxByKey = new Map([...vaccines].toReversed().map(([code, { key }]) => [key, code.padStart(2, "0")]));

/** By its CVX number; a vaccine without one in words, since whether it is live is never guessed. */
export const writeVaccine: Writer<Fact<"vaccine-given">> = (fact, { subject, id }) => {
  const { vaccine, givenOn } = fact;
  const code = cvxByKey.get(vaccine);
  if (givenOn === undefined) return undefined;
  return compact({
    resourceType: "Immunization",
    id,
    identifier: [{ system: own.fact, value: id }],
    status: "completed",
    vaccineCode: concept(vaccine, ...(code === undefined ? [] : [coding(cvx, code)])),
    patient: subject,
    occurrenceDateTime: givenOn,
    note: notes(fact.note),
  });
};
