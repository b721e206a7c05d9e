import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { back, factsOf } from "../../../../core/src/testing/candidates.ts";
import { cohortDiff } from "./cohort-diff.ts";
import { diff } from "./diff.ts";

const day = "2019-04-12";
const [older, interim] = ["alemtuzumab-eu@2018", "alemtuzumab-eu@2019-04-interim"];
const folder = mkdtempSync(path.join(tmpdir(), "longwatch-cohort-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: unknown): void =>
  writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
const person = (id: string, jurisdiction: string, failed: "one" | "two") => ({
  record: 1,
  patient: { id, sex: "female", bornOn: back(day, 420), jurisdiction },
  facts: factsOf(day, {
    without: failed === "one" ? ["drug-fingolimod"] : [],
    answers: { "other-therapies-unsuitable": "no" },
  }),
});
beforeAll(() => {
  write("b.json", person("p-2", "EU", "one"));
  write("a.json", person("p-1", "EU", "one"));
  write("c.json", person("p-3", "EU", "two"));
  write("d.json", person("p-4", "US", "one"));
});
const asked = (more: object = {}) => cohortDiff(older!, interim!, { cohort: folder, asOf: day, json: true, ...more });

describe("protocol diff --cohort", () => {
  test("a line for each person who would be affected, in the order of the files, and the sums", () => {
    const { text, problems } = asked({ json: false });
    expect(problems).toEqual([]);
    expect(text).toContain("4 people: 2 would have something else to do, or be told another answer;");
    expect(text).toContain("1 live under other rules.");
    const rows = text.split("\n").filter((line) => /^p-\d /.test(line));
    expect(rows.map((line) => line.split(/ {2,}/).slice(0, 2))).toEqual([
      ["p-1", "yes → no (label)"],
      ["p-2", "yes → no (label)"],
    ]);
    for (const row of rows)
      expect(row).toMatch(/ {2}Highly active despite two therapies \(label\); No other therapy is suitable \(label\)$/);
    expect(text).toMatch(/yes → no +2\n/);
    expect(text).toMatch(/label +yes → no +2\n/);
    expect(text).toMatch(/Highly active despite two therapies \(label\) +2\n/);
  });

  test("where the payer alone answers otherwise, it is told from what to what, and why", () => {
    const british = mkdtempSync(path.join(tmpdir(), "longwatch-payer-"));
    writeFileSync(path.join(british, "a.json"), JSON.stringify(person("p-9", "GB", "one")));
    const { text } = cohortDiff("alemtuzumab-gb-nice@2014-05", "alemtuzumab-gb-nice@2019-04", {
      cohort: british,
      asOf: day,
    });
    rmSync(british, { recursive: true });
    const row = text.split("\n").find((line) => line.startsWith("p-9"))!;
    expect(row).toMatch(/^p-9 +no, as before; reimbursement: yes → no /);
    expect(row).toMatch(/Highly active despite two therapies \(reimbursement\)/);
    expect(text).toMatch(/reimbursement +yes → no +1\n/);
    expect(text).toMatch(/No other therapy is suitable \(reimbursement\) +1\n/);
  });

  test("as JSON it has everything that changes of each", () => {
    const found = JSON.parse(asked().text);
    expect(found).toMatchObject({ diff: 1, before: older, after: interim, from: day, asOf: day, unread: 0 });
    expect(found.totals).toMatchObject({ people: 4, elsewhere: 1, affected: 2 });
    const [first] = found.affected.filter((one: { isWorkChanged: boolean }) => one.isWorkChanged);
    expect(first).toMatchObject({
      patient: "p-1",
      candidacy: { before: "yes", after: "no", layers: [{ layer: "label", before: "yes", after: "no" }] },
    });
  });

  test("the same folder gives the same answer again", () => {
    expect(asked().text).toBe(asked().text);
  });

  test("a version against itself changes nothing", () => {
    const { text } = cohortDiff(older!, older!, { cohort: folder, asOf: day, json: true });
    expect(JSON.parse(text)).toMatchObject({ affected: [], totals: { affected: 0, textOnly: 0, unchanged: 3 } });
  });

  test("what cannot be read is an issue with its file; the others are answered", () => {
    write("e.json", "{ not a record");
    write("f.json", person("p-1", "EU", "one"));
    const { text, problems } = asked();
    expect(problems.map(({ file }) => path.basename(file))).toEqual(["e.json", "f.json"]);
    expect(JSON.parse(text)).toMatchObject({ unread: 2, totals: { people: 4 } });
    for (const name of ["e.json", "f.json"]) rmSync(path.join(folder, name));
  });
});

describe("a question that makes no sense is refused, each with what would be right", () => {
  const saw = (outcome: ReturnType<typeof diff>): readonly string[] =>
    outcome.problems.flatMap(({ issues }) => issues.map((one) => `${one.code} ${one.saw}`));

  test.each([
    [older!, "alemtuzumab-eu@1999", {}, 'protocol-reference-unknown "alemtuzumab-eu@1999"'],
    [older!, "alemtuzumab-us@2018-11", {}, `value-not-allowed "${older} and alemtuzumab-us@2018-11"`],
    [older!, interim!, { asOf: "2019-02-30" }, 'date-impossible "2019-02-30"'],
    [older!, interim!, { from: "soon" }, 'date-impossible "soon"'],
    [older!, interim!, { cohort: "/nowhere" }, "text-unreadable no folder that can be read"],
  ])("%s %s %j", (before, after, more, issue) => {
    const outcome = diff(before, after, { cohort: folder, asOf: day, ...more });
    expect([outcome.text, saw(outcome)]).toEqual(["", [issue]]);
  });

  test("a day without people", () => {
    expect(saw(diff(older!, interim!, { asOf: day }))).toEqual([
      "value-not-allowed --as-of, --from or --policy without --cohort",
    ]);
  });
});
