import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findAnalyte, formatDay, judgePlausibility, parseDay, parseRecord, toCanonical } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import type { Arm } from "./life.ts";
import { presetNames, presetOf } from "./preset/source.ts";
import { simulatePerson } from "./simulate.ts";

const arms: readonly Arm[] = ["alemtuzumab", "interferon"];
const cohorts = presetNames.flatMap((name) =>
  (name.startsWith("c") ? arms : arms.slice(0, 1)).map((arm) => [name, arm] as const),
);
const make = (name: string, arm: Arm, index: number) =>
  simulatePerson(presetOf(name)!, { seed: "simulate.test", arm }, index);

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
      const last = record.facts.filter(({ recordedAt }) => recordedAt!.slice(0, 10) > truth.leaving.on);
      expect(last.map(({ kind }) => kind).filter((kind) => kind !== "result-reported")).toEqual([]);
    }
  });

  it("questions no value but artefacts, of which the truth tells, and extremes that somebody confirmed", () => {
    for (const { record, truth } of people) {
      const spoilt = new Set(truth.samples.filter(({ artefacts }) => artefacts.length > 0).map(({ on }) => on));
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
    const one = simulatePerson(preset, { seed: "a", arm: "alemtuzumab" }, 5);
    simulatePerson(preset, { seed: "a", arm: "alemtuzumab" }, 4);
    expect(simulatePerson(preset, { seed: "a", arm: "alemtuzumab" }, 5)).toEqual(one);
    expect(simulatePerson(preset, { seed: "b", arm: "alemtuzumab" }, 5).record.facts).not.toEqual(one.record.facts);
  });
});

describe("through a day", () => {
  it("leaves out what was not known then, and nothing else", () => {
    const preset = presetOf("real-world")!;
    const whole = simulatePerson(preset, { seed: "through", arm: "alemtuzumab" }, 1);
    const day = parseDay(whole.truth.courses[0]!.infusedOn[0]!)! + 300;
    const through = day as NonNullable<ReturnType<typeof parseDay>>;
    const cut = simulatePerson(preset, { seed: "through", arm: "alemtuzumab", through }, 1);
    const last = formatDay(through);
    expect(cut.record.facts).toEqual(whole.record.facts.filter(({ recordedAt }) => recordedAt!.slice(0, 10) <= last));
    expect(cut.record.facts.length).toBeGreaterThan(100);
    expect(cut.record.facts.length).toBeLessThan(whole.record.facts.length);
    expect(cut.truth).toEqual(whole.truth);
  });
});
