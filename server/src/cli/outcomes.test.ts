import path from "node:path";
import { personOutcomesJson } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { outcomes } from "./outcomes.ts";

const example = (name: string): string => path.join(import.meta.dirname, "..", "..", "..", "examples", `${name}.json`);
const asOf = "2026-11-21";

describe("longwatch outcomes", () => {
  it.each(["ada", "hugo", "dimitri"])("prints of %s what its golden file holds", async (name) => {
    const { text, problems } = outcomes(example(name), { asOf });
    expect(problems).toEqual([]);
    await expect(text).toMatchFileSnapshot(`testing/outcomes-${name}.golden.txt`);
  });

  it("names the definition under the answer, and answers by another", () => {
    const clinic = outcomes(example("gwen"), { asOf: "2024-09-01" }).text;
    const trial = outcomes(example("gwen"), { asOf: "2024-09-01", preset: "care-ms-cdw6" }).text;
    expect(clinic).toContain("The definition: clinic, version 1");
    expect(trial).toContain("The definition: care-ms-cdw6, version 1");
    expect(trial).toContain("168 days or more");
  });

  it("has the same as JSON", () => {
    const { text } = outcomes(example("ada"), { asOf, json: true });
    const json = personOutcomesJson.parse(JSON.parse(text));
    expect(json).toMatchObject({ patient: "lw-0001", asOf, knownAt: null, definition: { name: "clinic", version: 1 } });
    expect(json.since.map(({ change }) => change.verdict)).toEqual(["stable", "stable"]);
  });

  it("knows only what was known", () => {
    const then = outcomes(example("ada"), { asOf, knownAt: "2025-06-01T00:00:00Z", json: true });
    const json = personOutcomesJson.parse(JSON.parse(then.text));
    expect(json.knownAt).toBe("2025-06-01T00:00:00Z");
    expect(json.readings.edss.every(({ on }) => on < "2025-06-01")).toBe(true);
  });

  it("refuses a definition that there is not, with those that there are", () => {
    const { text, problems } = outcomes(example("ada"), { asOf, preset: "clinics" });
    expect(text).toBe("");
    expect(problems[0]!.issues[0]!).toMatchObject({ code: "value-not-allowed", saw: '"clinics"' });
    expect(problems[0]!.issues[0]!.remedy).toContain("care-ms-cdw6");
  });

  it("says what is wrong with a record that it cannot read", () => {
    expect(outcomes("nowhere.json", { asOf }).problems[0]!.issues[0]!.code).toBe("text-unreadable");
  });
});
