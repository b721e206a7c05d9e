import type { FactJson, FactKind } from "@longwatch/core";
import { own } from "../own.ts";
import { writeEdss, writeExam, writeMri, writeSymptom, writeTest } from "./assessments.ts";
import type { Context, Writer } from "./context.ts";
import { writeCondition, writeDisease, writePregnancy, writeRelapse, writeVaccine } from "./diagnoses.ts";
import type { Resource } from "./element.ts";
import { writeInfusion, writeMedicine, writeTherapy } from "./medicines.ts";
import { writeAllergy, writeContact, writeHistory, writeReaction, writeSelfcheck, writeStep } from "./records.ts";
import { writeResult } from "./result.ts";
import { writeVitals } from "./vitals.ts";

type Fact<K extends FactKind> = Extract<FactJson, { readonly kind: K }>;

/** Each kind with its writer. `undefined`: FHIR has no fair place for it. */
const writers: { readonly [K in FactKind]: Writer<Fact<K>> | undefined } = {
  "result-reported": writeResult,
  "vitals-measured": writeVitals,
  "infusion-given": writeInfusion,
  "medicine-recorded": writeMedicine,
  "therapy-recorded": writeTherapy,
  "vaccine-given": writeVaccine,
  "condition-recorded": writeCondition,
  "disease-recorded": writeDisease,
  "relapse-occurred": writeRelapse,
  "pregnancy-recorded": writePregnancy,
  "edss-scored": writeEdss,
  "test-scored": writeTest,
  "exam-done": writeExam,
  "mri-read": writeMri,
  "symptom-reported": writeSymptom,
  "selfcheck-completed": writeSelfcheck,
  "history-reviewed": writeHistory,
  "allergy-recorded": writeAllergy,
  "reaction-observed": writeReaction,
  "step-done": writeStep,
  "contact-made": writeContact,
  "care-moved": undefined,
  "course-planned": undefined,
  "medicines-reviewed": undefined,
  "breastfeeding-recorded": undefined,
  "family-planning-recorded": undefined,
  "decision-made": undefined,
  "obligation-waived": undefined,
  "signal-acted": undefined,
  "task-acted": undefined,
  "follow-up-ended": undefined,
  "fact-retracted": undefined,
};

/** A fact as a resource; undefined where it has no place in one. An approximate date is marked as such. */
export function writeFact(fact: FactJson, context: Context): Resource | undefined {
  const write = writers[fact.kind] as Writer<FactJson> | undefined;
  const resource = fact.daysAfter === undefined ? write?.(fact, context) : undefined;
  if (resource === undefined || fact.approximate !== true) return resource;
  const extension = [
    ...((resource["extension"] ?? []) as readonly unknown[]),
    { url: own.approximate, valueBoolean: true },
  ];
  return { ...resource, extension };
}
