import { describe, expect, it } from "vitest";
import { protocolSample } from "../../testing/protocol-sample.ts";
import { realProtocols } from "../../testing/protocols.ts";
import { describeProtocol } from "../describe.ts";
import type { ReconstitutionReference } from "../reconstitution.ts";
import { checkConfidence } from "./confidence.ts";
import { checkReconstitution } from "./reconstitution.ts";
import { checkSentences } from "./sentences.ts";
import { checkSources } from "./sources.ts";

const context = { references: new Set(["S1"]), policies: [], names: new Set<string>() };
const cited = { basis: "E" as const, confidence: "V1" as const, sources: [{ ref: "S1" }] };
const table: ReconstitutionReference["tables"][number] = {
  id: "cd4.first",
  analyte: "cd4",
  unit: "10*9/L",
  courses: "first",
  says: "CD4 after course 1.",
  ...cited,
  months: [
    { month: 1, mean: 0.04, sd: 0.06 },
    { month: 3, mean: 0.1, sd: 0.07 },
  ],
};
const back: ReconstitutionReference["milestones"][number] = {
  id: "cd4.back",
  analyte: "cd4",
  courses: "first",
  kind: "time-to-limit",
  limit: { value: 0.4, unit: "10*9/L" },
  measure: "median",
  months: 35,
  says: "CD4 took long to come back.",
  ...cited,
};
const sample = (more: Partial<ReconstitutionReference>) =>
  protocolSample({
    reconstitution: {
      says: "It informs.",
      band: { kind: "central-95-of-log-normal", reachMonths: 0.5, says: "How it is made.", ...cited },
      milestoneReachMonths: 1,
      tables: [table],
      milestones: [back],
      ...more,
    },
  });
const problems = (more: Partial<ReconstitutionReference>): readonly string[] =>
  [checkReconstitution, checkSources, checkSentences, checkConfidence]
    .flatMap((check) => check(sample(more), context))
    .map(({ code, at }) => `${code} ${at}`)
    .filter((one) => one.includes("/reconstitution"));

describe("a published course of lymphocytes", () => {
  it.each<[string, Partial<ReconstitutionReference>, readonly string[]]>([
    ["is well as it is", {}, []],
    [
      "names an analyte",
      { tables: [{ ...table, analyte: "cd44" }] },
      ["analyte-unknown /reconstitution/tables/0/analyte"],
    ],
    ["in its own unit", { tables: [{ ...table, unit: "/uL" }] }, ["unit-unfit /reconstitution/tables/0/unit"]],
    [
      "with rising months",
      { tables: [{ ...table, months: [...table.months].reverse() }] },
      ["value-not-allowed /reconstitution/tables/0/months/1/month"],
    ],
    ["each table once", { tables: [table, table] }, ["protocol-rule-duplicate /reconstitution/tables/1"]],
    ["each milestone once", { milestones: [back, back] }, ["protocol-rule-duplicate /reconstitution/milestones/1/id"]],
    [
      "with sources that are known",
      { milestones: [{ ...back, sources: [{ ref: "S9" }] }] },
      ["source-unknown /reconstitution/milestones/0/sources/0"],
    ],
    [
      "a limit in the analyte's unit",
      { milestones: [{ ...back, limit: { value: 400, unit: "/uL" } }] as (typeof back)[] },
      ["unit-unfit /reconstitution/milestones/0/limit/unit"],
    ],
  ])("%s", (_, more, expected) => {
    expect(problems(more)).toHaveLength(expected.length);
    for (const [i, one] of expected.entries()) expect(problems(more)[i]).toContain(one.split(" ")[1]);
  });

  it("stands in the sheet with every figure, the band that is made of it, its basis and its source", () => {
    const shipped = realProtocols.find((one) => one.protocol === "lymphocyte-reconstitution")!;
    const sheet = describeProtocol(shipped, [{ id: "SS-S17", title: "A table" }], "en");
    expect(sheet).toContain("| 12 | 0.28 | 0.14 | 0.099 | 0.25 | 0.63 |");
    expect(sheet).toContain("A table");
    for (const { says } of shipped.reconstitution!.milestones) expect(sheet).toContain(says);
    expect(sheet).toContain("P: proposed, to be decided");
  });
});
