import { formatClinicalDate } from "./base/clinical-date.ts";
import type { Fact } from "./facts/fact.ts";
import { nameOfKey } from "./name-of-key.ts";
import { type Said, saying } from "./text/message.ts";
import { english, tell, type Wording } from "./text/wording.ts";

/** A fact in a few words: what, how much, when. */
export const describeFact = (fact: Fact, wording: Wording = english): string => tell(factSaid(fact), wording);

/** The same, not said yet. */
export function factSaid(fact: Fact): Said {
  const on = formatClinicalDate(fact);
  switch (fact.kind) {
    case "result-reported":
      return resultSaid(fact, on);
    case "infusion-given":
      return saying("fact.infusion", { doseMg: fact.doseMg, drug: fact.drug, on });
    case "obligation-waived":
      return saying("fact.waived", {
        on,
        by: fact.by,
        reason: fact.reason,
        until: fact.until && formatClinicalDate(fact.until),
      });
    case "exam-done":
      return saying("fact.exam", { exam: nameOfKey(fact.exam), outcome: fact.outcome, on });
    case "step-done":
      return saying("fact.step", { step: nameOfKey(fact.step), on });
    case "medicine-recorded":
      return saying("fact.medicine", { medicine: fact.medicine, on });
    case "symptom-reported":
      return saying("fact.symptom", { symptom: nameOfKey(fact.symptom), present: fact.present ?? "yes", on });
    case "vitals-measured":
      return saying("fact.vitals", {
        signs: signs.flatMap((sign) => (fact[sign] === undefined ? [] : [{ sign, value: fact[sign] }])),
        on,
      });
    case "condition-recorded":
      return saying("fact.condition", {
        condition: nameOfKey(fact.condition),
        certainty: fact.certainty ?? "confirmed",
        on,
      });
    case "pregnancy-recorded":
      return saying("fact.pregnancy", { on });
    case "relapse-occurred":
      return saying("fact.relapse", { on });
    default:
      return saying("fact.other", { kind: fact.kind, on });
  }
}

const signs = ["systolic", "diastolic", "pulse", "temperatureC", "spo2"] as const;

function resultSaid(fact: Extract<Fact, { kind: "result-reported" }>, on: string): Said {
  const { unit = "", status = "final", comments = [] } = fact;
  return saying("fact.result", {
    analyte: fact.analyte === undefined ? `LOINC ${fact.loinc}` : nameOfKey(fact.analyte),
    value: shownValue(fact),
    unit: unit === "1" ? "" : unit,
    status: status === "final" ? undefined : status,
    on,
    // What the laboratory wrote beside a result may say more than the number.
    comments: [comments].flat().map((comment) => comment.replace(/\s+/g, " ").trim()),
  });
}

function shownValue({ value, comparator }: Extract<Fact, { kind: "result-reported" }>): string {
  const sign = comparator ?? "";
  if (typeof value !== "object") return `${sign}${value ?? ""}`;
  return "titre" in value ? `${sign}1:${value.titre}` : `${sign}${value.low}–${value.high}`;
}
