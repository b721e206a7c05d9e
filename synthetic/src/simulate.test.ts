import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  addDays,
  findAnalyte,
  formatDay,
  judgePlausibility,
  parseDay,
  parseRecord,
  toCanonical,
} from "@longwatch/core";
import { describe, expect, it } from "vitest";
import type { Arm } from "./life.ts";
import { presetNames, presetOf } from "./preset/source.ts";
import { type Simulated, simulatePerson } from "./simulate.ts";

const arms: readonly Arm[] = ["alemtuzumab", "interferon"];
const cohorts = presetNames.flatMap((name) =>
  (name.startsWith("c") ? arms : arms.slice(0, 1)).map((arm) => [name, arm] as const),
);
/** Everything there is to a person. */
const whole = ({ record, truth, deliveries }: Simulated) => ({ record, truth: truth(), deliveries });
const make = (name: string, arm: Arm, index: number) =>
  whole(simulatePerson(presetOf(name)!, { seed: "simulate.test", arm }, index));

describe.each(cohorts)("%s, %s", (name, arm) => {
  const preset = presetOf(name)!;
  const people = Array.from({ length: 40 }, (_, index) => simulatePerson(preset, { seed: "parsed", arm }, index));

  it("gives records that the strict parser takes", () => {
    const refused = people.flatMap(({ record }) => {
      const parsed = parseRecord(record);
      return parsed.ok ? [] : parsed.issues.slice(0, 1);
    });
    expect(refused).toEqual([]);
  });

  it("has no fact that was written down before it happened, or after the end", () => {
    for (const { record, truth } of people) {
      const parsed = parseRecord(record);
      if (!parsed.ok) throw new Error("not read");
      const early = parsed.value.facts.filter(({ recordedAt, earliest }) => recordedAt! < earliest * 86_400_000);
      expect(early.map(({ id, kind }) => [kind, id])).toEqual([]);
      const { leaving } = truth();
      const last = record.facts.filter(({ recordedAt }) => recordedAt!.slice(0, 10) > leaving.on);
      expect(last.map(({ kind }) => kind).filter((kind) => kind !== "result-reported")).toEqual([]);
    }
  });

  it("questions no value but artefacts, of which the truth tells, and extremes that somebody confirmed", () => {
    for (const { record, truth } of people) {
      const spoilt = new Set(
        truth()
          .samples.filter(({ artefacts }) => artefacts.length > 0)
          .map(({ on }) => on),
      );
      const questionable = record.facts.filter((fact) => {
        if (fact.kind !== "result-reported" || typeof fact.value !== "number" || fact.confirmedBy !== undefined)
          return false;
        const analyte = findAnalyte(fact.analyte!)!;
        return judgePlausibility(analyte, toCanonical(fact.value, fact.unit!, analyte)!, fact.unit) !== "plausible";
      });
      expect(questionable.filter((fact) => !spoilt.has((fact as { collectedOn: string }).collectedOn))).toEqual([]);
    }
  });
});

describe("the same seed", () => {
  const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
  it("gives the people of the golden file, to the byte", () => {
    const golden = readFileSync(join(import.meta.dirname, "simulate.golden.txt"), "utf8")
      .trimEnd()
      .split("\n");
    const now = cohorts.map(([name, arm]) => {
      const text = [0, 1, 2].map((index) => JSON.stringify(make(name, arm, index))).join("\n");
      return `${digest(text)}  ${name} ${arm}`;
    });
    expect(now).toEqual(golden);
  });

  it("gives a person whatever others there are, and other people for another seed", () => {
    const preset = presetOf("real-world")!;
    const one = whole(simulatePerson(preset, { seed: "a", arm: "alemtuzumab" }, 5));
    simulatePerson(preset, { seed: "a", arm: "alemtuzumab" }, 4);
    expect(whole(simulatePerson(preset, { seed: "a", arm: "alemtuzumab" }, 5))).toEqual(one);
    expect(simulatePerson(preset, { seed: "b", arm: "alemtuzumab" }, 5).record.facts).not.toEqual(one.record.facts);
  });
});

describe("through a day", () => {
  const presets = ["real-world", "care-ms-1", "camms223"].map((name) => presetOf(name)!);
  const people = presets.flatMap((preset) => [1, 2, 3, 4].map((index) => [index, preset] as const));

  it("leaves out what was not known then, and nothing else", () => {
    for (const [index, one] of people) {
      const all = simulatePerson(one, { seed: "through", arm: "alemtuzumab" }, index);
      const first = parseDay(all.truth().courses[0]!.infusedOn[0]!)!;
      for (const days of [-20, 3, 40, 300, 777, 1500]) {
        const through = addDays(first, days);
        const isKnown = (at: string): boolean => at.slice(0, 10) <= formatDay(through);
        const cut = simulatePerson(one, { seed: "through", arm: "alemtuzumab", through }, index);
        expect(cut.record.facts).toEqual(all.record.facts.filter(({ recordedAt }) => isKnown(recordedAt!)));
        expect(cut.deliveries).toEqual(all.deliveries.filter(({ sentAt }) => isKnown(sentAt)));
      }
    }
  });

  it("tells the whole truth all the same", () => {
    for (const [index, one] of people) {
      const all = simulatePerson(one, { seed: "through", arm: "alemtuzumab" }, index);
      const first = parseDay(all.truth().courses[0]!.infusedOn[0]!)!;
      const cut = simulatePerson(one, { seed: "through", arm: "alemtuzumab", through: addDays(first, 300) }, index);
      expect(cut.record.facts.length).toBeGreaterThan(100);
      expect(cut.record.facts.length).toBeLessThan(all.record.facts.length);
      expect(cut.truth()).toEqual(all.truth());
    }
  });

  it("the day on which people begin moves nobody's frailty", () => {
    const preset = presets[0]!;
    const later = { ...preset, people: { ...preset.people, calendar: { from: 2030, to: 2031 } } };
    const frailtyIn = (one: typeof later) =>
      simulatePerson(one, { seed: "calendar", arm: "alemtuzumab" }, 0).truth().person.frailty;
    expect(frailtyIn(later)).toEqual(frailtyIn(preset));
  });
});
