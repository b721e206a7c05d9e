import { describe, expect, it } from "vitest";
import { addMonths } from "../base/calendar.ts";
import { compileRulebook } from "../protocol/rulebook.ts";
import { ask, on } from "../testing/ask.ts";
import { course, result } from "../testing/panel.ts";
import { every, handParameters, protocolOf } from "../testing/rulebook.ts";

const infusions = course(on("2024-03-04"), 5);
const rules = [every("monitor.creatinine", { months: 1 })];
const rulebook = compileRulebook([protocolOf({ protocol: "one-eu", rules, parameters: handParameters }, "2013-01-01")]);
const monthly = (count: number) =>
  Array.from({ length: count }, (_, i) => result("creatinine", addMonths(on("2024-03-08"), i + 1)));
const gap = (facts: Parameters<typeof ask>[0], asOf: string): number =>
  ask([...infusions, ...facts], asOf, { rulebook }).coverage[0]!.longestGapDays;

describe("the longest gap", () => {
  it("is a month where every month has its test", () => {
    expect(gap(monthly(48), "2028-03-10")).toBe(31);
  });
  it("does not grow by tests that come when nothing is due any more", () => {
    const later = [result("creatinine", on("2029-06-01")), result("creatinine", on("2033-01-01"))];
    expect(gap([...monthly(48), ...later], "2034-01-01")).toBe(31);
  });
  it("counts a late last test from the one before", () => {
    expect(gap([...monthly(47), result("creatinine", on("2028-06-08"))], "2034-01-01")).toBe(121);
  });
  it("is open to the last due day while the last test is wanting", () => {
    expect(gap(monthly(46), "2030-01-01")).toBe(60);
  });
});
