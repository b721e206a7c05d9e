import { describe, expect, it } from "vitest";
import type { Loose } from "../testing/panel.ts";
import { answerAt, lab } from "../testing/signals.ts";

describe("samples running", () => {
  const spoilt = (on: string, remark = "haemolysed"): Loose => lab("haemoglobin", on, 134, { specimen: [remark] });
  const twice = (finding: string) =>
    ({ kind: "again", times: 2, withinDays: 45, of: { kind: "finding", anyOf: [finding] } }) as const;
  const first = spoilt("2024-05-01");
  const strip = (on: string, changes: Readonly<Record<string, unknown>>): Loose =>
    lab("urine_blood_dipstick", on, "2+", { unit: undefined, ...changes });

  it.each<[string, readonly Loose[], string]>([
    ["nothing between", [], "yes"],
    ["a good one between", [lab("haemoglobin", "2024-05-15", 134)], "no"],
    ["a good one of another analyte between", [lab("creatinine", "2024-05-15", 60)], "no"],
    ["a good one of the first day", [lab("creatinine", "2024-05-01", 60)], "yes"],
    ["a good one of the second day", [lab("creatinine", "2024-06-01", 60)], "yes"],
    ["another spoilt otherwise between", [spoilt("2024-05-15", "clotted")], "yes"],
    ["urine between", [strip("2024-05-15", {})], "yes"],
  ])("%s: %s", (_, between, expected) => {
    const facts = [first, ...between, spoilt("2024-06-01")];
    expect(answerAt(twice("haemolysed"), facts, "haemoglobin-2024-06-01")).toBe(expected);
  });

  it("looks at the newest gap of three, too", () => {
    const facts = [
      spoilt("2024-05-01"),
      spoilt("2024-05-10"),
      lab("creatinine", "2024-05-05", 60),
      spoilt("2024-06-01"),
    ];
    expect(answerAt(twice("haemolysed"), facts, "haemoglobin-2024-06-01")).toBe("yes");
  });

  it("takes urine of somebody who bleeds as marked, and blood not", () => {
    const bleeding = { context: { bleedingNow: true } };
    const asked = (...facts: readonly Loose[]): string =>
      answerAt(twice("menstruating"), facts, "urine_blood_dipstick-2024-06-01");
    expect(asked(strip("2024-05-04", bleeding), strip("2024-06-01", { specimen: ["menstruating"] }))).toBe("yes");
    expect(asked(strip("2024-05-04", { context: { bleedingNow: "no" } }), strip("2024-06-01", bleeding))).toBe("no");
    expect(asked(lab("creatinine", "2024-05-04", 60, bleeding), strip("2024-06-01", bleeding))).toBe("no");
  });
});
