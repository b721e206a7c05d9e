import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCohort } from "./cohort/run-cohort.ts";

const folder = mkdtempSync(path.join(tmpdir(), "longwatch-cohort-"));
const records = path.join(folder, "cohort.ndjson");
const usual = {
  asOf: "2026-01-01",
  by: "none",
  preset: "care-ms-cdw6",
  hideBelow: "0",
  format: "text",
  language: "en",
};

/** Twelve invented people; the odd ones had a comparator instead, and every third a relapse. */
const people = Array.from({ length: 12 }, (_, i) => {
  const start = `2021-0${1 + (i % 9)}-10`;
  const common = { recordedAt: "2021-01-01T09:00:00Z", by: "nurse-1" };
  const treated = { ...common, kind: "infusion-given", infusedOn: start, drug: "alemtuzumab", doseMg: 12 };
  const compared = { ...common, kind: "therapy-recorded", drug: "interferon beta-1a", startedOn: start };
  const score = (scoredOn: string, value: number) => ({ ...common, kind: "edss-scored", scoredOn, score: value });
  const facts = [
    i % 2 === 0 ? treated : compared,
    score("2021-01-05", 2),
    score("2022-02-01", i % 4 === 1 ? 3.5 : 2),
    score("2022-10-01", i % 4 === 1 ? 3.5 : 1.5),
    score("2024-02-01", i % 4 === 1 ? 4 : 2),
    ...(i % 3 === 0 ? [{ ...common, kind: "relapse-occurred", startedOn: "2022-05-05" }] : []),
  ];
  return {
    record: 1,
    patient: { id: `p-${i}`, sex: i < 6 ? "female" : "male", bornOn: "1988-03-01", jurisdiction: "EU" },
    facts,
  };
});

beforeAll(() => writeFileSync(records, `${people.map((one) => JSON.stringify(one)).join("\n")}\n`));
afterAll(() => rmSync(folder, { recursive: true }));

