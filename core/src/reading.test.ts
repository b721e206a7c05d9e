import { describe, expect, it } from "vitest";
import { readingOf } from "./reading.ts";
import { ask, on } from "./testing/ask.ts";
import { type Loose, result } from "./testing/panel.ts";

const day = on("2026-03-02");
function read(analyte: string, changes: object, sex = "female", more: readonly Loose[] = []) {
  const { facts, patient } = ask([result(analyte, day, { id: "r", ...changes }), ...more], "2026-03-03");
  const fact = facts.all.find(({ id }) => id === "r");
  if (fact?.kind !== "result-reported") throw new Error("no result");
  return readingOf(fact, { ...patient, sex: sex as "female" }, facts);
}

describe("how a result reads", () => {
  it.each<[string, string, object, string, string]>([
    ["below the general range", "platelets", { value: 149, unit: "10*9/L" }, "low", "default"],
    ["at its lower end", "platelets", { value: 150, unit: "10*9/L" }, "inside", "default"],
    ["at its upper end", "platelets", { value: 400, unit: "10*9/L" }, "inside", "default"],
    ["above it", "platelets", { value: 401, unit: "10*9/L" }, "high", "default"],
    ["in another unit", "platelets", { value: 149_000, unit: "/uL" }, "low", "default"],
    [
      "by the laboratory's own range",
      "platelets",
      { value: 149, unit: "10*9/L", refLow: 140, refHigh: 390 },
      "inside",
      "laboratory",
    ],
    [
      "by the laboratory's range in its unit",
      "platelets",
      { value: 139_000, unit: "/uL", refLow: 140_000 },
      "low",
      "laboratory",
    ],
    ["less than a number that is low", "tsh", { value: 0.27, unit: "m[IU]/L", comparator: "<" }, "low", "default"],
    [
      "at most a number that is inside",
      "tsh",
      { value: 0.27, unit: "m[IU]/L", comparator: "<=" },
      "cannot-tell",
      "default",
    ],
    ["more than a number that is high", "tsh", { value: 100, unit: "m[IU]/L", comparator: ">" }, "high", "default"],
    [
      "more than a number that is inside",
      "tsh",
      { value: 2, unit: "m[IU]/L", comparator: ">" },
      "cannot-tell",
      "default",
    ],
  ])("%s", (_what, analyte, changes, is, from) => {
    expect(read(analyte, changes)).toMatchObject({ is, range: { from } });
  });

  it("is held against what the ranges of both sexes have in common where the sex is not known, and against no general range in pregnancy", () => {
    expect(read("haemoglobin", { value: 120, unit: "g/L" }, "male")).toMatchObject({ is: "low" });
    expect(read("haemoglobin", { value: 120, unit: "g/L" }, "female")).toMatchObject({ is: "inside" });
    expect(read("haemoglobin", { value: 120, unit: "g/L" }, "unknown")).toMatchObject({ is: "cannot-tell" });
    expect(read("haemoglobin", { value: 110, unit: "g/L" }, "unknown")).toMatchObject({ is: "low" });
    const pregnant = { kind: "pregnancy-recorded", confirmedOn: "2026-02-01" } as const;
    expect(read("tsh", { value: 9, unit: "m[IU]/L" }, "female", [pregnant])).toMatchObject({ is: "cannot-tell" });
    expect(read("platelets", { value: 9, unit: "10*9/L" }, "female", [pregnant])).toMatchObject({ is: "low" });
  });

  it("questions what a slip of unit would explain, and says nothing of what is no number", () => {
    expect(read("ft4", { value: 1.2, unit: "pmol/L" })).toMatchObject({ isQuestionable: true, likelyUnit: "ng/dL" });
    // By the slipped unit's own range it lies inside, and it is not drawn as if it did.
    const slipped = { value: 1.2, unit: "pmol/L", refLow: 0.8, refHigh: 1.8 };
    expect(read("ft4", slipped)).toMatchObject({ is: "cannot-tell", isQuestionable: true });
    expect(read("urine_protein_dipstick", { value: "1+", unit: undefined })).toBeUndefined();
  });
});
