import { addDays, type Day, type FactJson, formatDay } from "@longwatch/core";
import type { Recognition } from "../care/vocabulary.ts";
import type { AutoimmuneKind, Infection, Life, OtherEvent } from "../life.ts";
import { exponential, happens } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { evening, instantAt, withStop } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";

/** Diagnoses that the clinic makes, and the tablets that follow from them. */
export const diagnosisFacts = (
  life: Life,
  recognitions: readonly Recognition[],
  parameters: RecordParameters,
  streams: Streams,
): readonly FactJson[] => [
  ...recognitions.flatMap((one) => autoimmuneFacts(one, parameters, streams)),
  ...life.otherEvents.map(({ kind, on }) => conditionFact(otherConditions[kind], on, on)),
  ...life.infections.flatMap((infection) => infectionFacts(infection, parameters, streams)),
];

/** Keys as `import` writes them for the codes of a diagnosis, where it has one. */
const conditions: Readonly<Record<AutoimmuneKind, string>> = {
  graves: "graves-disease",
  hashimoto: "autoimmune-thyroiditis",
  thyroiditis: "painless-thyroiditis",
  "thyroid-uncertain": "thyroid-disorder",
  thrombocytopenia: "immune-thrombocytopenia",
  "anti-gbm": "anti-gbm-disease",
  membranous: "membranous-nephropathy",
  hepatitis: "autoimmune-hepatitis",
  haemolysis: "autoimmune-haemolytic-anaemia",
  neutropenia: "autoimmune-neutropenia",
  pancytopenia: "pancytopenia",
  haemophilia: "acquired-haemophilia-a",
  vitiligo: "vitiligo",
  alopecia: "alopecia-areata",
  diabetes: "type-1-diabetes",
  sarcoidosis: "sarcoidosis",
};

const otherConditions: Readonly<Record<OtherEvent["kind"], string>> = {
  "thyroid-cancer": "thyroid-cancer",
  melanoma: "melanoma",
  "breast-cancer": "breast-cancer",
  "skin-cancer": "skin-cancer",
  "other-cancer": "cancer",
  cholecystitis: "acute-acalculous-cholecystitis",
  pneumonitis: "pneumonitis",
  "stroke-or-dissection": "ischaemic-stroke",
  "liver-injury": "drug-liver-injury",
};

const infectionConditions: Readonly<Record<Infection["kind"], string>> = {
  respiratory: "respiratory-infection",
  urinary: "urinary-infection",
  "oral-herpes": "herpes-simplex",
  zoster: "herpes-zoster",
  fungal: "fungal-infection",
  gastrointestinal: "gastrointestinal-infection",
  other: "infection",
  listeria: "listeriosis",
};

const conditionFact = (condition: string, onset: Day, recordedOn: Day, more: object = {}): FactJson => ({
  kind: "condition-recorded",
  condition,
  onsetOn: formatDay(onset),
  ...more,
  recordedAt: instantAt(recordedOn, evening),
  by: "neurologist-1",
});

function autoimmuneFacts(
  { kind, on }: Recognition,
  { diagnoses }: RecordParameters,
  streams: Streams,
): readonly FactJson[] {
  const draw = streams(`record.diagnosis.${kind}`, on);
  const isSuspected = happens(draw, diagnoses.suspectedFirst);
  const confirmedOn = addDays(on, Math.ceil(exponential(draw, diagnoses.confirmedDays)));
  const condition = conditions[kind];
  return [
    ...(isSuspected ? [conditionFact(condition, on, on, { certainty: "suspected" })] : []),
    conditionFact(condition, on, confirmedOn, { certainty: "confirmed" }),
    ...treatment(kind, confirmedOn, diagnoses),
  ];
}

const onSteroids: ReadonlySet<AutoimmuneKind> = new Set([
  "thrombocytopenia",
  "anti-gbm",
  "hepatitis",
  "haemolysis",
  "pancytopenia",
]);

function treatment(
  kind: AutoimmuneKind,
  from: Day,
  { carbimazoleDays, prednisoloneDays }: RecordParameters["diagnoses"],
): readonly FactJson[] {
  const begun = (medicine: string, medicineClass: string): FactJson => ({
    kind: "medicine-recorded",
    medicine,
    medicineClass,
    startedOn: formatDay(from),
    route: "oral",
    indication: conditions[kind],
    status: "taken",
    recordedAt: instantAt(from, evening),
    by: "specialist-1",
  });
  const until = (medicine: FactJson, days: number): readonly FactJson[] => {
    const stoppedOn = addDays(from, Math.round(days));
    return withStop(medicine, { stoppedOn: formatDay(stoppedOn) }, instantAt(stoppedOn, evening));
  };
  if (kind === "hashimoto") return [begun("levothyroxine", "thyroid-hormone")];
  if (kind === "graves") return until(begun("carbimazole", "antithyroid"), carbimazoleDays);
  return onSteroids.has(kind) ? until(begun("prednisolone", "corticosteroid"), prednisoloneDays) : [];
}

function infectionFacts(infection: Infection, parameters: RecordParameters, streams: Streams): readonly FactJson[] {
  const { kind, from, through, serious } = infection;
  const draw = streams(`record.infection.${kind}`, from);
  const isWritten = happens(draw, parameters.infections.writtenDown) || serious;
  if (!isWritten) return [];
  const later = addDays(from, Math.floor(exponential(draw, parameters.delays.infectionReportedDays)));
  const recordedOn = Math.max(later, through) as Day;
  const severity = serious ? "serious" : "mild";
  return [conditionFact(infectionConditions[kind], from, recordedOn, { resolvedOn: formatDay(through), severity })];
}
