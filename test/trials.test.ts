import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { quoted, trialsReport } from "../scripts/trials/report.ts";
import { simulatedTrial } from "../scripts/trials/simulated.ts";
import { loadEvidence } from "../server/src/evidence/load.ts";

const loaded = loadEvidence();
if (!loaded.ok) throw new Error("the evidence base cannot be read");
const evidence = loaded.value.base;
const kept = readFileSync(path.join(import.meta.dirname, "../docs/reports/trials.md"), "utf8");

/** Each row without what was simulated, which turns on the number of people. */
const published = (report: string): readonly string[] =>
  report
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split(" | ").slice(0, -1).join(" | "));

it("the report says of both trials what the evidence base says, and is written as the script writes it", () => {
  const few = {
    "care-ms-1": simulatedTrial("care-ms-1", 3, () => {}),
    "care-ms-2": simulatedTrial("care-ms-2", 3, () => {}),
  };
  const report = trialsReport(few, evidence, 3);
  expect(published(kept)).toEqual(published(report));
  expect(kept.split("\n")[0]).toBe(report.split("\n")[0]);
  expect(few["care-ms-1"].strata).toEqual(["interferon-beta-1a", "alemtuzumab", "all"]);
}, 120_000);

it("49 and 42 per cent stand with trial, comparator and time; what was not significant is called no reduction", () => {
  const text = quoted(evidence);
  expect(kept).toContain(text);
  expect(text).toContain(
    "49 % fewer relapses**: CARE-MS II, against subcutaneous interferon-beta-1a, 24 months. It is 1 − 0.51",
  );
  expect(text).toContain(
    "42 % less confirmed worsening**: CARE-MS II, against subcutaneous interferon-beta-1a, 24 months. It is 1 − 0.58",
  );
  expect(text).toContain("No significant difference of confirmed worsening**: CARE-MS I");
  expect(text).not.toContain("30 %");
});
