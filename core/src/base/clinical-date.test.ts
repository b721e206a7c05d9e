import { describe, expect, it } from "vitest";
import { formatClinicalDate, isExact, parseClinicalDate } from "./clinical-date.ts";

describe("clinical dates", () => {
  it.each([
    ["2024-02-29", "2024-02-29"],
    ["2024-02", "2024-02-01…2024-02-29"],
    ["2023-02", "2023-02-01…2023-02-28"],
    ["2023", "2023-01-01…2023-12-31"],
    ["0001", "0001-01-01…0001-12-31"],
  ])("%s is %s", (text, shown) => {
    const date = parseClinicalDate(text)!;
    expect(formatClinicalDate(date)).toBe(shown);
    expect(isExact(date)).toBe(text.length === 10);
  });

  it.each(["0000", "2024-00", "2024-13", "2024-2", "202", "2024-02-30", "2024-", "24", "2024-02-1", "", "0000-01"])(
    "%j is none",
    (text) => {
      expect(parseClinicalDate(text)).toBeUndefined();
    },
  );
});
