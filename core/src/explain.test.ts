import { describe, expect, it } from "vitest";
import { describeFact } from "./describe-fact.ts";
import { explain } from "./explain.ts";
import { ask, on } from "./testing/ask.ts";
import { course, type Loose, result } from "./testing/panel.ts";
import { recordWith } from "./testing/signals.ts";

const first = course(on("2024-03-04"), 5);
const tsh = (day: string, more: Readonly<Record<string, unknown>> = {}): Loose =>
  result("tsh", on(day), { id: `tsh-${day}`, ...more });
const explained = (facts: readonly Loose[], asOf: string, key = "monitor.tsh/1/1") =>
  explain(ask([...first, ...facts], asOf), key);

describe("explanations (hand-eu@2: TSH every two months, first due 2024-05-08)", () => {
  it("of an unknown key there is none", () => {
    expect(explained([], "2024-05-01", "monitor.tsh/9/9")).toBeUndefined();
  });

  it.each([
    ["2024-03-08", "not-yet-open", ["no"]],
    ["2024-05-07", "open", ["yes", "no"]],
    ["2024-05-08", "due", ["yes", "yes", "no"]],
    ["2024-05-15", "due", ["yes", "yes", "no"]],
    ["2024-05-16", "overdue", ["yes", "yes", "yes", "no"]],
    ["2024-07-01", "missed", ["yes", "yes", "yes", "yes"]],
  ])("on %s it is %s, and the comparisons say why", (asOf, status, results) => {
    const one = explained([], asOf)!;
    expect(one.status).toBe(status);
    expect(one.comparisons.slice(0, results.length).map((each) => each.result)).toEqual(results);
    for (const { saw, op, right, result } of one.comparisons)
      expect(op === ">=" ? saw >= right : saw < right).toBe(result === "yes");
  });

  it("a done one compares the day it was done with the first late day", () => {
    expect(explained([tsh("2024-05-15")], "2024-06-01")!.comparisons).toEqual([
      { edge: "late?", left: "fulfilledOn", saw: "2024-05-15", op: "<", right: "2024-05-16", result: "yes" },
    ]);
    expect(explained([tsh("2024-05-16")], "2024-06-01")!.comparisons[0]!.result).toBe("no");
  });

  it("names every fact once for what it is: anchor, evidence, not evidence", () => {
    const one = explained([tsh("2024-04-01", { status: "preliminary" }), tsh("2024-05-01")], "2024-06-01")!;
    expect(one.facts.map((fact) => fact.as)).toEqual(
      ["anchor", "anchor", "not-evidence", "evidence"].toSorted(
        (a, b) => ["anchor", "evidence", "not-evidence"].indexOf(a) - ["anchor", "evidence", "not-evidence"].indexOf(b),
      ),
    );
    expect(one.facts.filter((fact) => fact.text === "not on file")).toEqual([]);
    expect(one.facts.at(-1)!.text).toContain("preliminary result");
  });

  it("names its source, layer and the other layers", () => {
    const one = explained([], "2024-05-01")!;
    expect([one.rule.protocol, one.rule.layer, one.others.map((other) => other.protocol)]).toEqual([
      "hand-eu@2",
      "label",
      ["default-policy@1"],
    ]);
    expect(one.rule.sources.length).toBeGreaterThan(0);
  });
});

describe("a fact in a few words", () => {
  const of = (kind: Loose["kind"], fact: object): Loose => ({ kind, id: "f", ...fact });
  it.each<[Loose, string]>([
    [of("symptom-reported", { reportedOn: "2024-03-05", symptom: "petechiae" }), "petechiae told 2024-03-05"],
    [
      of("symptom-reported", { reportedOn: "2024-03-05", symptom: "petechiae", present: "no" }),
      "petechiae denied, told 2024-03-05",
    ],
    [
      of("vitals-measured", { measuredAt: "2024-03-05T10:00:00Z", systolic: 140, pulse: 90 }),
      "systolic pressure 140 mmHg, pulse 90/min measured 2024-03-05",
    ],
    [of("condition-recorded", { condition: "pneumonia", onsetOn: "2024-03-05" }), "pneumonia from 2024-03-05"],
    [
      of("condition-recorded", { condition: "pneumonia", onsetOn: "2024-03-05", certainty: "suspected" }),
      "pneumonia suspected from 2024-03-05",
    ],
    [of("pregnancy-recorded", { confirmedOn: "2024-03-05" }), "pregnancy confirmed 2024-03-05"],
    [of("relapse-occurred", { startedOn: "2024-03-05" }), "relapse from 2024-03-05"],
    [of("symptom-reported", { reportedOn: "2024-03-05", symptom: "missed-test" }), "missed test told 2024-03-05"],
    [
      of("follow-up-ended", { endedOn: "2024-03-05", reason: "handed-over", acceptedBy: "CD", by: "AB" }),
      "end of the watch 2024-03-05",
    ],
  ])("%j: %s", (fact, words) => {
    expect(describeFact(recordWith([fact]).held.all[0]!)).toBe(words);
  });
});
