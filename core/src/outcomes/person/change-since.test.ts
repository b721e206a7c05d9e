import { describe, expect, it } from "vitest";
import { ask, on } from "../../testing/ask.ts";
import { course, type Loose } from "../../testing/panel.ts";
import { readingsOf } from "../readings/readings.ts";
import { changeSince } from "./change-since.ts";
import { definitionOf, usualDefinition } from "./definition.ts";

/** The first infusion of the course is on 1 January 2024. */
const firstOn = on("2024-01-01");
const edss = (scoredOn: string, score: number): Loose => ({
  kind: "edss-scored",
  id: `${scoredOn}/${score}`,
  scoredOn,
  score,
});
const relapse = (startedOn: string): Loose => ({ kind: "relapse-occurred", id: startedOn, startedOn });

type Preset = Parameters<typeof definitionOf>[0];
function since(facts: readonly Loose[], asOf = "2025-01-15", preset: Preset = "clinic") {
  const { facts: held, timeline } = ask([...course(firstOn, 5), ...facts], asOf);
  const read = readingsOf(held, timeline.courses, on(asOf));
  const hasDied = timeline.followUp.hasDied;
  return changeSince(read.courses[0]!, { ...read, hasDied }, definitionOf(preset), on(asOf));
}
const before = edss("2023-12-01", 3);

describe("since a course", () => {
  type Row = readonly [name: string, facts: readonly Loose[], expected: string];
  it.each<Row>([
    ["half a point is stable", [before, edss("2024-06-01", 3.5), edss("2025-01-01", 2.5)], "stable"],
    [
      "a point is a worsening once it is seen again",
      [before, edss("2024-06-01", 4), edss("2025-01-01", 4)],
      "worsened",
    ],
    [
      "seen once it is not confirmed",
      [before, edss("2024-06-01", 3), edss("2025-01-01", 4)],
      "worsening-not-confirmed",
    ],
    [
      "seen again too early it is not confirmed",
      [before, edss("2024-09-01", 4), edss("2025-01-01", 4)],
      "worsening-not-confirmed",
    ],
    ["a point better", [before, edss("2024-06-01", 2), edss("2025-01-01", 1.5)], "improved"],
    ["a point better, seen once", [before, edss("2025-01-01", 2)], "improvement-not-confirmed"],
    [
      "a worsening that went again is stable",
      [before, edss("2024-02-01", 4), edss("2024-08-01", 4), edss("2025-01-01", 3)],
      "stable",
    ],
    ["from 0 a point is nothing", [edss("2023-12-01", 0), edss("2024-06-01", 1), edss("2025-01-01", 1)], "stable"],
    [
      "from 0 one and a half is a worsening",
      [edss("2023-12-01", 0), edss("2024-06-01", 1.5), edss("2025-01-01", 1.5)],
      "worsened",
    ],
    [
      "from 5.5 half a point is a worsening",
      [edss("2023-12-01", 5.5), edss("2024-06-01", 6), edss("2025-01-01", 6)],
      "worsened",
    ],
  ])("%s", (_, facts, expected) => {
    expect(since(facts).verdict).toBe(expected);
  });

  it("another definition may say otherwise of the same scores", () => {
    const facts = [edss("2023-12-01", 5.5), edss("2024-06-01", 6), edss("2025-01-01", 6)];
    expect(since(facts, "2025-01-15", "care-ms-cdw6").verdict).toBe("stable");
    const late = [before, edss("2024-02-01", 4), edss("2025-01-01", 4)];
    expect(since(late).verdict).toBe("worsening-not-confirmed");
    expect(since(late, "2025-01-15", "trial-cdw6").verdict).toBe("worsened");
  });

  it("dates a change by its onset", () => {
    const facts = [before, edss("2024-03-01", 4), edss("2024-09-01", 4.5), edss("2025-01-01", 4)];
    expect(since(facts)).toMatchObject({
      verdict: "worsened",
      confirmed: { onsetDay: on("2024-03-01"), referenceDay: on("2023-12-01") },
    });
  });

  it("says when a change could be confirmed, both ends included, until that time is over", () => {
    const facts = [before, edss("2024-09-01", 4)];
    const awaiting = { onset: on("2024-09-01"), from: on("2025-02-16"), through: on("2025-05-11") };
    const changesOn = on("2025-05-12");
    expect(since(facts, "2025-05-11")).toMatchObject({ verdict: "worsening-not-confirmed", awaiting, changesOn });
    const tooOldOn = on("2024-09-01") + 456;
    expect(since(facts, "2025-05-12")).toMatchObject({ awaiting: "time-over", changesOn: tooOldOn });
  });

  it("counts the examinations that showed a change and could not confirm one another", () => {
    const yearly = ["2024-06-01", "2025-06-01", "2026-06-01", "2027-06-01"].map((day) => edss(day, 4));
    expect(since([before, ...yearly], "2028-06-01")).toMatchObject({
      verdict: "worsening-not-confirmed",
      seenOn: yearly.map(({ scoredOn }) => on(String(scoredOn))),
      awaiting: "time-over",
    });
    expect(since([before, ...yearly], "2028-06-01", "trial-cdw6").verdict).toBe("worsened");
  });
});

