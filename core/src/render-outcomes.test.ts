import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "./assess.ts";
import { changePresets } from "./outcomes/confirmed-change/presets.ts";
import { personOutcomesJson } from "./outcomes-json.ts";
import { outcomesOf } from "./outcomes-of.ts";
import { renderOutcomes } from "./render-outcomes.ts";
import { arbitraryCaseWithDisease, read } from "./testing/arbitraries.ts";
import { ask, on } from "./testing/ask.ts";
import { course, type Loose } from "./testing/panel.ts";
import { rulebooks, runs } from "./testing/properties.ts";

const presets = Object.keys(changePresets) as readonly (keyof typeof changePresets)[];
const firstOn = on("2023-01-09");
const edss = (scoredOn: string, score: number, more: object = {}): Loose => ({
  kind: "edss-scored",
  id: `e-${scoredOn}`,
  scoredOn,
  score,
  ...more,
});
const relapse = (startedOn: string, more: object = {}): Loose => ({
  kind: "relapse-occurred",
  id: `r-${startedOn}`,
  startedOn,
  confirmedByExam: true,
  ...more,
});
const scan = (scannedOn: string, more: object = {}): Loose => ({
  kind: "mri-read",
  id: `m-${scannedOn}`,
  scannedOn,
  region: "brain",
  newOrEnlargingT2: 0,
  gdEnhancing: 0,
  ...more,
});
const told = (facts: readonly Loose[], asOf = "2025-03-01", language: "en" | "es" = "en") => {
  const answer = ask([...course(firstOn, 5), ...facts], asOf);
  return renderOutcomes(outcomesOf(answer), answer, language);
};
const before = edss("2022-12-01", 3);

describe("relapses since a course", () => {
  it("give a rate up to the last contact, with its exact interval", () => {
    const [since] = told([before, edss("2025-01-09", 3), relapse("2023-06-01"), relapse("2024-06-01")]).since;
    expect(since!.relapses).toMatchObject({
      least: 2,
      most: 2,
      on: ["2023-06-01", "2024-06-01"],
      through: "2025-01-09",
    });
    // 2 in 731 days: 2.7 exact limits 0.2422 and 7.2247 events, divided by 2.0014 years.
    expect(since!.relapses.rate!.least).toBeCloseTo(0.9993, 4);
    expect(since!.relapses.rate!.low).toBeCloseTo(0.2422 / 2.0014, 3);
    expect(since!.relapses.rate!.high).toBeCloseTo(7.2247 / 2.0014, 3);
  });

  it("that may lie before the first infusion may be one more, and is never left out", () => {
    const [since] = told([before, edss("2025-01-09", 3), relapse("2023-01")]).since;
    expect(since!.relapses).toMatchObject({ least: 0, most: 1 });
    expect(since!.relapses.rate!.least).toBe(0);
    expect(since!.relapses.rate!.most).toBeGreaterThan(0);
    expect(since!.relapses.text).toContain("0 to 1 relapses");
  });

  it("of the day of the first infusion belong before it", () => {
    expect(told([before, edss("2025-01-09", 3), relapse("2023-01-09")]).since[0]!.relapses.most).toBe(0);
  });
});

describe("scans since a course", () => {
  type Row = readonly [name: string, facts: readonly Loose[], state: string, text: string];
  it.each<Row>([
    ["none", [scan("2023-01-09")], "cannot-tell", "there is no scan since the course"],
    ["free", [scan("2022-12-01"), scan("2024-01-09")], "free", "1 scan, no new"],
    [
      "a count is missing",
      [scan("2022-12-01"), scan("2024-01-09", { gdEnhancing: undefined })],
      "cannot-tell",
      "not every count",
    ],
    ["without an exact day", [scan("2022-12-01"), scan("2024-01-09"), scan("2024-05")], "cannot-tell", "no exact day"],
    ["active", [scan("2022-12-01"), scan("2024-01-09", { gdEnhancing: 1 })], "active", "1 of 1 scan with"],
    [
      "new lesions beside a scan from before the course",
      [scan("2022-12-01"), scan("2023-07-09", { newOrEnlargingT2: 2, comparedWithOn: "2022-12-01" })],
      "active",
      "may have come before it",
    ],
  ])("%s", (_, facts, state, text) => {
    const { mri } = told([before, ...facts]).since[0]!;
    expect(mri.state).toBe(state);
    expect(mri.text).toContain(text);
  });
});

