import { expect, test } from "vitest";
import { summaryOf } from "./summary.ts";

test.each([
  [["monitor.cbc", "monitor.creatinine"], "Blood test"],
  [["monitor.urinalysis"], "Urine test"],
  [["monitor.urinalysis", "monitor.tsh"], "Blood and urine test"],
  [["monitor.skin"], "Check-up"],
  [["monitor.cbc", "monitor.cervical"], "Blood test and check-up"],
  [["monitor.something-new"], "Check-up"],
  [["constructor"], "Check-up"],
])("%j: %s", (rules, words) => {
  expect(summaryOf(rules)).toBe(words);
});
