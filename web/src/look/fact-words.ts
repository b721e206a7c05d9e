import type { ChartJson } from "@longwatch/core";
import type { Language } from "../words/words.ts";
import { wordsOf } from "../words/words.ts";
import { numberWords } from "./day.tsx";
import { unitWords } from "./unit.ts";

/** A fact as it is typed. */
export type Typed = Readonly<Record<string, unknown>> & { readonly kind: string };
/** A fact as it was written. */
export type WrittenFact = Typed & {
  readonly id: string;
  readonly recordedAt?: string;
  readonly by?: string;
  readonly supersedes?: string;
  readonly fact?: string;
  readonly reason?: string;
};

const en = {
  "infusion-given": "Infusion",
  "reaction-observed": "Reaction",
  "care-moved": "Care moved",
  "course-planned": "Course planned",
  "result-reported": "Result",
  "vitals-measured": "Vital signs",
  "exam-done": "Examination",
  "mri-read": "MRI",
  "edss-scored": "EDSS",
  "test-scored": "Test",
  "relapse-occurred": "Relapse",
  "symptom-reported": "Symptom",
  "selfcheck-completed": "Self-check",
  "history-reviewed": "History reviewed",
  "medicines-reviewed": "Medicines reviewed",
  "allergy-recorded": "Allergy",
  "therapy-recorded": "Therapy",
  "medicine-recorded": "Medicine",
  "condition-recorded": "Condition",
  "pregnancy-recorded": "Pregnancy",
  "breastfeeding-recorded": "Breastfeeding",
  "family-planning-recorded": "Family planning",
  "vaccine-given": "Vaccine",
  "step-done": "Step done",
  "disease-recorded": "Disease",
  "decision-made": "Decision",
  "obligation-waived": "Test waived",
  "signal-acted": "Warning acted on",
  "task-acted": "Task acted on",
  "contact-made": "Contact",
  "follow-up-ended": "Watch ended",
  "fact-retracted": "Entry taken back",
} as const;
const es: Record<keyof typeof en, string> = {
  "infusion-given": "Infusión",
  "reaction-observed": "Reacción",
  "care-moved": "Cambio de centro",
  "course-planned": "Ciclo previsto",
  "result-reported": "Resultado",
  "vitals-measured": "Constantes",
  "exam-done": "Exploración",
  "mri-read": "RM",
  "edss-scored": "EDSS",
  "test-scored": "Prueba",
  "relapse-occurred": "Brote",
  "symptom-reported": "Síntoma",
  "selfcheck-completed": "Autocontrol",
  "history-reviewed": "Antecedentes revisados",
  "medicines-reviewed": "Medicamentos revisados",
  "allergy-recorded": "Alergia",
  "therapy-recorded": "Tratamiento",
  "medicine-recorded": "Medicamento",
  "condition-recorded": "Enfermedad",
  "pregnancy-recorded": "Embarazo",
  "breastfeeding-recorded": "Lactancia",
  "family-planning-recorded": "Planificación familiar",
  "vaccine-given": "Vacuna",
  "step-done": "Paso realizado",
  "disease-recorded": "Esclerosis múltiple",
  "decision-made": "Decisión",
  "obligation-waived": "Prueba dispensada",
  "signal-acted": "Actuación sobre un aviso",
  "task-acted": "Actuación sobre una tarea",
  "contact-made": "Contacto",
  "follow-up-ended": "Fin del seguimiento",
  "fact-retracted": "Entrada retirada",
};
export const useKindWords = wordsOf("facts", en, es);
type SayKind = ReturnType<typeof useKindWords>;

/** Fields that say what, of each kind the first that is there; the rest of a fact is in its record. */
const telling = [
  "drug",
  "medicine",
  "symptom",
  "exam",
  "test",
  "condition",
  "vaccine",
  "step",
  "region",
  "substance",
  "phenotype",
  "action",
  "channel",
  "jurisdiction",
  "decision",
] as const;

const text = (value: unknown): string => String(value).replaceAll(/[-_]/g, " ");

/** A fact in a few words: what, and how much with its unit. */
export function factWords(fact: Typed, names: Names, say: SayKind, language: Language): string {
  const kind = say(fact.kind as keyof typeof en);
  if (fact.kind === "result-reported") return `${nameOf(fact, names)}: ${resultWords(fact, names.units, language)}`;
  const found = telling.find((field) => typeof fact[field] === "string");
  const what = found === undefined ? "" : `: ${text(fact[found])}`;
  return `${kind}${what}${amountOf(fact, language)}`;
}

const nameOf = ({ analyte, loinc }: Typed, names: Names): string =>
  names.analytes.get(String(analyte)) ?? (analyte === undefined ? `LOINC ${String(loinc)}` : text(analyte));

function resultWords({ value, unit, comparator, status }: Typed, units: Names["units"], language: Language): string {
  const of = typeof unit === "string" && unit !== "1" ? ` ${units.get(unit) ?? unitWords(unit)}` : "";
  const shown =
    typeof value === "number"
      ? numberWords(value, language)
      : typeof value === "object" && value !== null
        ? "titre" in value
          ? `1:${String(value.titre)}`
          : Object.values(value).join("–")
        : String(value ?? "–");
  return `${String(comparator ?? "")}${shown}${of}${status === undefined || status === "final" ? "" : ` (${text(status)})`}`;
}

function amountOf({ doseMg, score, outcome, present, doseValue, doseUnit }: Typed, language: Language): string {
  if (typeof doseMg === "number") return ` ${numberWords(doseMg, language)} mg`;
  if (typeof score === "number") return ` ${numberWords(score, language)}`;
  if (typeof doseValue === "number") return ` ${numberWords(doseValue, language)} ${String(doseUnit ?? "")}`;
  const word = outcome ?? present;
  return typeof word === "string" ? ` (${text(word)})` : "";
}

/** The field of each kind that holds its day; the first that is there. */
const dayFields = [
  "collectedOn",
  "infusedOn",
  "doneOn",
  "scannedOn",
  "scoredOn",
  "startedOn",
  "reportedOn",
  "completedOn",
  "reviewedOn",
  "recordedOn",
  "onsetOn",
  "confirmedOn",
  "givenOn",
  "waivedOn",
  "decidedOn",
  "endedOn",
  "movedOn",
  "firstInfusionOn",
  "asOf",
  "observedAt",
  "measuredAt",
  "actedAt",
  "contactedAt",
] as const;

export function dayOf(fact: Typed): string | undefined {
  const field = dayFields.find((one) => typeof fact[one] === "string");
  return field === undefined ? undefined : String(fact[field]).slice(0, 10);
}

/** What analytes are called, and how their units are written. */
export type Names = {
  readonly analytes: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
};

export const namesIn = (chart: ChartJson | undefined): Names => ({
  analytes: new Map(chart?.series.map(({ key, name }) => [key, name])),
  units: new Map(chart?.series.flatMap(({ unit, printed }) => (unit === null ? [] : [[unit, printed]]))),
});
