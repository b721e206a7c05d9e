import { type FactJson, factIdOf, type RecordJson } from "@longwatch/core";
import { between, oneOf, type Random } from "../bench/random.ts";
import { dateOf } from "./days.ts";
import { anyDay, type Fate, infusionsOf, lastInfusion } from "./fate.ts";
import { resultFates } from "./result-fates.ts";

/** What may befall a record beyond what the simulated clinics write, results apart: courses, endings, waivers, moves. */
const otherFates: Readonly<Record<string, Fate>> = {
  waived: (record, random) => waivers(record, random, () => undefined),
  "waived for a time": (record, random) => waivers(record, random, () => between(random, 0, 400)),
  died: (record, random) => [ending("died", anyDay(record, random))],
  reviewed: (record, random) => [ending("completed-review", lastInfusion(record) + 1461 + between(random, -2, 40))],
  "third course": (record, random) => infusions(lastInfusion(record) + between(random, 29, 900), 3, 1),
  "infusion at the gap": (record, random) => infusions(lastInfusion(record) + between(random, 27, 30), 1, 1),
  "interrupted course": (record, random) => infusions(lastInfusion(record) + 400, 2, between(random, 13, 16)),
  "dose not given": (record) => infusions(lastInfusion(record) + 500, 1, 1, { doseMg: 0 }),
  "another product": (record) => infusions(lastInfusion(record) + 500, 1, 1, { drug: "campath" }),
  "infusion retracted": (record) => {
    const last = infusionsOf(record).at(-1)!;
    return [
      { kind: "fact-retracted", id: "oracle-taken", fact: last.id ?? factIdOf(last), reason: "not given", by: "clerk" },
    ];
  },
  moved: (record, random) => [
    {
      kind: "care-moved",
      id: "oracle-move",
      movedOn: dateOf(anyDay(record, random)),
      jurisdiction: oneOf(random, ["US", "US", "EU", "CA"]),
    },
  ],
  pregnant: (record, random) => [pregnancy(anyDay(record, random), random, "a")],
  "pregnant twice": (record, random) => {
    const day = anyDay(record, random);
    return [pregnancy(day, random, "a"), pregnancy(day + between(random, 60, 500), random, "b")];
  },
  "forms handed in": (record, random) =>
    Array.from({ length: 4 }, (_, k) => ({
      kind: "step-done",
      id: `oracle-form-${k}`,
      step: "rems-patient-status-form",
      doneOn: dateOf(anyDay(record, random)),
    })),
  "screened by test": (record, random) =>
    [0, 1, 2].map((k) => ({
      kind: "result-reported",
      id: `oracle-hpv-${k}`,
      analyte: "hpv",
      value: oneOf(random, ["not-detected", "detected"]),
      collectedOn: dateOf(anyDay(record, random)),
    })),
  "skin not to be judged": (record, random) =>
    [0, 1, 2].map((k) => ({
      kind: "exam-done",
      id: `oracle-skin-${k}`,
      exam: "skin",
      outcome: "uninterpretable",
      doneOn: dateOf(anyDay(record, random)),
    })),
};

export const fates: Readonly<Record<string, Fate>> = { ...resultFates, ...otherFates };

/** The record with what befalls it; what was added comes first or last, for order never counts. */
export function befallen(record: RecordJson, fate: string, random: Random): RecordJson {
  const added = fates[fate]!(record, random);
  return { ...record, facts: random() < 0.5 ? [...record.facts, ...added] : [...added, ...record.facts] };
}

/** Twenty at once: some meet a test that was missed. */
const waivers = (record: RecordJson, random: Random, draw: () => number | undefined): readonly FactJson[] =>
  Array.from({ length: 20 }, (_, i) => {
    const rule = oneOf(random, ["monitor.cbc", "monitor.urinalysis", "monitor.creatinine", "monitor.tsh"]);
    const on = anyDay(record, random);
    const days = draw();
    return {
      kind: "obligation-waived",
      id: `oracle-waiver-${i}`,
      waivedOn: dateOf(on),
      obligation: `${rule}/${between(random, 1, 2)}/${between(random, 1, 16)}`,
      ...(days === undefined ? {} : { until: dateOf(on + days) }),
      reason: "done elsewhere",
      by: "nurse",
    };
  });

const ending = (reason: "died" | "completed-review", day: number): FactJson => ({
  kind: "follow-up-ended",
  id: "oracle-ending",
  endedOn: dateOf(day),
  reason,
  by: "clinician",
});

const infusions = (
  day: number,
  count: number,
  apart: number,
  changes: { readonly doseMg?: number; readonly drug?: string } = {},
): readonly FactJson[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: "infusion-given",
    id: `oracle-infusion-${i}`,
    infusedOn: dateOf(day + i * apart),
    drug: "alemtuzumab",
    doseMg: 12,
    ...changes,
  }));

function pregnancy(day: number, random: Random, name: string): FactJson {
  const ended = random() < 0.3 ? {} : { endedOn: dateOf(day + between(random, 20, 270)) };
  return {
    kind: "pregnancy-recorded",
    id: `oracle-pregnancy-${name}`,
    confirmedOn: dateOf(day),
    lmpOn: dateOf(day - between(random, 25, 60)),
    ...ended,
  };
}
