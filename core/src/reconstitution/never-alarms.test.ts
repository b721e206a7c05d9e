import { describe, expect, it } from "vitest";
import { addDays, addMonths, formatDay } from "../base/calendar.ts";
import { compileRulebook } from "../protocol/rulebook.ts";
import { ask, on } from "../testing/ask.ts";
import { course, type Loose, result } from "../testing/panel.ts";
import { realProtocols } from "../testing/protocols.ts";

const rulebook = compileRulebook(realProtocols);
const first = course(on("2024-05-27"), 5);
const last = on("2024-05-31");
const signals = (facts: readonly Loose[]): readonly string[] =>
  ask([...first, ...facts], "2028-05-31", { rulebook }).signals.signals.map(
    (one) => `${one.signal} ${one.inForce.rule.id}`,
  );
const at = (analyte: string, month: number, value: number) =>
  result(analyte, addMonths(last, month), { value, unit: "10*9/L" });

// The band informs, it does not judge: safety-signals.md sections 1.14, 2.6 and 4.3
describe("lymphocytes that are few because the medicine took them", () => {
  it.each(["cd4", "cd8", "cd19"])(
    "%s raises nothing, however low or high, below a band or above, in any month",
    (analyte) => {
      const facts = [0, 0.001, 0.04, 0.2, 0.9, 3].flatMap((value, i) =>
        Array.from({ length: 47 }, (_, month) =>
          result(analyte, addDays(addMonths(last, month), i + 1), { value, unit: "10*9/L" }),
        ),
      );
      expect(signals(facts)).toEqual([]);
    },
  );

  it.each([
    [1, 0.02],
    [1, 0.99],
    [3, 0.1],
    [6, 0.05],
    [12, 0.2],
    [24, 0.7],
    [47, 0.99],
  ])("total lymphocytes at month %s of %s raise nothing", (month, value) => {
    expect(signals([at("lymphocytes", month, value)])).toEqual([]);
  });

  it("two findings do, and they are rules of their own: too few for too long, and no fall at all", () => {
    expect(signals([at("lymphocytes", 7, 0.19)])).toHaveLength(1);
    expect(signals([at("lymphocytes", 1, 1.01)])).toHaveLength(1);
  });

  it("a count outside its band makes no task and leaves no question", () => {
    const plain = ask(first, "2024-12-15", { rulebook });
    const low = ask([...first, at("cd8", 6, 0.001)], "2024-12-15", { rulebook });
    expect(low.tasks).toEqual(plain.tasks);
    expect(low.cannotTell).toEqual(plain.cannotTell);
    expect(formatDay(low.nextChangeOn)).toBe(formatDay(plain.nextChangeOn));
  });
});
