import { describe, expect, it } from "vitest";
import { crossingsOf, daysLate, groupsOf, lastDay, type Plan, placer, resultDays, type Step, ticksOf } from "./plan.ts";

const step = (key: string, more: Partial<Step> = {}): Step => ({
  key,
  what: "step",
  name: key,
  says: "",
  required: true,
  state: "to-do",
  late: false,
  after: [],
  fromOn: "2026-06-01",
  knownOn: "2026-06-03",
  byOn: "2026-06-10",
  neededOn: "2026-06-12",
  servesThrough: null,
  because: [],
  doneBy: null,
  orBy: null,
  doses: [],
  protocol: "p@1",
  layer: "label",
  confidence: "V1",
  sources: [],
  ...more,
});
const plan = (...steps: readonly Step[]): Plan => ({
  plan: 1,
  patient: "a",
  asOf: "2026-06-01",
  course: 1,
  wishedOn: "2026-07-01",
  attainable: true,
  earliestOn: "2026-06-20",
  path: [],
  steps: [...steps],
  ifs: [],
});

describe("the order of the steps", () => {
  it("is by their last day, with what waits for a step right after it; then what is advised, then what is behind", () => {
    const groups = groupsOf(
      plan(
        step("late", { byOn: "2026-06-30" }),
        step("vaccine", { byOn: "2026-06-29", after: ["blood"] }),
        step("blood", { byOn: "2026-06-02" }),
        step("scan", { byOn: "2026-06-20" }),
        step("old", { state: "done" }),
        step("waived", { state: "waived" }),
        step("skin", { required: false }),
      ),
    );
    expect(groups.map(({ name, steps }) => [name, steps.map(({ key }) => key)])).toEqual([
      ["required", ["blood", "vaccine", "scan", "late"]],
      ["recommended", ["skin"]],
      ["done", ["old", "waived"]],
    ]);
  });

  it("loses nobody who waits for a step that is done already, or of another group", () => {
    const groups = groupsOf(
      plan(step("a", { after: ["gone"] }), step("b", { after: ["c"] }), step("c", { required: false })),
    );
    expect(groups.flatMap(({ steps }) => steps.map(({ key }) => key)).toSorted()).toEqual(["a", "b", "c"]);
  });
});

describe("the lines to what waits", () => {
  it("begin at the one, pass the rows between, and end at the other", () => {
    const rows = crossingsOf([step("a"), step("b"), step("c", { after: ["a"] })]);
    expect([...rows].map(([key, lines]) => [key, lines.map(({ part, on }) => `${part} ${on}`)])).toEqual([
      ["a", ["begins 2026-06-03"]],
      ["b", ["passes 2026-06-03"]],
      ["c", ["ends 2026-06-03"]],
    ]);
  });

  it("are not drawn from what nobody can date", () => {
    const rows = crossingsOf([step("a", { knownOn: null }), step("b", { after: ["a"] })]);
    expect([...rows.values()].flat()).toEqual([]);
  });
});

describe("the days", () => {
  it("go to the last that matters: the wish, the earliest day, or an outcome after both", () => {
    expect(lastDay(plan(step("a")))).toBe("2026-07-01");
    expect(lastDay({ ...plan(step("a")), earliestOn: "2026-08-01" })).toBe("2026-08-01");
    expect(lastDay(plan(step("a", { knownOn: "2026-09-01" })))).toBe("2026-09-01");
    expect(lastDay(plan(step("a", { knownOn: "2027-09-01", state: "done" })))).toBe("2026-07-01");
  });

  it.each([
    ["2026-06-01", 0],
    ["2026-06-16", 50],
    ["2026-07-01", 100],
    ["2026-05-01", 0],
    ["2027-01-01", 100],
  ])("%s lies at %s %%", (day, at) => {
    expect(placer("2026-06-01", "2026-07-01")(day)).toBe(at);
  });

  it("are all in one place where the course could begin today", () => {
    expect(placer("2026-06-01", "2026-06-01")("2026-06-01")).toBe(0);
  });

  it("say by how many an outcome is late, and how many a result takes", () => {
    expect(daysLate(step("a", { knownOn: "2026-06-15" }))).toBe(3);
    expect(daysLate(step("a", { knownOn: null }))).toBeUndefined();
    expect(resultDays(step("a"))).toBe(2);
    expect(resultDays(step("a", { what: "vaccination" }))).toBe(0);
  });

  it.each([
    ["2026-06-01", "2026-06-29", ["1 Jun", "8 Jun", "15 Jun", "22 Jun", "29 Jun"]],
    ["2026-06-02", "2026-07-31", ["8 Jun", "22 Jun", "6 Jul", "20 Jul"]],
    ["2026-11-20", "2027-04-15", ["Dec", "2027", "Feb", "Mar", "Apr"]],
  ])("from %s to %s are named so that they can be read", (from, through, labels) => {
    expect(ticksOf(from, through, "en-GB").map(({ label }) => label)).toEqual(labels);
  });
});
