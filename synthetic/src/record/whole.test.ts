import { type FactJson, formatDay, parseDay, parseRecord } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { Recognition } from "../care/vocabulary.ts";
import { diseaseOf } from "../disease/disease.ts";
import { eventsOf } from "../events/events.ts";
import type { Arm, Life } from "../life.ts";
import { drawPerson } from "../people/person.ts";
import type { Preset } from "../preset/preset.ts";
import { presetOf } from "../preset/source.ts";
import source from "../presets/common/record.json" with { type: "json" };
import { streamsOf } from "../random/stream.ts";
import { clinicFacts } from "./clinic-facts.ts";
import { recordParameters } from "./parameters.ts";

const parameters = z.parse(recordParameters, source);

/** As if the clinic named every disease on the day of its recognition. */
function made(preset: Preset, arm: Arm, index: number): { life: Life; facts: readonly FactJson[] } {
  const streams = streamsOf("whole", index);
  const person = drawPerson(preset.people, streams, arm, index, `p-${index}`);
  const disease = diseaseOf(person, preset.disease, streams);
  const life: Life = { ...disease, ...eventsOf(disease, preset.events, streams) };
  const recognitions = life.autoimmune.map(
    ({ kind, recognisedOn }): Recognition => ({ kind, on: recognisedOn, by: "sample" }),
  );
  return { life, facts: clinicFacts(life, { recognitions, samples: [], readings: [] }, parameters, streams) };
}

describe.each([
  ["care-ms-1", "alemtuzumab"],
  ["care-ms-2", "interferon"],
  ["real-world", "alemtuzumab"],
] as const)("the clinic's facts of %s, %s", (name, arm) => {
  const preset = presetOf(name)!;
  const people = Array.from({ length: 100 }, (_, index) => made(preset, arm, index));

  it("parse, each known on its day or later, none after the end", () => {
    for (const { life, facts } of people) {
      const { id, sex, jurisdiction } = life.person;
      const record = parseRecord({ record: 1, patient: { id, sex, jurisdiction }, facts });
      if (!record.ok) throw new Error(JSON.stringify(record.issues.slice(0, 3)));
      const early = record.value.facts.filter(({ recordedAt, earliest }) => recordedAt! < earliest * 86_400_000);
      expect(early).toEqual([]);
      const last = formatDay(life.leaving.day);
      expect(facts.filter(({ recordedAt }) => recordedAt!.slice(0, 10) > last)).toEqual([]);
    }
  });

  it("have no relapse before the disease, and as many before treatment as there were", () => {
    for (const { life, facts } of people) {
      const { onset, start, priorRelapses1y, priorRelapses2y } = life.person;
      const prior = facts.flatMap((fact) =>
        fact.kind === "relapse-occurred" && fact.approximate === true ? [parseDay(fact.startedOn!)!] : [],
      );
      expect(prior.filter((day) => day < onset || day >= start)).toEqual([]);
      expect(new Set(prior).size).toBe(prior.length);
      expect(prior).toHaveLength(Math.max(priorRelapses1y, priorRelapses2y));
      const inLastYear = prior.filter((day) => day >= start - 365).length;
      if (onset < start - 365) expect(inLastYear).toBe(priorRelapses1y);
    }
  });

  it("have every infusion that was given, and only relapses that came to notice", () => {
    for (const { life, facts } of people) {
      const given = facts.filter(({ kind }) => kind === "infusion-given").length;
      expect(given).toBe(life.infusionDays.length);
      const relapses = facts.filter((fact) => fact.kind === "relapse-occurred" && fact.approximate !== true).length;
      expect(relapses).toBeLessThanOrEqual(life.relapses.filter(({ recorded }) => recorded).length);
    }
  });
});
