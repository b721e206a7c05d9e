import { type Language, type Say, wordsOf } from "../words/words.ts";
import { dayWords, numberWords } from "./day.tsx";
import { unitWords } from "./unit.ts";

type Fields = Readonly<Record<string, unknown>>;

const en = {
  systolic: "systolic {{of}} mmHg",
  diastolic: "diastolic {{of}} mmHg",
  pulse: "{{of}}/min",
  temperatureC: "{{of}} °C",
  spo2: "SpO₂ {{of}} %",
  newOrEnlargingT2: "{{of}} new or enlarging T2",
  gdEnhancing: "{{of}} Gd-enhancing",
  brainVolumePct: "brain volume {{of}} %",
  pmlSuspected: "PML suspected",
  dwiLesion: "DWI lesion",
  t2IncreaseSignificant: "significant increase in T2",
  vascularFinding: "vascular finding",
  disabling: "disabling",
  steroids: "treated with steroids",
  interrupted: "interrupted",
  live: "live",
  grade: "grade {{of}}",
  severity: "severity: {{of}}",
  perDay: "{{of}} a day",
  courseNumber: "course {{of}}",
  gestationDays: "{{of}} days of gestation",
  lot: "lot {{of}}",
  lmpOn: "last period {{of}}",
  startedOn: "since {{of}}",
  dueOn: "due {{of}}",
  endedOn: "ended {{of}}",
  stoppedOn: "stopped {{of}}",
  resolvedOn: "over {{of}}",
  until: "through {{of}}",
  before: "before the infusion",
  during: "during the infusion",
  after: "after the infusion",
  suspected: "suspected",
  excluded: "excluded",
  taken: "taken",
  prescribed: "prescribed",
  held: "held",
  preliminary: "preliminary",
  corrected: "corrected",
  cancelled: "cancelled",
} as const;
const es: Record<keyof typeof en, string> = {
  systolic: "sistólica {{of}} mmHg",
  diastolic: "diastólica {{of}} mmHg",
  pulse: "{{of}}/min",
  temperatureC: "{{of}} °C",
  spo2: "SpO₂ {{of}} %",
  newOrEnlargingT2: "{{of}} T2 nuevas o mayores",
  gdEnhancing: "{{of}} con realce de gadolinio",
  brainVolumePct: "volumen cerebral {{of}} %",
  pmlSuspected: "sospecha de LMP",
  dwiLesion: "lesión en difusión",
  t2IncreaseSignificant: "aumento significativo en T2",
  vascularFinding: "hallazgo vascular",
  disabling: "incapacitante",
  steroids: "tratado con corticoides",
  interrupted: "interrumpida",
  live: "viva",
  grade: "grado {{of}}",
  severity: "gravedad: {{of}}",
  perDay: "{{of}} al día",
  courseNumber: "ciclo {{of}}",
  gestationDays: "{{of}} días de gestación",
  lot: "lote {{of}}",
  lmpOn: "última regla {{of}}",
  startedOn: "desde {{of}}",
  dueOn: "prevista {{of}}",
  endedOn: "fin {{of}}",
  stoppedOn: "suspendido {{of}}",
  resolvedOn: "terminado {{of}}",
  until: "hasta {{of}}",
  before: "antes de la infusión",
  during: "durante la infusión",
  after: "después de la infusión",
  suspected: "sospechada",
  excluded: "descartada",
  taken: "tomado",
  prescribed: "prescrito",
  held: "en pausa",
  preliminary: "preliminar",
  corrected: "corregido",
  cancelled: "anulado",
};
export const useDetailWords = wordsOf("fact-details", en, es);
export type SayDetail = Say<typeof en>;

/** How details are said, and what the codes are called. */
export type DetailTongue = {
  readonly detail: SayDetail;
  readonly codes: ReadonlyMap<string, string>;
  readonly language: Language;
};

/** Codes that only details have; what others have words for comes with the tongue. */
const own = [
  "before",
  "during",
  "after",
  "suspected",
  "excluded",
  "taken",
  "prescribed",
  "held",
  "preliminary",
  "corrected",
  "cancelled",
] as const;

/** A code in words; one without words as it was written. */
export function codeWords(code: unknown, { codes, detail }: Pick<DetailTongue, "codes" | "detail">): string {
  const known = own.find((one) => one === code);
  return codes.get(String(code)) ?? (known === undefined ? String(code).replaceAll(/[-_]/g, " ") : detail(known));
}

const measured = ["pulse", "temperatureC", "spo2"] as const;

/** How much: doses, scores and signs, each with its unit. */
export function amountsOf(fact: Fields, { detail, language }: DetailTongue): readonly string[] {
  const number = (value: unknown): string | undefined =>
    typeof value === "number" ? numberWords(value, language) : undefined;
  const withUnit = (value: unknown, unit: unknown): readonly string[] => {
    const of = number(value);
    return of === undefined ? [] : [typeof unit === "string" && unit !== "1" ? `${of} ${unitWords(unit)}` : of];
  };
  const signs = (names: readonly ((typeof measured)[number] | "systolic" | "diastolic")[]): readonly string[] =>
    names.flatMap((name) => {
      const of = number(fact[name]);
      return of === undefined ? [] : [detail(name, { of })];
    });
  const [systolic, diastolic] = [number(fact["systolic"]), number(fact["diastolic"])];
  return [
    ...withUnit(fact["doseMg"], "mg"),
    ...withUnit(fact["score"], undefined),
    ...withUnit(fact["doseValue"], fact["doseUnit"]),
    ...withUnit(fact["value"], fact["unit"]),
    ...(systolic !== undefined && diastolic !== undefined
      ? [`${systolic}/${diastolic} mmHg`]
      : signs(["systolic", "diastolic"])),
    ...signs(measured),
  ];
}

const coded = ["outcome", "present", "answer", "certainty", "status", "phase", "route", "indication"] as const;
const labelled = [
  "newOrEnlargingT2",
  "gdEnhancing",
  "brainVolumePct",
  "grade",
  "severity",
  "perDay",
  "courseNumber",
  "gestationDays",
  "lot",
  "lmpOn",
  "startedOn",
  "dueOn",
  "endedOn",
  "stoppedOn",
  "resolvedOn",
  "until",
] as const;
const flags = [
  "pmlSuspected",
  "dwiLesion",
  "t2IncreaseSignificant",
  "vascularFinding",
  "disabling",
  "steroids",
  "interrupted",
  "live",
] as const;

/**
 * What else tells a fact from another one of its day.
 *
 * @param dayField the field that holds the fact's own day, which is said elsewhere
 */
export function detailsOf(fact: Fields, dayField: string | undefined, tongue: DetailTongue): readonly string[] {
  const { detail, language } = tongue;
  const words = (value: string | number): string =>
    typeof value === "number"
      ? numberWords(value, language)
      : /^\d{4}-/.test(value)
        ? dayWords(value, language)
        : codeWords(value, tongue);
  return [
    ...coded.flatMap((name) => (typeof fact[name] === "string" ? [codeWords(fact[name], tongue)] : [])),
    ...labelled.flatMap((name) => {
      const value = fact[name];
      return name !== dayField && (typeof value === "string" || typeof value === "number")
        ? [detail(name, { of: words(value) })]
        : [];
    }),
    ...flags.flatMap((name) => {
      const value = fact[name];
      return value === true ? [detail(name)] : typeof value === "string" ? [`${detail(name)}: ${value}`] : [];
    }),
  ];
}
