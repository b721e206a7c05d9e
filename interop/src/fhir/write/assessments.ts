import type { FactJson } from "@longwatch/core";
import { own } from "../own.ts";
import type { Context, Writer } from "./context.ts";
import { category, coding, compact, concept, type Element, notes, quantity, type Resource, worded } from "./element.ts";

type Fact<K extends FactJson["kind"]> = Extract<FactJson, { readonly kind: K }>;
type Said = Element & { readonly on: string | undefined; readonly note?: string | undefined };

/** An Observation that no public code names; undefined without its day. */
function assessment(
  name: string,
  kind: "survey" | "exam" | "imaging",
  said: Said,
  { subject, id }: Context,
): Resource | undefined {
  const { on, note, ...rest } = said;
  if (on === undefined) return undefined;
  return compact({
    resourceType: "Observation",
    id,
    identifier: [{ system: own.fact, value: id }],
    status: "final",
    category: category(kind),
    code: concept(name.replaceAll("-", " "), coding(own.assessment, name)),
    subject,
    effectiveDateTime: on,
    ...rest,
    note: notes(note),
  });
}

const component = (name: string, value: number | boolean | string | undefined): readonly Element[] => {
  if (value === undefined) return [];
  const written =
    typeof value === "number"
      ? { valueQuantity: quantity(value, "1") }
      : typeof value === "boolean"
        ? { valueBoolean: value }
        : { valueString: value };
  return [{ code: concept(name, coding(own.assessment, name)), ...written }];
};

const componentsOf = (values: Readonly<Record<string, number | boolean | string | undefined>>): readonly Element[] =>
  Object.entries(values).flatMap(([name, value]) => component(name, value));

export const writeEdss: Writer<Fact<"edss-scored">> = (fact, context) => {
  const { scoredOn, score, functionalSystems = {}, ambulation = {}, notDueToMs = [], rater, note } = fact;
  const { cerebralWithoutFatigue, cerebellarX } = fact;
  const performer = rater === undefined ? [] : [{ display: rater }];
  const valueQuantity = score === undefined ? undefined : quantity(score, "{score}");
  const parts = [
    ...componentsOf({ ...functionalSystems, ...ambulation, cerebralWithoutFatigue, cerebellarX }),
    ...notDueToMs.flatMap((system) => component("notDueToMs", system)),
  ];
  return assessment("edss", "exam", { on: scoredOn, performer, valueQuantity, component: parts, note }, context);
};

export const writeTest: Writer<Fact<"test-scored">> = ({ scoredOn, test, value, unit, note }, context) =>
  assessment(test, "exam", { on: scoredOn, valueQuantity: quantity(value, unit), note }, context);

export const writeExam: Writer<Fact<"exam-done">> = ({ doneOn, exam, outcome, findings, note }, context) => {
  const texts = typeof findings === "string" ? [findings] : (findings ?? []);
  const said = [...texts, ...(note === undefined ? [] : [note])].join("\n");
  return assessment(exam, "exam", { on: doneOn, valueCodeableConcept: worded(outcome), note: said }, context);
};

export const writeMri: Writer<Fact<"mri-read">> = (fact, context) => {
  const { scannedOn, region, comparedWithOn, newOrEnlargingT2, gdEnhancing, brainVolumePct, note } = fact;
  const { t2IncreaseSignificant, pmlSuspected, dwiLesion, vascularFinding } = fact;
  const counts = { newOrEnlargingT2, gdEnhancing, brainVolumePct, comparedWithOn };
  const parts = componentsOf({ ...counts, t2IncreaseSignificant, pmlSuspected, dwiLesion, vascularFinding });
  return assessment("mri", "imaging", { on: scannedOn, bodySite: worded(region), component: parts, note }, context);
};

export const writeSymptom: Writer<Fact<"symptom-reported">> = (fact, context) => {
  const { reportedOn, symptom, present = "yes", startedOn, startedAt, endedOn, severity, answers = {}, note } = fact;
  const parts = componentsOf({ startedOn, startedAt, endedOn, severity, ...answers });
  const code = concept(symptom.replaceAll("-", " "), coding(own.symptom, symptom));
  return assessment(
    symptom,
    "survey",
    { on: reportedOn, code, valueCodeableConcept: worded(present), component: parts, note },
    context,
  );
};
