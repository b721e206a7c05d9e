import { describe, expect, it } from "vitest";
import { on } from "../testing/ask.ts";
import { twentyPeople } from "../testing/cohort-people.ts";
import { cohortTable } from "./cohort-table.ts";
import { cohortFigureNames, drawCohort } from "./drawing/draw-cohort.ts";
import { cohortCsv, cohortMarkdown, cohortText } from "./written-table.ts";

const tableOf = (strata: readonly string[]) =>
  cohortTable(twentyPeople, strata, {
    asOf: on("2025-06-01"),
    by: "list",
    worsening: "care-ms-cdw6",
    leastShown: 0,
    outside: 2,
  });
const table = tableOf(twentyPeople.map(({ sex }) => sex));
const spanish = { language: "es", phrases: new Map([["Lymphocytes", "Linfocitos"]]) } as const;

describe("a table as it is written", () => {
  it.each([
    ["text", () => cohortText(table)],
    ["md", () => cohortMarkdown(table)],
    ["es.md", () => cohortMarkdown(table, spanish)],
    ["csv", () => cohortCsv(table)],
  ])("%s", async (name, written) => {
    await expect(written()).toMatchFileSnapshot(`twenty-people.golden.${name}`);
  });

  it("what a list calls a group can neither leave its cell nor run", () => {
    const nasty = tableOf(twentyPeople.map((_, i) => (i < 10 ? '=1+1,"x"' : "<b>|bold|</b>")));
    expect(cohortCsv(nasty)).toContain(`,"'=1+1,""x""",`);
    expect(cohortMarkdown(nasty)).toContain("\\<b\\>\\|bold\\|\\</b\\>");
    const drawing = drawCohort(nasty, "relapses")!;
    expect(drawing).toContain("&lt;b&gt;|bold|&lt;/b&gt;");
    expect(drawing).not.toContain("<b>");
  });
});

describe("figures", () => {
  it.each(cohortFigureNames)("%s, as it was when somebody looked at it", async (name) => {
    await expect(drawCohort(table, name)).toMatchFileSnapshot(`drawing/${name}.golden.svg`);
  });

  it("each bears its title and its definition, and on a screen neither as a line", () => {
    const paper = drawCohort(table, "worsening")!;
    expect(paper).toMatch(
      /<title>Confirmed worsening<\/title><desc>care-ms-cdw6, version 1: .*Each line ends where fewer than 5/,
    );
    expect(paper.match(/care-ms-cdw6/g)).toHaveLength(2);
    expect(drawCohort(table, "worsening", spanish, "screen")!.match(/care-ms-cdw6/g)).toHaveLength(1);
  });

  it("of nobody there is none", () => {
    const nobody = cohortTable([], [], {
      asOf: table.asOf,
      by: "none",
      worsening: "trial-cdw3",
      leastShown: 0,
      outside: 0,
    });
    expect(cohortFigureNames.map((name) => drawCohort(nobody, name))).toEqual(cohortFigureNames.map(() => undefined));
  });
});
