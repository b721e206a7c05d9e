import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Day, formatDay } from "../base/calendar.ts";
import { indexFacts } from "../facts/fact-index.ts";
import type { PatientRecord } from "../facts/record.ts";
import { segmentOn } from "../protocol/in-force.ts";
import { compileRulebook } from "../protocol/rulebook.ts";
import type { Loose } from "../testing/panel.ts";
import { realProtocols } from "../testing/protocols.ts";
import { dayOf, lab, recordWith, said, signalBook, signalRuleFile, treatedOn } from "../testing/signals.ts";
import { buildTimeline } from "../timeline/timeline.ts";
import { hitsOf } from "./hits.ts";
import { judge, type Moment } from "./judge.ts";
import type { Leaf } from "./leaf.ts";
import type { Observation } from "./observation.ts";
import { candidatesFor } from "./observed.ts";
import { leavesIn, planOf } from "./plan.ts";
import { signalsOf } from "./signals.ts";
import { type World, worldOf } from "./world.ts";

const rulebook = compileRulebook(realProtocols);
const asOf = dayOf("2026-01-01");

/** Around the limits that rules ask about, far beyond them, and just on them; in the usual unit and in another. */
const numbers: Readonly<Record<string, readonly [unit: string, values: readonly number[]]>> = {
  platelets: ["10*9/L", [3, 10, 20, 30, 49, 50, 70, 99, 100, 140, 150, 210, 300, 460]],
  haemoglobin: ["g/L", [60, 79, 80, 95, 100, 115, 119, 130, 131, 150, 180]],
  neutrophils: ["10*9/L", [0, 0.1, 0.4, 0.5, 0.9, 1, 1.4, 1.8, 4, 9]],
  lymphocytes: ["10*9/L", [0, 0.1, 0.2, 0.4, 0.5, 0.9, 1.4, 3]],
  creatinine: ["umol/L", [50, 70, 75, 90, 97, 105, 106, 130, 200, 354]],
  urine_rbc_microscopy: ["/[HPF]", [0, 1, 3, 4, 5, 12, 50]],
  tsh: ["m[IU]/L", [0.01, 0.1, 0.2, 0.27, 1.6, 4.2, 4.3, 10, 20]],
  ft4: ["pmol/L", [8, 11, 12, 16, 22, 23, 45, 70]],
  alt: ["U/L", [12, 30, 36, 70, 105, 106, 120, 180, 350, 900]],
  ast: ["U/L", [12, 30, 46, 105, 150, 400]],
  bilirubin_total: ["umol/L", [5, 17, 21, 34, 42, 63, 100]],
};
const words: Readonly<Record<string, readonly string[]>> = {
  urine_protein_dipstick: ["negative", "trace", "1+", "2+", "3+"],
  urine_blood_dipstick: ["negative", "trace", "1+", "3+"],
  urine_rbc_microscopy: ["negative"],
  alt: ["see comment"],
  trab: ["positive", "negative"],
  urine_red_cells_strip: ["positive", "negative"],
};
const otherUnits: Readonly<Record<string, (value: number) => Loose | object>> = {
  haemoglobin: (value) => ({ value: value / 10, unit: "g/dL" }),
  platelets: (value) => ({ value: value * 1000, unit: "/uL" }),
};

const day = fc.integer({ min: 0, max: 400 }).map((days) => formatDay(addDays(dayOf("2024-01-01"), days)));
const oddity = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  fc.constantFrom(
    { status: "preliminary" },
    { status: "cancelled" },
    { specimen: ["clotted"] },
    { specimen: ["haemolysed"] },
    { comparator: "<" },
    { comparator: ">=" },
    { refLow: 1, refHigh: 60 },
    { refHigh: 40 },
    { refLow: 120 },
  ),
);
const number = fc
  .constantFrom(
    ...Object.entries(numbers).flatMap(([key, [unit, list]]) => list.map((value) => ({ key, unit, value }))),
  )
  .chain(({ key, unit, value }) =>
    fc.record({ on: day, odd: oddity, how: fc.integer({ min: 0, max: 9 }) }).map(({ on, odd, how }) => {
      const other = how === 0 ? otherUnits[key]?.(value) : undefined;
      const width = how === 1 ? { value: { low: value * 0.9, high: value * 1.1 } } : undefined;
      return lab(key, on, value, { unit, ...odd, ...(width ?? other) });
    }),
  );
const word = fc
  .constantFrom(...Object.entries(words).flatMap(([key, list]) => list.map((value) => ({ key, value }))))
  .chain(({ key, value }) => day.map((on) => ({ ...lab(key, on, value), unit: undefined })));
const told = fc
  .constantFrom("fever", "bruising", "petechiae", "headache", "jaundice", "dark-urine", "oedema")
  .chain((symptom) => day.map((on) => said(symptom, on)));
const measured = fc
  .record({ on: day, systolic: fc.constantFrom(100, 139, 140, 185), pulse: fc.constantFrom(45, 80, 130) })
  .map(
    ({ on, ...signs }): Loose => ({ kind: "vitals-measured", id: `v-${on}`, measuredAt: `${on}T08:00:00Z`, ...signs }),
  );
