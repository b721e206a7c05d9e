import { describe, expect, it } from "vitest";
import { ask, on } from "../testing/ask.ts";
import { course, type Loose } from "../testing/panel.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { lab } from "../testing/signals.ts";

const before = [
  lab("platelets", "2025-02-20", 250, { unit: "10*9/L" }),
  lab("creatinine", "2025-02-20", 60, { unit: "umol/L" }),
];
const treated = course(on("2025-03-03"), 5);
const states = (facts: readonly Loose[], asOf: string): readonly string[] =>
  ask([...before, ...treated, ...facts], asOf, { rulebook: realRulebook }).signals.signals.map(
    (one) => `${one.key} ${one.rule} ${one.state}`,
  );

describe("a repeat at which a rule of the signal is met and stands back for another closes nothing", () => {
  it("platelets that fell by 38 per cent in the first days of a course, after ITP-6", () => {
    const first = lab("platelets", "2025-12-01", 165);
    const second = course(on("2026-03-02"), 3);
    expect(states([first, ...second, lab("platelets", "2026-03-09", 155)], "2026-03-10")).toEqual([
      "ITP/platelets-2025-12-01 ITP-6 open",
      "INFUSION_PLATELET_DROP/platelets-2026-03-09 ITP-T open",
    ]);
    expect(states([first, ...second, lab("platelets", "2026-03-09", 240)], "2026-03-10")).toEqual([
      "ITP/platelets-2025-12-01 ITP-6 resolved",
    ]);
  });

  it("creatinine in range with blood in the urine, which is anti-GBM disease at once, after REN-4", () => {
    const facts = [
      lab("creatinine", "2026-03-02", 74),
      lab("creatinine", "2026-03-09", 77),
      { ...lab("urine_blood_dipstick", "2026-03-09", "2+"), unit: undefined },
    ];
    const found = states(facts, "2026-03-10");
    expect(found.filter((one) => one.startsWith("NEPHROPATHY/creatinine-2026-03-02"))).toEqual([
      "NEPHROPATHY/creatinine-2026-03-02 REN-4 open",
    ]);
    expect(found.filter((one) => one.startsWith("ANTI_GBM"))).not.toEqual([]);
  });
});