describe("disease activity by year", () => {
  const free = [before, edss("2023-12-20", 3), scan("2022-12-01"), scan("2024-01-20"), edss("2025-01-09", 3)];
  const first = (facts: readonly Loose[], asOf?: string) => told(facts, asOf).neda[0]!;

  it("is none where everything was looked at and free", () => {
    expect(first(free)).toMatchObject({ year: 1, throughOn: "2024-01-09", neda3: "none", neda4: "cannot-tell" });
  });

  it.each([
    ["no EDSS before the course", free.slice(1), "disability", "no EDSS to compare with"],
    ["a relapse that may lie in it", [...free, relapse("2023-01")], "relapse", "something has no exact day"],
    ["an EDSS of no exact day", [...free, edss("2023-05", 3)], "disability", "something has no exact day"],
    ["a scan of no exact day", [...free, scan("2023-05")], "mri", "something has no exact day"],
  ] as const)("cannot be told with %s", (_, facts, part, missing) => {
    const year = first(facts);
    expect(year[part]).toMatchObject({ state: "unknown", missing });
    expect(year.neda3).toBe("cannot-tell");
  });

  it("is activity with a relapse, whatever else is not known", () => {
    expect(first([...free, relapse("2023-05-01"), scan("2023-05")]).neda3).toBe("evidence");
  });

  it("of what surely lies before or after a year does not touch it", () => {
    expect(first([...free, relapse("2021"), relapse("2024-05")]).neda3).toBe("none");
  });

  it("has the running year as not over", () => {
    expect(told(free, "2024-06-01").neda.map(({ year, running }) => [year, running])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(told(free, "2023-01-09").neda).toEqual([]);
  });
});

describe("contradictions", () => {
  it("are told in words, and change no number", () => {
    const scored = edss("2024-06-01", 0.5);
    const twice = [edss("2024-07-01", 3), { ...edss("2024-07-01", 4), id: "other" }];
    const found = told([before, scored, ...twice, relapse("2024"), relapse("2025-02-20")]).findings;
    expect(found.map(({ code, on: day }) => [code, day])).toEqual([
      ["no-such-edss", "2024-06-01"],
      ["contradictory-day", "2024-07-01"],
      ["relapse-after-contact", "2025-02-20"],
      ["no-exact-day.relapse", null],
    ]);
    expect(found[0]!.text).toBe("0.5 is written as EDSS; the scale has no such value, so none is used.");
  });
});

describe("a change that nothing confirmed", () => {
  const yearly = ["2023-12-01", "2024-12-01"].map((day) => edss(day, 4));

  it("names the examinations that showed it, and both times for confirmation", () => {
    const [since] = told([before, ...yearly], "2026-01-01").since;
    expect(since!.verdict).toBe("worse, not confirmed");
    expect(since!.text).toContain("worse at 2 examinations in a row since 2023-12-01, not confirmed.");
    expect(since!.text).toContain("in the time for that: 168 to 252 days after one that showed it.");
    expect(since!.text).toContain("Disease activity by year lets it be confirmed 161 to 898 days after");
    expect(since!.change.awaiting).toBeNull();
  });

  it("says what would confirm it", () => {
    const [since] = told([before, ...yearly], "2025-01-01").since;
    expect(since!.verdict).toBe("worse, not confirmed yet");
    const awaiting = { onsetOn: "2024-12-01", fromOn: "2025-05-18", throughOn: "2025-08-10" };
    expect(since!.change.awaiting).toEqual(awaiting);
    expect(since!.text).toContain("from 2025-05-18 to 2025-08-10");
  });
});

describe("definitions", () => {
  it.each(presets)("%s is told with its name, its version and what decides", (preset) => {
    const answer = ask([...course(firstOn, 5), before], "2025-03-01");
    const { definition } = renderOutcomes(outcomesOf(answer, preset), answer);
    expect(definition).toMatchObject({ name: preset, version: changePresets[preset].version });
    expect(definition).toMatchObject({ relapses: { name: "reported-not-refuted" }, neda: { name: "neda-cdw6" } });
    const { confirmationDays, confirmationTolerance, rebaselineAfterRelapse } = changePresets[preset].options;
    expect(definition.text.join(" ")).toContain(`${confirmationDays[0]! - confirmationTolerance.before} `);
    // No half days, and no reference that stays and moves in one breath.
    expect(definition.text.join(" ")).not.toMatch(/\d\.5 days/);
    expect(definition.text.join(" ").includes("the reference stays")).toBe(
      changePresets[preset].options.reference === "fixed" && !rebaselineAfterRelapse,
    );
    expect(definition.text.join(" ")).toMatch(/independent of relapses if none began/);
    expect(definition.text.join(" ")).not.toMatch(/undefined|NaN|Infinity/);
  });
});

describe("every answer", () => {
  it("has the shape that is published, in both languages, and no verdict without its numbers", () => {
    fc.assert(
      fc.property(arbitraryCaseWithDisease, fc.constantFrom(...presets), ({ written, asOf }, preset) => {
        const answer = assess(read(written), rulebooks.hand, asOf);
        for (const language of ["en", "es"] as const) {
          const json = renderOutcomes(outcomesOf(answer, preset), answer, language);
          personOutcomesJson.parse(JSON.parse(JSON.stringify(json)));
          expect(JSON.stringify(json)).not.toMatch(/undefined|NaN|Infinity/);
          for (const { change } of json.since) {
            const isTold = change.verdict !== "cannot-tell";
            expect(isTold).toBe(change.missing === null);
            if (isTold) expect([change.reference, change.newest, change.change]).not.toContain(null);
          }
        }
      }),
      runs(2_000),
    );
  });
});
