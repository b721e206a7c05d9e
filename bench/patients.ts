import {
  addDays,
  addMonths,
  type Day,
  dayFromCivil,
  type FactJson,
  formatDay,
  type PatientRecord,
  parseRecord,
  type RecordJson,
} from "@longwatch/core";
import { between, oneOf, type Random, seededRandom } from "./random.ts";
import { type Person, type Values, valuesAtRandom, valuesOf } from "./values.ts";

/** How big a patient's history is. */
export type PatientShape = { readonly courses: number; readonly panels: number };

/** What the requirement names: two courses a year apart, five years of monthly panels. */
export const usualShape: PatientShape = { courses: 2, panels: 60 };

/** One made-up patient: as a file, as parsed facts, and the days on which the benchmark asks. */
export type BenchPatient = {
  readonly text: string;
  readonly record: PatientRecord;
  /** A day after the last panel: nothing lies in the future. */
  readonly asOf: Day;
  /** Two days within the history: most facts, or some of them, lie in the future. */
  readonly earlierDays: readonly Day[];
  /** Days on which some period opens, falls due or becomes overdue, and the days before. */
  readonly edgeDays: readonly Day[];
};

/** What is drawn every month. `group`: one tube or cup, spoilt together. */
const panel = [
  { analyte: "haemoglobin", unit: "g/L", group: "count" },
  { analyte: "wbc", unit: "10*9/L", group: "count" },
  { analyte: "platelets", unit: "10*9/L", group: "count" },
  { analyte: "neutrophils", unit: "10*9/L", group: "count" },
  { analyte: "lymphocytes", unit: "10*9/L", group: "count" },
  { analyte: "creatinine", unit: "umol/L", group: "serum" },
  { analyte: "urine_rbc_microscopy", unit: "/[HPF]", group: "urine" },
  { analyte: "urine_protein_dipstick", unit: undefined, group: "urine" },
  { analyte: "tsh", unit: "m[IU]/L", group: "serum" },
  { analyte: "alt", unit: "U/L", group: "serum" },
  { analyte: "ast", unit: "U/L", group: "serum" },
  { analyte: "bilirubin_total", unit: "umol/L", group: "serum" },
] as const;
type Drawn = (typeof panel)[number];

/** How often a panel goes wrong: shares of all panels, in keeping with what registries report. */
const shareMissing = 0.03;
const shareLate = 0.05;
const shareSpoilt = 0.01;
/** Shares of single results. */
const sharePreliminaryFirst = 0.01;
const shareStillPreliminary = 0.002;
const shareCorrected = 0.005;
const shareCancelled = 0.003;
const shareAbsent = 0.01;

const spoiltBy = { count: "clotted", serum: "haemolysed", urine: "contaminated" } as const;

/**
 * The same patients for the same seed, half under the European label, half under the American one.
 *
 * @param atRandom every value anywhere within wide limits, whoever the person and whatever came before
 */
export function makePatients(
  count: number,
  shape: PatientShape = usualShape,
  seed = 1,
  atRandom = false,
): readonly BenchPatient[] {
  const random = seededRandom(seed);
  const makeValues = atRandom ? valuesAtRandom : valuesOf;
  return Array.from({ length: count }, (_, i) =>
    makePatient(i, shape, random, (person) => makeValues(1000 * seed + i, person)),
  );
}

function makePatient(
  index: number,
  shape: PatientShape,
  random: Random,
  makeValues: (person: Person) => Values,
): BenchPatient {
  const firstOn =
    index % 4 === 1 ? endingOn31st(random) : addDays(dayFromCivil(2018, 1, 1), between(random, 0, 4 * 365));
  const courses = Array.from({ length: shape.courses }, (_, i) => courseDays(addMonths(firstOn, 12 * i), i));
  const draws = drawDays(courses, shape.panels, random);
  const sex = index % 3 === 0 ? "male" : "female";
  const values = makeValues({ sex, courses, months: shape.panels });
  const facts: FactJson[] = [
    ...courses.flatMap((days, i) => aroundCourse(days, i, values)),
    ...yearlyFacts(firstOn, shape.panels),
    ...draws.flatMap((day, i) => panelOn(day, i, values, random)),
  ];
  const id = `bench-${index}`;
  const jurisdiction = index % 2 === 0 ? "EU" : "US";
  const json: RecordJson = { record: 1, patient: { id, sex, jurisdiction, bornOn: "1985" }, facts };
  const text = JSON.stringify(json);
  const lastOn = draws.at(-1) ?? courses.at(-1)!.at(-1)!;
  const begun = courses[0]!.at(-1)!;
  return {
    text,
    record: parsed(text),
    asOf: addDays(lastOn, between(random, 15, 32)),
    earlierDays: [addDays(begun, between(random, 20, 400)), addDays(begun, between(random, 401, 1500))],
    edgeDays: edgeDays(courses, random),
  };
}

export function parsed(text: string): PatientRecord {
  const result = parseRecord(JSON.parse(text));
  if (!result.ok) throw new Error(`a made-up record was refused: ${JSON.stringify(result.issues[0])}`);
  return result.value;
}

/** Forty edges, half of them after the first course and half after the last. */
const edgeDays = (courses: readonly (readonly Day[])[], random: Random): readonly Day[] =>
  Array.from({ length: 40 }, (_, i) => {
    const isFirst = i % 2 === 0;
    const anchorOn = (isFirst ? courses[0]! : courses.at(-1)!).at(-1)!;
    const month = between(random, 1, isFirst ? 11 : 47);
    return addDays(addMonths(anchorOn, month), oneOf(random, [-8, -7, -1, 0, 7, 8]));
  });