describe("death", () => {
  const died = (endedOn: string): Loose => ({ kind: "follow-up-ended", id: "d", endedOn, reason: "died", by: "AB" });

  it("due to MS is a worsening that nothing need confirm, and that stays", () => {
    const facts = [before, edss("2024-06-01", 10), died("2024-06-01")];
    for (const asOf of ["2024-06-01", "2030-01-01"]) {
      expect(since(facts, asOf)).toMatchObject({
        verdict: "worsened",
        confirmed: { onsetDay: on("2024-06-01"), isImputed: true },
        changesOn: Number.POSITIVE_INFINITY,
      });
    }
  });

  it("is not what a 10 in somebody alive says: it waits for a confirmation like every score", () => {
    expect(since([before, edss("2024-06-01", 10)], "2024-06-01")).toMatchObject({
      verdict: "worsening-not-confirmed",
      seenOn: [on("2024-06-01")],
      now: { isDeath: false },
    });
    const corrected = [before, edss("2024-06-01", 10), edss("2025-01-01", 3)];
    expect(since(corrected, "2025-01-01")).toMatchObject({ verdict: "stable" });
  });

  it("of another cause confirms nothing, and nothing is awaited", () => {
    const facts = [before, edss("2024-06-01", 4), died("2024-08-01")];
    expect(since(facts, "2024-09-01")).toMatchObject({ verdict: "worsening-not-confirmed", awaiting: "died" });
    expect(since(facts.slice(0, 2), "2024-09-01")).toMatchObject({ awaiting: { onset: on("2024-06-01") } });
  });
});

describe("the reference", () => {
  type Row = readonly [name: string, facts: readonly Loose[], reference: string | undefined, lack: object | undefined];
  const now = edss("2024-12-01", 3);
  it.each<Row>([
    ["is the last before the course", [edss("2023-10-01", 2), before, now], "2023-12-01", undefined],
    ["may be of the day of the first infusion", [before, edss("2024-01-01", 3), now], "2024-01-01", undefined],
    ["is not of the day after", [edss("2024-01-02", 3), now], undefined, { what: "reference" }],
    ["may be 365 days old", [edss("2023-01-01", 3), now], "2023-01-01", undefined],
    ["is not 366 days old", [edss("2022-12-31", 3), now], undefined, { what: "reference" }],
    [
      "is not 29 days after a relapse",
      [edss("2023-06-01", 3.5), relapse("2023-11-02"), before, now],
      "2023-06-01",
      undefined,
    ],
    [
      "may be 30 days after a relapse",
      [edss("2023-06-01", 3.5), relapse("2023-11-01"), before, now],
      "2023-12-01",
      undefined,
    ],
    [
      "is missing where all are near a relapse",
      [relapse("2023-11-02"), before, now],
      undefined,
      { what: "reference-far-from-relapse" },
    ],
    [
      "cannot be told beside an EDSS of no exact day",
      [before, edss("2023-12", 3), now],
      undefined,
      { what: "exact-day", facts: ["2023-12/3"] },
    ],
    ["can where that lies before for certain", [before, edss("2023-10", 3), now], "2023-12-01", undefined],
    [
      "cannot beside a relapse that may be near it",
      [relapse("2023-11"), before, now],
      undefined,
      { what: "exact-day", facts: ["2023-11"] },
    ],
    ["can where that is over for certain", [relapse("2023-10"), before, now], "2023-12-01", undefined],
    [
      "is no examination without a score",
      [before, { kind: "edss-scored", id: "x", scoredOn: "2023-12-20" }, now],
      "2023-12-01",
      undefined,
    ],
  ])("%s", (_, facts, reference, lack) => {
    const found = since(facts);
    expect(found.reference?.day).toBe(reference === undefined ? undefined : on(reference));
    expect(found.verdict).toBe(lack === undefined ? "stable" : "cannot-tell");
    expect("lack" in found ? found.lack : undefined).toEqual(lack);
  });
});

