import { addDays, type FactJson, formatDay } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import type { Life } from "../life.ts";
import { presetOf } from "../preset/source.ts";
import { streamsOf } from "../random/stream.ts";
import { sampleLife, samplePerson, sampleStart } from "../testing/sample-life.ts";
import { backgroundFacts } from "./background-facts.ts";
import { candidacyFacts } from "./candidacy-facts.ts";
import type { RecordParameters } from "./parameters.ts";

const preset = presetOf("april-2019")!.record;
const asking = preset.candidacy!;
type Asking = typeof asking;
const withAsking = (change: Partial<Asking>): RecordParameters => ({ ...preset, candidacy: { ...asking, ...change } });
const people = 400;
const askedOf = (parameters: RecordParameters, life: Partial<Life> = {}, count = people): readonly FactJson[][] =>
  Array.from({ length: count }, (_, i) => [...candidacyFacts(sampleLife(life), parameters, streamsOf("asked", i))]);

type Item = { readonly condition: string; readonly answer: string };
const itemsIn = (facts: readonly FactJson[]): readonly Item[] =>
  facts.flatMap((fact) => (fact.kind === "history-reviewed" ? (fact.items as readonly Item[]) : []));
const share = (of: readonly FactJson[][], is: (facts: readonly FactJson[]) => boolean): number =>
  of.filter(is).length / of.length;
const says = (condition: string) => (facts: readonly FactJson[]) =>
  itemsIn(facts).some((one) => one.condition === condition && one.answer === "yes");

describe("what is asked before a course", () => {
  const all = askedOf(preset);

  it.each([
    ["a scan", asking.scanned, (facts: readonly FactJson[]) => facts.some(({ kind }) => kind === "mri-read")],
    [
      "a test for HIV",
      asking.answered,
      (facts: readonly FactJson[]) => facts.some(({ kind }) => kind === "result-reported"),
    ],
    ["a word that they keep up the tests", asking.commits, says("commitment-to-watch")],
    ["nothing else suitable", asking.othersUnsuitable, says("other-therapies-unsuitable")],
  ] as const)("%s, of as many as the preset says", (_, expected, is) => {
    expect(Math.abs(share(all, is) - expected)).toBeLessThan(0.05);
  });

  it("each question by itself is left out as often as the preset says", () => {
    const times = all.flatMap(itemsIn).filter(({ condition }) => condition === "other-relapse").length;
    const visits = [preset.workUp.firstVisitDays, asking.furtherDays]
      .map((days) => Math.ceil(days / asking.everyDays))
      .reduce((a, b) => a + b);
    expect(Math.abs(times / (people * visits) - asking.answered)).toBeLessThan(0.02);
  });

  it("those who wait are asked as often as the preset says, and nobody between the courses", () => {
    const days = (parameters: RecordParameters): number =>
      new Set(
        askedOf(parameters, {}, 1)
          .flat()
          .flatMap((one) => (one.kind === "history-reviewed" ? one.reviewedOn : [])),
      ).size;
    expect(days(withAsking({ answered: 1, everyDays: 14 }))).toBe(13 + 4);
    expect(days(withAsking({ answered: 1, everyDays: 28 }))).toBe(7 + 2);
    expect(days(withAsking({ answered: 1, everyDays: 28, furtherDays: 84 }))).toBe(7 + 3);
  });

  it("an infection of the day is told", () => {
    const on = addDays(sampleStart, -Math.round(preset.workUp.firstVisitDays));
    const infection = { kind: "zoster", from: on, through: addDays(on, 3), fever: false, serious: false } as const;
    const [facts] = askedOf(withAsking({ answered: 1 }), { infections: [infection] }, 1);
    const told = facts!.flatMap((one) =>
      one.kind === "history-reviewed"
        ? (one.items as readonly Item[])
            .filter(({ condition, answer }) => condition === "active-infection" && answer === "yes")
            .map(() => one.reviewedOn)
        : [],
    );
    expect(told).toEqual([formatDay(on)]);
  });

  it("nothing is written where a preset says nothing of it", () => {
    const { candidacy: _, ...without } = preset;
    expect(askedOf(without, {}, 3).flat()).toEqual([]);
    expect(presetOf("real-world")!.record.candidacy).toBeUndefined();
  });
});

describe("why an earlier drug was ended", () => {
  const drug = { drug: "glatiramer", startedOn: addDays(sampleStart, -900), stoppedOn: addDays(sampleStart, -300) };
  const life = sampleLife({ person: { ...samplePerson, earlierDrugs: [drug] } });
  const reasons = (parameters: RecordParameters) =>
    Array.from({ length: people }, (_, i) =>
      backgroundFacts(life, parameters, streamsOf("why", i)).flatMap((fact) =>
        fact.kind === "therapy-recorded" ? [fact.stopReason ?? "nothing"] : [],
      ),
    ).flat();
  const shareOf = (reason: string): number => reasons(preset).filter((one) => one === reason).length / people;

  it("is unwritten, or intolerance, of as many as the preset says", () => {
    expect(Math.abs(shareOf("nothing") - asking.unwrittenReason)).toBeLessThan(0.04);
    const intolerance = asking.otherReason * (1 - asking.unwrittenReason);
    expect(Math.abs(shareOf("intolerance") - intolerance)).toBeLessThan(0.06);
  });

  it("is always that it did not work where a preset knows no other", () => {
    const { candidacy: _, ...without } = preset;
    expect(new Set(reasons(without))).toEqual(new Set(["inadequate-response"]));
  });
});
