import { describe, expect, it } from "vitest";
import { ask, on } from "../testing/ask.ts";
import { course, type Loose, panel, result } from "../testing/panel.ts";

const first = course(on("2024-03-04"), 5); // last infusion 2024-03-08
const day = "2024-09-09"; // far from any infusion

/** A blood count of that day whose platelets could not be used. */
const spoilt = (remark: string, platelets: number | undefined): readonly Loose[] => [
  ...panel("cbc", on(day)).filter((one) => one["analyte"] !== "platelets"),
  result("platelets", on(day), { specimen: [remark], value: platelets }),
];
const shown = (facts: readonly Loose[]): string => {
  const one = ask([...first, ...facts], "2024-09-10").tasks.find((task) => task.key.startsWith("repeat/monitor.cbc/"));
  return one === undefined ? "none" : `${one.urgency} in ${one.deadlineOn! - on(day)} days`;
};

// resolutions.md section 1, item 8; safety-signals.md GEN-5
describe("a platelet count that could not be used, months after the course", () => {
  it.each([
    ["clumped", 180, "7D in 7 days"],
    ["clumped", 100, "7D in 7 days"],
    ["clumped", 99, "24H in 1 days"],
    ["clotted", 99, "24H in 1 days"],
    ["haemolysed", 180, "7D in 3 days"],
  ])("%s, printed %i: %s", (remark, printed, expected) => {
    expect(shown(spoilt(remark, printed))).toBe(expected);
  });

  it("that has halved since the last valid one is repeated the next day", () => {
    const before = panel("cbc", on("2024-08-08")).map((one) =>
      one["analyte"] === "platelets" ? { ...one, value: 320 } : one,
    );
    expect(shown([...before, ...spoilt("clumped", 161)])).toBe("7D in 7 days");
    expect(shown([...before, ...spoilt("clumped", 160)])).toBe("24H in 1 days");
  });
});