describe("longwatch cohort", () => {
  it.each(["text", "md", "csv", "json"])("prints the table as %s", async (format) => {
    const { text, problems } = await runCohort(records, {
      ...usual,
      format,
      by: "treatment",
      comparator: "interferon-beta-1a",
    });
    expect(problems).toEqual([]);
    await expect(text).toMatchFileSnapshot(`cohort/twelve-people.golden.${format}`);
  });

  it("says who is in no figure: without the comparison, those who never had the therapy", async () => {
    const { text } = await runCohort(records, usual);
    expect(text).toContain("6 people in the table. 6 more are in no figure");
  });

  it("a bad record is listed with its line, the others are counted, and the table says so", async () => {
    const bad = path.join(folder, "bad.ndjson");
    const lines = [JSON.stringify(people[0]), "{", JSON.stringify({ ...people[2], facts: [{ kind: "no-such" }] })];
    writeFileSync(bad, [...lines, JSON.stringify(people[0]), "", JSON.stringify(people[4])].join("\n"));
    const { text, problems } = await runCohort(bad, usual);
    expect(problems.map(({ file }) => file.slice(folder.length + 1))).toEqual([
      "bad.ndjson, line 2",
      "bad.ndjson, line 3",
      "bad.ndjson, line 4",
    ]);
    expect(problems.flatMap(({ issues }) => issues).every(({ severity }) => severity === "error")).toBe(true);
    expect(text).toContain("2 people in the table.");
    expect(text).toContain("3 records could not be read and are in no figure.");
    expect(JSON.parse((await runCohort(bad, { ...usual, format: "json" })).text)).toMatchObject({
      unread: 3,
      people: 2,
    });
  });

  it("reads a folder of records as well, and no folder or file is no table", async () => {
    const some = mkdtempSync(path.join(folder, "records-"));
    for (const one of people.slice(0, 4)) writeFileSync(path.join(some, `${one.patient.id}.json`), JSON.stringify(one));
    expect((await runCohort(some, usual)).text).toContain("2 people in the table. 2 more");
    for (const none of [path.join(folder, "none"), path.join(folder, "none.ndjson")]) {
      const { text, problems } = await runCohort(none, usual);
      expect(text).toBe("");
      expect(problems).toHaveLength(1);
    }
  });

  it("divides by a list of one's own; who is not in it is in no figure, and a list that contradicts itself is refused", async () => {
    const list = path.join(folder, "strata.csv");
    writeFileSync(list, 'id;group\np-0;"early"\np-2;late\np-4;late\n');
    const { text } = await runCohort(records, { ...usual, strata: list, reference: "late" });
    expect(text).toContain("3 people in the table. 6 more");
    expect(text).toContain("3 more are in no figure: the list that was brought puts them in no group.");
    expect(text).toMatch(/\nFigure +late +early +all\n/);
    writeFileSync(list, "id,group\np-0,early\np-0,late\nalone\np-2,all\n");
    const { problems } = await runCohort(records, { ...usual, strata: list });
    expect(problems.flatMap(({ issues }) => issues.map(({ at }) => at))).toEqual(["line 3", "line 4", "line 5"]);
  });

  it("a group that nobody is in is nothing to compare with", async () => {
    const { text, problems } = await runCohort(records, { ...usual, by: "sex", reference: "mael" });
    expect(text).toBe("");
    expect(problems).toMatchObject([{ file: "--reference", issues: [{ saw: '"mael"' }] }]);
    expect(problems[0]!.issues[0]!.remedy).toContain("female, male");
  });

  it("says all that it was asked, as text and in every row of the CSV", async () => {
    const asked = { ...usual, years: "2", comparator: "Rebif", knownAt: "2026-01-01T00:00:00Z", hideBelow: "2" };
    const { text } = await runCohort(records, asked);
    for (const note of [
      "Followed for 2 years",
      "Time on Rebif",
      "As it was known at 2026-01-01T00:00:00",
      "fewer than 2",
    ])
      expect(text).toContain(note);
    const csv = (await runCohort(records, { ...asked, format: "csv" })).text.trimEnd().split("\r\n");
    expect(csv[0]).toMatch(/,as_of,by,hide_below,years,comparator,policy,known_at$/);
    for (const row of csv.slice(1)) expect(row).toMatch(/,2026-01-01,none,2,2,Rebif,,2026-01-01T00:00:00[.0]*Z$/);
  });

  it("nobody was known before anything was written down", async () => {
    const { text } = await runCohort(records, { ...usual, knownAt: "2020-01-01T00:00:00Z" });
    expect(text).toContain("0 people in the table. 12 more");
  });

  it("looks at so many years only, as if nothing later were known", async () => {
    const { text } = await runCohort(records, { ...usual, years: "1" });
    expect(text).toMatch(/\nRelapses +1\n/);
    expect(text).not.toContain("at 2 years");
  });

  it.each([
    ["asOf", "2026-02-30", "--as-of"],
    ["by", "colour", "--by"],
    ["knownAt", "yesterday", "--known-at"],
    ["preset", "clinic", "--preset"],
    ["format", "pdf", "--format"],
    ["language", "de", "--language"],
    ["years", "0", "--years"],
    ["hideBelow", "-1", "--hide-below"],
  ])("refuses %s %s", async (name, value, option) => {
    const { text, problems } = await runCohort(records, { ...usual, [name]: value });
    expect(text).toBe("");
    expect(problems.map(({ file }) => file)).toEqual([option]);
  });

  it("draws the figures into a folder, whole, and leaves out what nobody is in", async () => {
    const figures = path.join(folder, "figures");
    await runCohort(records, { ...usual, figures, language: "es" });
    expect(readdirSync(figures).toSorted()).toEqual([
      "adverse-events.svg",
      "edss-change.svg",
      "first-relapse.svg",
      "improvement.svg",
      "monitoring.svg",
      "relapses.svg",
      "worsening.svg",
    ]);
    expect(readFileSync(path.join(figures, "relapses.svg"), "utf8")).toContain("<title>Tasa de brotes</title>");
  });
});
