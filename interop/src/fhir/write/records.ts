import type { FactJson } from "@longwatch/core";
import { own } from "../own.ts";
import type { Writer } from "./context.ts";
import { coding, compact, concept, type Element, momentText, notes, worded, writtenMoment } from "./element.ts";

type Fact<K extends FactJson["kind"]> = Extract<FactJson, { readonly kind: K }>;

const answered = (linkId: string, answer: string): Element => ({ linkId, answer: [{ valueString: answer }] });

function response(id: string, subject: Element, form: string, on: string, item: readonly Element[]) {
  return compact({
    resourceType: "QuestionnaireResponse",
    id,
    identifier: { system: own.fact, value: id },
    questionnaire: form,
    status: "completed",
    subject,
    authored: on,
    item,
  });
}

export const writeSelfcheck: Writer<Fact<"selfcheck-completed">> = (fact, { subject, id }) => {
  const { completedOn, form, version, answers } = fact;
  if (completedOn === undefined) return undefined;
  const items = answers.map(({ item, answer }) => answered(item, answer));
  return response(id, subject, `${own.form}:${form}|${version}`, completedOn, items);
};

export const writeHistory: Writer<Fact<"history-reviewed">> = ({ reviewedOn, items }, { subject, id }) =>
  reviewedOn === undefined
    ? undefined
    : response(
        id,
        subject,
        `${own.form}:history`,
        reviewedOn,
        items.map((one) => answered(one.condition, one.answer)),
      );

const verification = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
const clinical = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
const certainties = { yes: "confirmed", no: "refuted", unknown: "unconfirmed" } as const;

export const writeAllergy: Writer<Fact<"allergy-recorded">> = (fact, { subject, id }) => {
  const { recordedOn, substance, answer, severity, note } = fact;
  return compact({
    resourceType: "AllergyIntolerance",
    id,
    identifier: [{ system: own.fact, value: id }],
    clinicalStatus: { coding: [coding(clinical, answer === "no" ? "inactive" : "active")] },
    verificationStatus: { coding: [coding(verification, certainties[answer])] },
    code: worded(substance),
    patient: subject,
    recordedDate: recordedOn,
    note: notes(severity === undefined ? undefined : `severity: ${severity}`, note),
  });
};

const severities = ["mild", "mild", "moderate", "severe", "severe", "severe"] as const;
const severitySystem = "http://terminology.hl7.org/CodeSystem/adverse-event-severity";

/** A reaction to an infusion; its grade stands in the words, for FHIR has three grades and not five. */
export const writeReaction: Writer<Fact<"reaction-observed">> = (fact, { subject, id }) => {
  const { observedAt, symptom, grade, action, resolvedAt } = fact;
  if (observedAt === undefined) return undefined;
  const words = [
    symptom.replaceAll("-", " "),
    `grade ${grade}`,
    action,
    resolvedAt && `resolved ${momentText(resolvedAt)}`,
  ];
  return compact({
    resourceType: "AdverseEvent",
    id,
    identifier: { system: own.fact, value: id },
    actuality: "actual",
    event: concept(words.filter((word) => word !== undefined).join(", "), coding(own.symptom, symptom)),
    subject,
    date: writtenMoment(observedAt),
    severity: { coding: [coding(severitySystem, severities[grade]!)] },
  });
};

export const writeStep: Writer<Fact<"step-done">> = (fact, { subject, id }) => {
  const { doneOn, step, note } = fact;
  const course =
    fact.for === undefined ? undefined : `for ${typeof fact.for === "number" ? `course ${fact.for}` : fact.for}`;
  return compact({
    resourceType: "Procedure",
    id,
    identifier: [{ system: own.fact, value: id }],
    status: "completed",
    code: concept(step.replaceAll("-", " "), coding(own.step, step)),
    subject,
    performedDateTime: doneOn,
    note: notes(course, note),
  });
};

export const writeContact: Writer<Fact<"contact-made">> = (fact, { subject, id }) => {
  const { contactedAt, channel, outcome, about, note } = fact;
  if (contactedAt === undefined) return undefined;
  return compact({
    resourceType: "Communication",
    id,
    identifier: [{ system: own.fact, value: id }],
    status: "completed",
    medium: [worded(channel)],
    subject,
    topic: about === undefined ? undefined : worded(about),
    sent: writtenMoment(contactedAt),
    payload: [{ contentString: outcome }],
    note: notes(note),
  });
};
