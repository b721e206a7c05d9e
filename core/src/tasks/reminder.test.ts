import { describe, expect, it } from "vitest";
import { ask, on } from "../testing/ask.ts";
import { course, result } from "../testing/panel.ts";

const first = course(on("2024-03-04"), 5); // creatinine number 1 is due on 2024-04-08
const has = (asOf: string, ...more: readonly ReturnType<typeof result>[]): boolean =>
  ask([...first, ...more], asOf).tasks.some((task) => task.key === "reminder/monitor.creatinine");

// resolutions.md section 4
describe("the reminder", () => {
  it.each([
    ["2024-04-12", false],
    ["2024-04-13", true],
    ["2024-04-15", true],
    ["2024-04-16", false],
  ])("on %s: %s", (asOf, expected) => {
    expect(has(asOf)).toBe(expected);
  });

  it("is not needed once the test is done", () => {
    expect(has("2024-04-14", result("creatinine", on("2024-04-14")))).toBe(false);
  });
});