describe("what cannot be told", () => {
  type Row = readonly [name: string, facts: readonly Loose[], asOf: string, lack: object | undefined];
  it.each<Row>([
    ["no EDSS since", [before], "2024-06-01", { what: "edss-since" }],
    ["the newest EDSS after 455 days still tells", [before, edss("2024-06-01", 3)], "2025-08-30", undefined],
    ["after 456 days it is too old", [before, edss("2024-06-01", 3)], "2025-08-31", { what: "recent-edss" }],
    [
      "an EDSS of no exact day since",
      [before, edss("2024-06-01", 3), edss("2024-07", 3)],
      "2025-01-15",
      { what: "exact-day", facts: ["2024-07/3"] },
    ],
    [
      "a relapse of no exact day does not touch what is stable",
      [before, edss("2024-06-01", 3), relapse("2024-07")],
      "2025-01-15",
      undefined,
    ],
    [
      "but what is confirmed",
      [before, edss("2024-06-01", 4), edss("2025-01-01", 4), relapse("2024-07")],
      "2025-01-15",
      { what: "exact-day", facts: ["2024-07"] },
    ],
  ])("%s", (_, facts, asOf, lack) => {
    const found = since(facts, asOf);
    expect("lack" in found ? found.lack : undefined).toEqual(lack);
    expect(found.verdict === "cannot-tell").toBe(lack !== undefined);
  });

  it("a course whose days are not exact", () => {
    const uncertain = {
      kind: "infusion-given",
      id: "i",
      infusedOn: "2024-01",
      drug: "alemtuzumab",
      doseMg: 12,
    } as const;
    const { facts, timeline } = ask([uncertain, before, edss("2024-06-01", 3)], "2024-07-01");
    const read = readingsOf(facts, timeline.courses, on("2024-07-01"));
    const found = changeSince(read.courses[0]!, { ...read, hasDied: false }, usualDefinition, on("2024-07-01"));
    expect(found).toMatchObject({ verdict: "cannot-tell", lack: { what: "course-day" } });
  });
});

describe("in the assessment", () => {
  const facts = [...course(firstOn, 5), before, edss("2024-06-01", 4), edss("2024-12-01", 4)];
  it("each course has its change, and the answer differs on the day the newest EDSS is too old", () => {
    const newest = on("2024-12-01");
    const tooOldOn = newest + 456;
    const verdictOn = (day: number) =>
      ask(facts, new Date(day * 86_400_000).toISOString().slice(0, 10)).disability().courses[0]?.verdict;
    expect([verdictOn(tooOldOn - 1), verdictOn(tooOldOn)]).toEqual(["worsened", "cannot-tell"]);
    expect(ask(facts, "2025-01-15").disability().changesOn).toBe(tooOldOn);
    expect(ask(facts, "2026-03-01").nextChangeOn).toBeLessThanOrEqual(tooOldOn);
  });
});