/** A first day from which five infusions end on the 31st, so that due days are clamped to the ends of months. */
const endingOn31st = (random: Random): Day =>
  dayFromCivil(between(random, 2018, 2021), oneOf(random, [1, 3, 5, 7, 8, 10, 12]), 27);

/** Five consecutive days first, three in every later course. */
const courseDays = (firstOn: Day, index: number): readonly Day[] =>
  Array.from({ length: index === 0 ? 5 : 3 }, (_, i) => addDays(firstOn, i));

/** The planned draw of each month after the last infusion day of the newest course, moved by what happens in life. */
function drawDays(courses: readonly (readonly Day[])[], panels: number, random: Random): readonly Day[] {
  const days: Day[] = [];
  courses.forEach((course, i) => {
    const anchorOn = course.at(-1)!;
    const isLast = i === courses.length - 1;
    for (let month = 1; days.length < panels && (isLast || month <= 12); month += 1) {
      if (random() < shareMissing && days.length > 0) {
        // A missing panel still takes its month: draw one more at the end, so that every patient has as many.
        continue;
      }
      const away = random() < shareLate ? between(random, 8, 16) : between(random, -8, 7);
      days.push(addDays(addMonths(anchorOn, month), away));
    }
  });
  return days.toSorted((a, b) => a - b);
}

function panelOn(day: Day, ordinal: number, values: Values, random: Random): readonly FactJson[] {
  const spoilt = random() < shareSpoilt ? oneOf(random, ["count", "serum", "urine"] as const) : undefined;
  return panel.flatMap((drawn) => resultsOf(drawn, day, ordinal, values, drawn.group === spoilt, random));
}

/** One analyte of one panel: usually one final result, sometimes a story of two messages, now and then nothing. */
function resultsOf(
  drawn: Drawn,
  day: Day,
  ordinal: number,
  values: Values,
  isSpoilt: boolean,
  random: Random,
): readonly FactJson[] {
  const chance = random();
  if (chance < shareAbsent) return [];
  const value = drawn.unit === undefined ? values.strip() : values.number(drawn.analyte, day, random());
  const result = {
    kind: "result-reported" as const,
    id: `r-${ordinal}-${drawn.analyte}`,
    collectedOn: formatDay(day),
    analyte: drawn.analyte,
    value,
    ...(drawn.unit === undefined ? {} : { unit: drawn.unit }),
    recordedAt: `${formatDay(addDays(day, 1))}T09:00:00Z`,
    resultKey: `lab/${ordinal}/${drawn.analyte}`,
  };
  if (isSpoilt) return [{ ...result, specimen: [spoiltBy[drawn.group]] }];
  const later = { id: `${result.id}-b`, recordedAt: `${formatDay(addDays(day, 3))}T09:00:00Z` };
  const at = chance - shareAbsent;
  if (at < sharePreliminaryFirst)
    return [
      { ...result, status: "preliminary" },
      { ...result, ...later, status: "final" },
    ];
  if (at < sharePreliminaryFirst + shareCorrected) return [result, { ...result, ...later, status: "corrected" }];
  if (random() < shareCancelled) return [{ ...result, status: "cancelled" }];
  return random() < shareStillPreliminary ? [{ ...result, status: "preliminary" }] : [result];
}

/** Infusions, and some of the steps around them. */
function aroundCourse(days: readonly Day[], index: number, values: Values): readonly FactJson[] {
  const firstOn = days[0]!;
  return [
    ...days.flatMap((day): readonly FactJson[] => [
      { kind: "infusion-given", infusedOn: formatDay(day), drug: "alemtuzumab", doseMg: 12 },
      { kind: "step-done", doneOn: formatDay(day), step: "premedication" },
      {
        kind: "vitals-measured",
        measuredAt: `${formatDay(day)}T08:00:00Z`,
        systolic: 120,
        diastolic: 75,
        pulse: 70,
        phase: "before",
      },
      {
        kind: "vitals-measured",
        measuredAt: `${formatDay(day)}T12:00:00Z`,
        systolic: 118,
        diastolic: 74,
        pulse: 72,
        phase: "during",
      },
    ]),
    ...panel.map(
      (drawn): FactJson => ({
        kind: "result-reported",
        id: `w-${index}-${drawn.analyte}`,
        collectedOn: formatDay(addDays(firstOn, -14)),
        analyte: drawn.analyte,
        value: drawn.unit === undefined ? "negative" : values.number(drawn.analyte, addDays(firstOn, -14)),
        ...(drawn.unit === undefined ? {} : { unit: drawn.unit }),
      }),
    ),
    {
      kind: "medicine-recorded",
      startedOn: formatDay(firstOn),
      medicine: "aciclovir",
      medicineClass: "antiviral",
      status: "taken",
    },
    { kind: "exam-done", doneOn: formatDay(addDays(firstOn, -20)), exam: "ecg", outcome: "normal" },
  ];
}

function yearlyFacts(firstOn: Day, panels: number): readonly FactJson[] {
  return Array.from({ length: Math.floor(panels / 12) }, (_, year): readonly FactJson[] => {
    const on = formatDay(addDays(addMonths(firstOn, 12 * (year + 1)), 10));
    return [
      { kind: "exam-done", doneOn: on, exam: "skin", outcome: "normal" },
      { kind: "exam-done", doneOn: on, exam: "cervical-screen", outcome: "normal" },
    ];
  }).flat();
}
