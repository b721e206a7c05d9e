import { addDays, findAnalyte, parseRecord } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { bodyOf } from "../body/body-of.ts";
import type { AutoimmuneEvent, Life } from "../life.ts";
import { presetOf } from "../preset/source.ts";
import { streamsOf } from "../random/stream.ts";
import { eventlessLife } from "../testing/eventless.ts";
import { egfrOf } from "./egfr.ts";
import { laboratories } from "./laboratories.ts";
import { laboratoryOf } from "./laboratory-of.ts";
import { type Measured, panels, reasons } from "./sample.ts";

const preset = presetOf("care-ms-1")!;

const bare = [
  { kind: "graves", fluctuating: true, antibody: true, ft4Multiple: 3 },
  { kind: "graves", fluctuating: false, antibody: false, ft4Multiple: 1.2 },
  { kind: "hashimoto" },
  { kind: "thyroiditis", recovers: true },
  { kind: "thyroiditis", recovers: false },
  { kind: "thyroid-uncertain" },
  ...(["abrupt", "subacute", "smouldering"] as const).map((onset) => ({
    ...{ kind: "thrombocytopenia" as const, onset, nadir: 5, bleeds: true, heavyMenses: false },
    ...{ responds: onset !== "abrupt", relapses: true },
  })),
  { kind: "anti-gbm", silent: true, blood: true, protein: true, peakCreatinine: 600 },
  { kind: "anti-gbm", silent: false, blood: true, protein: false, peakCreatinine: 300 },
  { kind: "membranous" },
  { kind: "hepatitis", peakMultiple: 25 },
  { kind: "haemolysis", fall: 50 },
  { kind: "neutropenia", nadir: 0.1, early: false },
  { kind: "pancytopenia" },
  { kind: "haemophilia" },
  { kind: "diabetes" },
  { kind: "vitiligo" },
] as const;

/** After the start: around courses, distractors and T. */
const days = [-10, 2, 4, 60, 302, 501, 580, 612, 640, 655];

function samplesOf(index: number): { readonly life: Life; readonly all: readonly Measured[] } {
  const { start } = eventlessLife({ index }).person;
  const event = { ...bare[index % bare.length]!, recognisedOn: addDays(start, 640), afterCourse: 2 } as AutoimmuneEvent;
  const life = eventlessLife(
    { index },
    {
      autoimmune: [event],
      infections: [
        { kind: "urinary", from: addDays(start, 300), through: addDays(start, 306), fever: true, serious: false },
      ],
      otherEvents: [{ kind: "liver-injury", on: addDays(start, 4) }],
      distractors: [{ kind: "exercise", from: addDays(start, 500), through: addDays(start, 505), extent: 30 }],
    },
  );
  const streams = streamsOf("laboratory.test", index);
  const measure = laboratoryOf(life, bodyOf(life, preset.body, streams), preset.laboratory, streams);
  const all = days.map((after, i) =>
    measure({
      day: addDays(start, after),
      minute: 480 + ((index * 13) % 300),
      laboratory: i % 3 === 0 ? 1 : 0,
      reason: "scheduled",
      panels,
    }),
  );
  return { life, all };
}
const everybody = Array.from({ length: 228 }, (_, index) => samplesOf(index));

const factsOf = (all: readonly Measured[]) =>
  all.flatMap(({ deliveries }) => deliveries.filter(({ repeated }) => !repeated).flatMap(({ facts }) => facts));

describe("what the laboratories report", () => {
  it("is read by the strict parser, all of it, and questioned only where an artefact or a telephone call is known", () => {
    for (const { life, all } of everybody) {
      const spoilt = new Set(
        all.flatMap(({ sample, artefacts }) => artefacts.map(({ analyte }) => `${sample.day} ${analyte}`)),
      );
      const read = parseRecord({
        record: 1,
        patient: { id: life.person.id, sex: life.person.sex, bornOn: "1985-01-01", jurisdiction: "EU" },
        facts: [...factsOf(all)],
      });
      expect(read).toMatchObject({ ok: true });
      if (!read.ok) continue;
      for (const fact of read.value.facts) {
        if (fact.kind !== "result-reported" || fact.isQuestionable !== true) continue;
        expect(fact.confirmedBy !== undefined || spoilt.has(`${fact.earliest} ${fact.analyte}`)).toBe(true);
      }
    }
  });

  it("adds up: the white cells are the sum of the differential", () => {
    for (const { all } of everybody.slice(0, 40))
      for (const { deliveries } of all) {
        const value = (analyte: string): number | undefined => {
          const fact = deliveries[0]!.facts.find((one) => one.kind === "result-reported" && one.analyte === analyte);
          return fact?.kind === "result-reported" && typeof fact.value === "number" ? fact.value : undefined;
        };
        if (deliveries.length > 1 || value("wbc") === undefined) continue;
        const kinds = ["neutrophils", "lymphocytes", "monocytes", "eosinophils", "basophils"];
        const sum = kinds.reduce((total, kind) => total + value(kind)!, 0);
        expect(Math.abs(sum - value("wbc")!)).toBeLessThanOrEqual(0.0501);
      }
  });

  it("comes in order of sending, corrections under the key of what they correct", () => {
    for (const { deliveries } of everybody.flatMap(({ all }) => all)) {
      const times = deliveries.map(({ sentAt }) => sentAt);
      expect(times).toEqual([...times].sort());
      const keys = deliveries.map(({ facts }) =>
        facts.map((fact) => (fact.kind === "result-reported" ? JSON.stringify(fact.resultKey) : "")),
      );
      for (const key of keys.slice(1).flat()) expect(keys[0]).toContain(key);
    }
  });

  it("numbers no two orders alike, not even at one minute, and measures each anew", () => {
    const { life } = everybody[0]!;
    const streams = streamsOf("laboratory.test", 0);
    const measure = laboratoryOf(life, bodyOf(life, preset.body, streams), preset.laboratory, streams);
    const day = addDays(life.person.start, 70);
    const measured = reasons.flatMap((reason) =>
      [0, 1, 2, 3].map((laboratory) => measure({ day, minute: 500, laboratory, reason, panels: ["blood-count"] })),
    );
    const orders = measured.map(({ deliveries }) => deliveries[0]!.order);
    expect(new Set(orders).size).toBe(orders.length);
    const values = measured
      .filter(({ sample }) => sample.laboratory === 0)
      .map(({ deliveries }) => JSON.stringify(deliveries[0]!.facts.map((fact) => "value" in fact && fact.value)));
    expect(new Set(values).size).toBe(values.length);
    const keys = everybody.flatMap(({ all }) => [
      ...new Set(factsOf(all).map((fact) => JSON.stringify("resultKey" in fact && fact.resultKey))),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("is the same for the same sample", () => {
    expect(samplesOf(17).all).toEqual(everybody[17]!.all);
  });
});

it("every unit of every laboratory is one that its analyte can have", () => {
  for (const { assays } of laboratories)
    for (const [key, { unit }] of Object.entries(assays)) {
      const analyte = findAnalyte(key)!;
      expect([analyte.unit, ...analyte.alsoUnits.map((also) => also.unit)]).toContain(unit);
    }
});

it("estimates filtration as the equation's authors do", () => {
  expect(Math.round(egfrOf(88.4, 50, "male"))).toBe(92);
  expect(Math.round(egfrOf(88.4, 50, "female"))).toBe(69);
});
