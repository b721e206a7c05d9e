import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { workUpPlanJson } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { plan } from "./plan.ts";

const example = (name: string): string => path.join(import.meta.dirname, "..", "..", "..", "examples", `${name}.json`);
const ada = (firstInfusion: string, more = {}) => plan(example("ada"), { asOf: "2026-11-21", firstInfusion, ...more });

describe("longwatch plan", () => {
  it("says whether the wished day can be kept, what is to do by when, and what the earliest day waits for", () => {
    const { text, problems } = ada("2026-12-21");
    expect(problems).toEqual([]);
    expect(text).toMatch(/^lw-0001 {2}course 3, first infusion wished on 2026-12-21, as of 2026-11-21/);
    expect(text).toContain("The wished day can be kept");
    expect(text).toMatch(/2026-11-22 +2026-12-19 +[=.]{30} +Full blood count/);
  });

  it("names the earliest day where the wish is too early, and draws no further than that", () => {
    const { text } = ada("2026-11-23");
    expect(text).toContain("The wished day cannot be kept. The earliest is ");
    expect(text).toContain("(too late for the wished day)");
    expect(text).toContain("What the earliest day waits for");
  });

  it("says of what is done whether the time that must follow it is over by the wished day", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "longwatch-plan-"));
    const file = path.join(folder, "vaccinated.json");
    const dose = (givenOn: string) => ({
      id: givenOn,
      kind: "vaccine-given",
      givenOn,
      vaccine: "varicella",
      live: true,
    });
    const serology = { id: "vzv", kind: "result-reported", analyte: "vzv_igg_presence", collectedOn: "2026-09-01" };
    const facts = [{ ...serology, value: "negative" }, dose("2026-10-20"), dose("2026-11-17")];
    const patient = { id: "lw-9", sex: "female", bornOn: "1990-05-01", jurisdiction: "EU" };
    writeFileSync(file, JSON.stringify({ record: 1, patient, facts }));
    const doneFor = (firstInfusion: string): readonly string[] => {
      const lines = plan(file, { asOf: "2026-11-21", firstInfusion }).text.split("\n");
      return lines.slice(lines.indexOf("Done")).filter((line) => line.includes("vaccination"));
    };
    const [early, enough] = [doneFor("2026-12-21"), doneFor("2026-12-29")];
    rmSync(folder, { recursive: true });
    expect(early).toEqual([
      expect.stringMatching(/2026-11-17 +Chickenpox vaccination \(8 days too late for the wished day\)$/),
    ]);
    expect(enough).toEqual([expect.stringMatching(/2026-11-17 +Chickenpox vaccination$/)]);
  });

  it("prints JSON that is what its schema says", () => {
    const parsed = workUpPlanJson.parse(JSON.parse(ada("2026-12-21", { json: true }).text));
    expect(parsed).toMatchObject({ plan: 1, patient: "lw-0001", course: 3, wishedOn: "2026-12-21", attainable: true });
  });

  it.each([
    ["no date", "2026-02-30", "date-impossible"],
    ["a day that is over", "2026-11-20", "value-not-allowed"],
  ])("refuses %s", (_, day, code) => {
    const { text, problems } = ada(day);
    expect(text).toBe("");
    expect(problems).toMatchObject([{ file: "--first-infusion", issues: [{ code }] }]);
  });
});
