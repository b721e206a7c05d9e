import type { Readiness } from "../decisions/readiness.ts";
import { ask } from "./ask.ts";
import { back, factsOf } from "./candidates.ts";
import type { Loose } from "./panel.ts";
import { realRulebook } from "./rulebook.ts";

/** The day on which the first infusion is planned. */
export const today = "2026-06-01";

const result = (analyte: string, value: number | string, unit: string, on: string): Loose => ({
  id: `r-${analyte}`,
  kind: "result-reported",
  collectedOn: on,
  analyte,
  value,
  unit,
  ...(unit === "1" ? {} : { refLow: ranges[analyte]?.[0], refHigh: ranges[analyte]?.[1] }),
});
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  alt: [5, 40],
  tsh: [0.4, 4],
  creatinine: [45, 90],
};

/** The panel before a course, in full and in order. */
export const panel = (on: string): readonly Loose[] => [
  result("haemoglobin", 135, "g/L", on),
  result("wbc", 6, "10*9/L", on),
  result("platelets", 220, "10*9/L", on),
  result("neutrophils", 3.5, "10*9/L", on),
  result("lymphocytes", 1.6, "10*9/L", on),
  result("creatinine", 70, "umol/L", on),
  result("urine_protein_dipstick", "negative", "1", on),
  result("urine_rbc_microscopy", 1, "/[HPF]", on),
  result("upcr", 5, "mg/mmol", on),
  result("tsh", 2, "m[IU]/L", on),
  result("alt", 22, "U/L", on),
  result("ast", 20, "U/L", on),
  result("bilirubin_total", 9, "umol/L", on),
];

const exam = (name: string, on: string): Loose => ({
  id: `e-${name}`,
  kind: "exam-done",
  doneOn: on,
  exam: name,
  outcome: "normal",
});
const step = (name: string, on: string): Loose => ({ id: `s-${name}`, kind: "step-done", doneOn: on, step: name });
const negative = (analyte: string, on: string): Loose => result(analyte, "negative", "1", on);

/** All that the work-up asks for anywhere. */
const workUp = (on: string): readonly Loose[] => [
  result("vzv_igg_presence", "positive", "1", on),
  ...["igra", "hbsag", "anti_hbc", "hcv_ab"].map((key) => negative(key, on)),
  ...["ecg", "skin", "cervical-screen"].map((key) => exam(key, on)),
  ...["counselling", "alert-card"].map((key) => step(key, on)),
  step("immunisation-review", back(on, 2)),
];

/** What is green by this answer. */
const answers: Readonly<Record<string, string>> = {
  "urinary-infection-symptoms": "no",
  "possible-pregnancy": "no",
  "steroid-at-hand": "yes",
  "antiviral-at-hand": "yes",
  "certified-facility-staffed": "yes",
  "intensive-care-at-hand": "yes",
};

/** What is done on each morning: questions, vital signs, a review of the medicines, the check of the programme. */
export const morning = (on: string, name = ""): readonly Loose[] => [
  {
    id: `morning-answers${name}`,
    kind: "history-reviewed",
    reviewedOn: on,
    items: [
      { condition: "active-infection", answer: "no" },
      ...Object.entries(answers).map(([condition, answer]) => ({ condition, answer })),
    ],
  },
  {
    id: `morning-medicines${name}`,
    kind: "medicines-reviewed",
    reviewedOn: on,
    complete: true,
    classesAbsent: [],
    overTheCounterAsked: true,
  },
  {
    id: `morning-vitals${name}`,
    kind: "vitals-measured",
    measuredAt: `${on}T07:30:00Z`,
    systolic: 118,
    diastolic: 74,
    pulse: 70,
    temperatureC: 36.6,
    spo2: 98,
    phase: "before",
  },
  { id: `morning-authorised${name}`, kind: "step-done", doneOn: on, step: "rems-authorisation" },
];

/** Somebody for whom everything is in place on the morning of the first infusion of a first course. */
export function ready(on: string = today): readonly Loose[] {
  const earlier = factsOf(on, {}).filter(({ id }) => id !== "pressure");
  return [
    ...earlier,
    ...panel(back(on, 0, 10)),
    ...workUp(back(on, 0, 20)),
    { id: "plan", kind: "course-planned", firstInfusionOn: on, courseNumber: 1 },
    {
      id: "decision",
      kind: "decision-made",
      decidedOn: back(on, 0, 5),
      about: "start-course",
      outcome: "for",
      rationale: "Highly active.",
      by: "Dr A",
    },
    ...morning(on),
  ];
}

type Change = {
  readonly without?: readonly string[];
  readonly add?: readonly Loose[];
  /** Answers of the morning that differ; `not asked`: none. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly jurisdiction?: string;
  readonly sex?: string;
  readonly asOf?: string;
};

/** The facts of {@link ready}, but for what is changed. */
export function readyFacts({ without = [], add = [], answers: changed = {} }: Change): readonly Loose[] {
  const facts = ready().filter(({ id }) => !without.includes(String(id)));
  return [
    ...facts.map((one) => (one["kind"] === "history-reviewed" ? { ...one, items: itemsOf(one, changed) } : one)),
    ...add,
  ];
}

function itemsOf(one: Loose, changed: Readonly<Record<string, string>>): readonly object[] {
  const items = one["items"] as readonly { condition: string; answer: string }[];
  return items
    .map(({ condition, answer }) => ({ condition, answer: changed[condition] ?? answer }))
    .filter(({ answer }) => answer !== "not asked");
}

export function readiness(change: Change = {}): Readiness {
  const { jurisdiction = "EU", sex = "female", asOf = today } = change;
  return ask(readyFacts(change), asOf, {
    rulebook: realRulebook,
    patient: { jurisdiction, sex, bornOn: "1990-05-01" },
  }).readiness()!;
}

export const stateOf = ({ items }: Readiness, item: string): string =>
  items.find(({ stated }) => stated.id === item)?.found.state ?? "not asked";

/** Every item that is not green, with its state. */
export const notGreen = ({ items }: Readiness): Readonly<Record<string, string>> =>
  Object.fromEntries(
    items.filter(({ found }) => found.state !== "green").map(({ stated, found }) => [stated.id, found.state]),
  );
