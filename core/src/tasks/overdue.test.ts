import { describe, expect, it } from "vitest";
import { compileRulebook } from "../protocol/rulebook.ts";
import { ask, on, task } from "../testing/ask.ts";
import { course, type Loose, panel, result } from "../testing/panel.ts";
import { every, handParameters, protocolOf } from "../testing/rulebook.ts";
import { signalRuleFile } from "../testing/signals.ts";

const first = course(on("2024-03-04"), 5); // last infusion 2024-03-08
const rules = [every("monitor.cbc", { months: 1 }), every("monitor.creatinine", { months: 1 })];
const rulebook = compileRulebook([protocolOf({ protocol: "one-eu", rules, parameters: handParameters }, "2013-01-01")]);
/** The same, with one warning sign. */
const watched = compileRulebook([
  protocolOf(
    {
      protocol: "one-eu",
      rules,
      parameters: handParameters,
      signals: [signalRuleFile({ kind: "limit", analyte: "platelets", op: "<", value: 50, unit: "10*9/L" })],
    },
    "2013-01-01",
  ),
]);
const shown = (facts: readonly Loose[], asOf: string, rule: string): string => {
  const one = task(ask(facts, asOf, { rulebook }), `overdue/${rule}`);
  return one === undefined ? "none" : `${one.urgency} ${one.role} ${one.about}`;
};
const creatinine = (...days: string[]): readonly Loose[] => days.map((day) => result("creatinine", on(day)));
/** Done through number 4 (due 2024-07-08), so that number 5 (due 2024-08-08) is neither early nor the second. */
const done = creatinine("2024-04-08", "2024-05-08", "2024-06-08", "2024-07-08");

// resolutions.md section 4
describe("the ladder of a late test", () => {
  it.each([
    ["2024-08-15", "none"],
    ["2024-08-16", "ROUTINE nurse monitor.creatinine/1/5"],
    ["2024-09-04", "ROUTINE nurse monitor.creatinine/1/5"],
    ["2024-09-05", "7D physician monitor.creatinine/1/5"],
    ["2024-09-15", "7D physician monitor.creatinine/1/5"],
    ["2024-09-16", "24H physician monitor.creatinine/1/5"],
    ["2025-09-16", "24H physician monitor.creatinine/1/5"],
  ])("on %s: %s", (asOf, expected) => {
    expect(shown([...first, ...done], asOf, "monitor.creatinine")).toBe(expected);
  });

  it.each([
    ["2024-04-15", "none"],
    ["2024-04-16", "7D physician monitor.creatinine/1/1"],
    ["2024-05-16", "24H physician monitor.creatinine/1/1"],
  ])("in the first two months the physician has it from +8: on %s %s", (asOf, expected) => {
    expect(shown(first, asOf, "monitor.creatinine")).toBe(expected);
  });

  it("due on the last day of the second month is still early, the third is not", () => {
    expect(shown([...first, ...creatinine("2024-04-08")], "2024-05-16", "monitor.creatinine")).toBe(
      "7D physician monitor.creatinine/1/2",
    );
    expect(shown([...first, ...creatinine("2024-04-08", "2024-05-08")], "2024-06-16", "monitor.creatinine")).toBe(
      "ROUTINE nurse monitor.creatinine/1/3",
    );
  });

  it.each([
    ["2024-04-10", "none"],
    ["2024-04-11", "24H nurse monitor.cbc/1/1"],
    ["2024-04-16", "24H physician monitor.cbc/1/1"],
  ])("the first blood count is missed at day +3: on %s %s", (asOf, expected) => {
    expect(shown(first, asOf, "monitor.cbc")).toBe(expected);
  });

  it.each([
    ["2024-08-15", "none"],
    ["2024-08-16", "7D physician"],
  ])("with a warning open it is the physician's from +8: on %s %s", (asOf, expected) => {
    const low = result("platelets", on("2024-07-10"), { id: "low", value: 40, recordedAt: "2024-07-10T12:00:00Z" });
    const act: Loose = {
      kind: "signal-acted",
      actedAt: "2024-07-12T12:00:00Z",
      signal: "ITP/low",
      reason: "clumps",
      by: "AB",
    };
    const climbed = (facts: readonly Loose[]): string => {
      const one = task(
        ask([...first, ...done, low, ...facts], asOf, { rulebook: watched }),
        "overdue/monitor.creatinine",
      );
      return one === undefined ? "none" : `${one.urgency} ${one.role}`;
    };
    expect(climbed([])).toBe(expected);
    expect(climbed([{ ...act, action: "acknowledged" }])).toBe(expected);
    expect(climbed([{ ...act, action: "explained" }])).toBe(expected === "none" ? "none" : "ROUTINE nurse");
  });

  it("closes with the next valid result, and stays with a spoilt one", () => {
    expect(shown([...first, ...done, ...creatinine("2024-09-20")], "2024-09-21", "monitor.creatinine")).toBe("none");
    expect(
      shown(
        [...first, ...done, result("creatinine", on("2024-09-20"), { specimen: ["haemolysed"] })],
        "2024-09-21",
        "monitor.creatinine",
      ),
    ).toBe("24H physician monitor.creatinine/1/5");
  });

  // Month-1 blood count missing at day +3 is 24H (resolutions section 2), also after a second course and beside an older debt.
  it("an old debt does not hide the first blood count after the next course", () => {
    const counts = [
      "2024-04-08",
      "2024-05-08",
      "2024-06-08",
      "2024-07-08",
      "2024-08-08",
      "2024-09-08",
      "2024-10-08",
      "2024-11-08",
      "2024-12-08",
      "2025-01-08",
      "2025-02-08",
    ].flatMap((day) => panel("cbc", on(day)));
    const facts = [...first, ...counts, ...course(on("2025-03-20"), 3)]; // number 12, due 2025-03-08, was missed; 2/1 is due 2025-04-22
    expect(shown(facts, "2025-04-24", "monitor.cbc").split(" ")[0]).toBe("7D");
    expect(shown(facts, "2025-04-25", "monitor.cbc").split(" ")[0]).toBe("24H");
  });
});

