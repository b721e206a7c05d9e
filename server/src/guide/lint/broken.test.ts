import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseDay } from "@longwatch/core";
import { describe, expect, test } from "vitest";
import { type Fault, formatFaults, guideRules } from "../fault.ts";
import { readMarks } from "../marks.ts";
import { readPage } from "../read-page.ts";
import { guideOf, pageOf, shippedShelf } from "../testing/sound.ts";
import { lintGuide } from "./lint-guide.ts";

const folder = path.join(import.meta.dirname, "..", "testing", "broken");
const asOf = parseDay("2026-11-10")!;

/** What is found in one broken page; of its Spanish twin only where that is broken in a way of its own. */
function faultsOf(name: string): readonly Fault[] {
  const english = readPage(readFileSync(path.join(folder, `${name}.page`), "utf8"), `pages/en/${name}.md`, "en");
  const own = path.join(folder, `${name}.es.page`);
  const hasOwn = existsSync(own);
  const spanish = readPage(
    readFileSync(hasOwn ? own : path.join(folder, `${name}.page`), "utf8"),
    `pages/es/${name}.md`,
    "es",
  );
  const pages = [english.page, ...(name === "one-language" ? [] : [spanish.page])].flatMap((one) => one ?? []);
  const shelf = name === "source-twice" ? { ...shippedShelf, sourcesTwice: ["S24"] } : shippedShelf;
  const all = [
    ...english.faults,
    ...spanish.faults,
    ...lintGuide(guideOf(pages, name === "claim-unstated" ? name : "later"), shelf, asOf),
  ];
  return all.filter(({ file }) => hasOwn || !file.startsWith("pages/es/"));
}

describe("the linter of the guide", () => {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".page") && !file.endsWith(".es.page"))
    .map((file) => file.slice(0, -".page".length))
    .toSorted();

  test("has a broken page for each of its rules, and each finds what it is named for", () => {
    expect(names).toEqual([...guideRules].toSorted());
    for (const name of names)
      expect(
        faultsOf(name).map(({ rule }) => rule),
        name,
      ).toContain(name);
  });

  test("says of each broken page what was seen and what would be right", async () => {
    const said = names.map((name) => `# ${name}\n${formatFaults(faultsOf(name))}`).join("\n");
    await expect(said).toMatchFileSnapshot(path.join(folder, "messages.golden.txt"));
  });

  test("holds the words explained to their numbers, sources and marks, and to both languages", () => {
    const sound = guideOf([]);
    const explained = (says: string) => [
      { id: "platelets", name: "platelets", says: readMarks(says, 4).inlines, line: 3 },
    ];
    const words = { en: explained("A pinch of 5 parts {own}. In 3 of 100 [@S999]. {figure a b}"), es: [] };
    const found = lintGuide({ ...sound, words }, shippedShelf).map(({ rule, file, line }) => `${file}:${line} ${rule}`);
    expect(found).toEqual([
      "words.en.yaml:4 citation-unknown",
      "words.en.yaml:4 mark-unreadable",
      "words.en.yaml:3 one-language",
      "words.en.yaml:4 number-uncited",
      "words.en.yaml:4 number-not-from-evidence",
    ]);
  });

  test.each([
    ["It doubles the risk [@S24].", ["relative-without-absolute"]],
    ["Some see double, with double vision [@S24].", []],
    ["It came half as often [@S24].", ["relative-without-absolute"]],
    ["Four-month waits [@S24].", []],
    ["On 12 April 2019 the rule changed [@S19].", []],
    ["Is it given twice?", ["number-uncited"]],
    ["What is given?", []],
    ["These are the tests:", []],
    ["- One test {own}.\n- Every month", ["statement-uncited"]],
  ])("%s", (text, rules) => {
    const pages = [pageOf(text), pageOf(text, "es")];
    const found = lintGuide(guideOf(pages), shippedShelf).filter(({ file }) => file.startsWith("pages/en/"));
    expect(found.map(({ rule }) => rule)).toEqual(rules);
  });

  test.each([
    ["Reduce a la mitad los brotes [@S24].", ["relative-without-absolute"]],
    ["Hay quien tiene visión doble {own}.", []],
    ["Son tres días {own}.", ["number-uncited"]],
    ["El 12 de abril de 2019 cambió [@S19].", []],
    ["Le pasó a 5 de cada 10 [@S24].", ["number-not-from-evidence"]],
  ])("%s", (text, rules) => {
    const pages = [pageOf(text), pageOf(text, "es")];
    const found = lintGuide(guideOf(pages), shippedShelf).filter(({ file }) => file.startsWith("pages/es/"));
    expect(found.map(({ rule }) => rule)).toEqual(rules);
  });

  test("has a row for each of its rules in the description of the format", () => {
    const described = readFileSync(path.join(import.meta.dirname, "../../../../guide/README.md"), "utf8");
    const rows = [...described.slice(described.indexOf("## What the linter refuses")).matchAll(/^\| (`[^|]+)\|/gm)];
    const listed = rows.flatMap(([, cell]) => [...cell!.matchAll(/`([a-z-]+)`/g)].map(([, rule]) => rule));
    expect(listed.toSorted()).toEqual([...guideRules].toSorted());
  });
});