const steroid = day.map(
  (on): Loose => ({ kind: "medicine-recorded", id: `m-${on}`, startedOn: on, medicine: "prednisone", status: "taken" }),
);
const fact = fc.oneof(
  { weight: 30, arbitrary: number },
  { weight: 6, arbitrary: word },
  { weight: 4, arbitrary: told },
  { weight: 2, arbitrary: measured },
  steroid,
  day.map((on) => treatedOn(on)),
);
/** One id each: the results of a day are numbered. */
const history = fc
  .array(fact, { minLength: 5, maxLength: 60 })
  .map((facts): readonly Loose[] =>
    facts.map((one, i) => ({ ...one, id: `${one.kind}-${i}` })).filter((one) => isAccepted(one)),
  );

/** A comparator before an interval or a word, and the like, are refused on arrival. */
function isAccepted(one: Loose): boolean {
  try {
    recordWith([one]);
    return true;
  } catch {
    return false;
  }
}

const sex = fc.constantFrom("female", "male", "unknown");

/** Every rule asked at every fact, one by one, with nothing left out beforehand. */
function naively(record: PatientRecord): readonly string[] {
  const timeline = buildTimeline(record.patient, record.held, rulebook, asOf);
  const world = worldOf(record.patient, record.held, timeline, asOf);
  return momentsOf(world).flatMap(([fact, moments]) => {
    const { rules } = planOf(segmentOn(timeline.segments, moments[0]!.day).signals);
    const speaking = rules.filter((rule) =>
      moments.some((one) => {
        const leaves = leavesIn(rule.criterion).filter((leaf) => isAbout(leaf, one, world));
        return judge({ rule, leaves }, world, one) === "yes";
      }),
    );
    const ids = speaking.map(({ inForce }) => inForce.rule.id);
    return speaking
      .filter(({ inForce }) => !inForce.rule.notWhen?.some((id) => ids.includes(id)))
      .map(({ inForce }) => `${inForce.rule.id} ${fact}`);
  });
}

/** Which symptom, finding or examination a criterion asks for; results are told apart by judging them. */
const isAbout = (leaf: Leaf, { seen }: Moment, world: World): boolean =>
  leaf.sort !== "observed" || (seen !== undefined && candidatesFor(leaf.leaf, world).includes(seen));

/** What a fact is to rules: a result, an observation, or both. */
function momentsOf(world: World): readonly (readonly [fact: string, moments: readonly Moment[]])[] {
  const results = [...world.facts.results.keys()].flatMap((key) => {
    const columns = world.columnsFor(key)!;
    return columns.series.facts.map((one, i): Moment => ({ ...at(one, one.earliest), columns, i }));
  });
  const seen = [world.symptoms(), world.findings(), world.exams()].flatMap((lists) => [...lists.values()].flat());
  const observed = new Set([...seen, ...world.vitals(), ...world.scans()]);
  return [...Map.groupBy([...results, ...[...observed].map(observedAt)], ({ fact }) => fact.id)];
}
const at = (one: Moment["fact"], on: Day): Moment => ({
  fact: one,
  day: on,
  columns: undefined,
  i: -1,
  seen: undefined,
  isTold: false,
});
const observedAt = (seen: Observation): Moment => ({
  ...at(seen.fact, seen.day),
  seen,
  isTold: seen.fact.kind === "symptom-reported",
});

function planned({ patient, held }: PatientRecord): readonly string[] {
  const timeline = buildTimeline(patient, held, rulebook, asOf);
  return hitsOf(patient, held, timeline, timeline.segments, asOf).hits.map(
    ({ inForce, trigger }) => `${inForce.rule.id} ${trigger.id}`,
  );
}

describe("planned judgement", () => {
  it("finds what every shipped rule says when it is asked at every fact", () => {
    let count = 0;
    fc.assert(
      fc.property(history, sex, (facts, of) => {
        const record = recordWith(facts, { sex: of });
        const expected = naively(record);
        count += expected.length;
        expect(planned(record).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 100 },
    );
    expect(count).toBeGreaterThan(300);
  });

  it("is the same whichever days a record was asked about before", () => {
    const days = fc.array(fc.integer({ min: -10, max: 500 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(history, days, (facts, asked) => {
        const record = recordWith(facts);
        for (const one of asked) {
          const on = addDays(dayOf("2024-01-01"), one);
          const fresh = { ...record, held: indexFacts(record.held.all, record.held.dangling) };
          expect(shown(record, on)).toEqual(shown(fresh, on));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is not what other rules said before", () => {
    const record = recordWith([lab("platelets", "2024-03-01", 90)]);
    const below = (value: number) =>
      signalBook([signalRuleFile({ kind: "limit", analyte: "platelets", op: "<", value, unit: "10*9/L" })]);
    const opened = (value: number): number => {
      const timeline = buildTimeline(record.patient, record.held, below(value), asOf);
      return signalsOf(record.patient, record.held, record.facts, timeline, asOf).signals.length;
    };
    expect([100, 80, 100].map(opened)).toEqual([1, 0, 1]);
  });
});

function shown({ patient, held, facts }: PatientRecord, on: Day): unknown {
  const timeline = buildTimeline(patient, held, rulebook, on);
  const { signals, cannotTell } = signalsOf(patient, held, facts, timeline, on);
  return [
    signals.map(({ key, state, closedOn, urgency, reasons }) => [key, state, closedOn, urgency, reasons().evidence]),
    cannotTell,
  ];
}