const waiver = (obligation: string, waivedOn: string): Loose => ({
  kind: "obligation-waived",
  waivedOn,
  obligation,
  reason: "abroad",
  by: "AB",
});

describe("waivers and the task", () => {
  it("a waived debt is no task", () => {
    expect(
      shown([...first, ...done, waiver("monitor.creatinine/1/5", "2024-08-20")], "2024-08-20", "monitor.creatinine"),
    ).toBe("none");
  });

  // Contract section 4, item 2: a debt stands until a valid result or a named waiver. A waiver names one period, not those before it.
  it("a waiver of next month's test does not silence this month's debt", () => {
    expect(
      shown([...first, ...done, waiver("monitor.creatinine/1/6", "2024-08-20")], "2024-08-20", "monitor.creatinine"),
    ).toBe("ROUTINE nurse monitor.creatinine/1/5");
  });
  it("a waiver of a period years ahead does not silence every debt", () => {
    expect(shown([...first, waiver("monitor.creatinine/1/48", "2024-03-10")], "2024-09-01", "monitor.creatinine")).toBe(
      "24H physician monitor.creatinine/1/1",
    );
  });
});

describe("samples to be taken again (resolutions section 1, item 8)", () => {
  const clotted = (day: string) => panel("cbc", on(day), { specimen: ["clotted"] });
  const repeat = (facts: readonly Loose[], asOf: string): string => {
    const one = ask(facts, asOf, { rulebook }).tasks.find((each) => each.key.startsWith("repeat/monitor.cbc"));
    return one === undefined ? "none" : `${one.urgency} ${one.about}`;
  };
  it.each([
    ["2024-03-20", "2024-03-20", "24H monitor.cbc/1/1"],
    ["2024-05-07", "2024-05-07", "24H monitor.cbc/1/2"],
    ["2024-05-08", "2024-05-08", "7D monitor.cbc/1/2"],
  ])("clotted on %s", (day, asOf, expected) => {
    expect(repeat([...first, ...clotted(day)], asOf)).toBe(expected);
  });
  it("is done when the count was repeated", () => {
    expect(repeat([...first, ...clotted("2024-03-20"), ...panel("cbc", on("2024-03-21"))], "2024-03-22")).toBe("none");
  });
  // The task's own words: while its period still lacks the part.
  it("is done when the spoilt part was repeated, even if another part is still lacking", () => {
    const facts = [
      ...first,
      result("platelets", on("2024-03-20"), { specimen: ["clumped"] }),
      result("platelets", on("2024-03-21"), { specimen: ["citrate"] }),
    ];
    expect(repeat(facts, "2024-03-22")).toBe("none");
  });
});
