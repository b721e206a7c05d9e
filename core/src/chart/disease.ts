import type { Day } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import type { ChartJson } from "./chart-json.ts";
import { dayOrNull, spanOf } from "./days.ts";

/** What the disease did, and what the patient told, each in the order of its day. */
export function diseaseLanes(facts: FactIndex, asOf: Day): Pick<ChartJson, "relapses" | "edss" | "mri" | "symptoms"> {
  return {
    relapses: ofKind(facts, "relapse-occurred", asOf).map((one) => ({
      fact: one.id,
      ...spanOf(one),
      resolvedOn: dayOrNull(one.resolvedOn?.latest),
      ...(one.disabling === undefined ? {} : { disabling: one.disabling }),
      ...(one.steroids === undefined ? {} : { steroids: one.steroids }),
      ...(one.confirmedByExam === undefined ? {} : { confirmed: one.confirmedByExam }),
    })),
    edss: ofKind(facts, "edss-scored", asOf).map((one) => ({ fact: one.id, ...spanOf(one), score: one.score ?? null })),
    mri: ofKind(facts, "mri-read", asOf).map((one) => ({
      fact: one.id,
      ...spanOf(one),
      region: one.region,
      newOrEnlargingT2: one.newOrEnlargingT2 ?? null,
      gdEnhancing: one.gdEnhancing ?? null,
      findings: findingsOf(one),
    })),
    symptoms: symptomsOf(facts, asOf),
  };
}

const findingsOf = ({ pmlSuspected, dwiLesion, vascularFinding }: FactOfKind<"mri-read">) => [
  ...(pmlSuspected === true ? (["pml-suspected"] as const) : []),
  ...(dwiLesion === true ? (["dwi-lesion"] as const) : []),
  ...(vascularFinding !== undefined && vascularFinding !== false ? (["vascular-finding"] as const) : []),
];

type Told = ChartJson["symptoms"][number];

/** Told, answered or seen. Of a self-check the answers that are not "no": the others are in the fact. */
function symptomsOf(facts: FactIndex, asOf: Day): Told[] {
  const unknown = { startedOn: null, endedOn: null };
  const told = ofKind(facts, "symptom-reported", asOf).map(
    (one): Told => ({
      fact: one.id,
      ...spanOf(one),
      symptom: one.symptom,
      present: one.present ?? "yes",
      from: "told",
      startedOn: dayOrNull(one.startedOn?.earliest ?? one.startedAt?.on),
      endedOn: dayOrNull(one.endedOn?.latest),
    }),
  );
  const answered = ofKind(facts, "selfcheck-completed", asOf).flatMap((one) =>
    one.answers
      .filter(({ answer }) => answer !== "no")
      .map(
        ({ item, answer }): Told => ({
          fact: one.id,
          ...spanOf(one),
          symptom: item,
          present: answer,
          from: "self-check",
          ...unknown,
        }),
      ),
  );
  const seen = ofKind(facts, "reaction-observed", asOf).map(
    (one): Told => ({
      fact: one.id,
      ...spanOf(one),
      symptom: one.symptom,
      present: "yes",
      from: "infusion",
      ...unknown,
    }),
  );
  return [...told, ...answered, ...seen].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
