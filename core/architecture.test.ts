import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { circles, codeOf, importsOf } from "./src/testing/source-text.ts";

const root = join(import.meta.dirname, "..");
type Source = { readonly file: string; readonly text: string };

/** What each folder of core may import, and why. Lowest first; `core` means the files beside the folders. */
const edges: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  base: {},
  units: { base: "decimals and results are words that everything speaks" },
  facts: { base: "dates and shapes", units: "a result has an analyte and a unit that fit" },
  protocol: {
    base: "dates, shapes and issues",
    units: "rules name analytes, never patients",
    text: "sheets are written in the words of the catalogue",
  },
  timeline: { base: "days", facts: "infusions, moves and endings", protocol: "what governs where and when" },
  signals: {
    base: "days",
    units: "limits are in canonical units",
    facts: "what was measured",
    protocol: "limits are rules",
    timeline: "windows count from infusions",
  },
  obligations: {
    base: "days",
    units: "which analyte a result is of",
    facts: "evidence",
    protocol: "rules",
    timeline: "anchors",
    signals: "a signal's rule may require or reschedule a test",
  },
  reconstitution: {
    base: "days",
    units: "the unit and name of an analyte, and general ranges",
    facts: "what was measured",
    protocol: "the published course, and when a measure may end",
    timeline: "months count from infusions",
    signals: "results by column and the personal baseline are read once",
    obligations: "what became of a measure that waits for a count",
    text: "it is told and drawn in the words of the catalogue",
  },
  planning: {
    base: "days",
    facts: "what is done",
    protocol: "how long it takes, and what must lie between",
    timeline: "courses",
    obligations: "what is asked for before a course",
    signals: "what the word of a result means",
  },
  decisions: {
    base: "days",
    units: "limits",
    facts: "what is known",
    protocol: "criteria",
    timeline: "courses",
    obligations: "what is due",
    signals: "what is wrong",
    planning: "when the next course can begin",
  },
  "infusion-day": {
    base: "days and moments",
    facts: "what was given and measured",
    protocol: "how the day goes, and the limits of vital signs",
    timeline: "doses of the course",
    obligations: "what is kept up around the course",
    decisions: "which infusion is asked about",
    text: "it is told in the words of the reader",
  },
  trials: { base: "shapes and issues", protocol: "how sources are cited, and how problems are told" },
  weighing: {
    base: "days",
    facts: "whom a trial would have taken",
    protocol: "the questions that say that nothing else is on file",
    trials: "what trials showed",
    timeline: "courses",
    decisions: "how earlier therapies and dates of birth are read",
  },
  chart: {
    base: "days",
    units: "names, units and groups of analytes",
    facts: "what happened",
    protocol: "how urgent a limit is, and which rules speak again and again",
    timeline: "courses and the watch",
    signals: "where a result lies is told by what raises warnings",
    obligations: "what became of what was due",
  },
  outcomes: {
    base: "days",
    facts: "scores and relapses",
    timeline: "time since a course",
    text: "a definition is told in the words of the catalogue",
  },
  tasks: {
    base: "days",
    facts: "acts",
    protocol: "the ladder's days",
    timeline: "courses and the watch",
    obligations: "what is late",
    signals: "what is wrong",
    decisions: "what waits for an answer",
  },
  cohort: {
    base: "days",
    facts: "people",
    timeline: "time",
    obligations: "coverage",
    signals: "events",
    outcomes: "scores",
  },
  clinic: {
    base: "days",
    units: "the unit and name of an analyte",
    facts: "diagnoses and what was confirmed",
    protocol: "urgencies and the names of signals",
    timeline: "courses and states of the watch",
    obligations: "what became of what was due",
    signals: "what is open",
    reconstitution: "counts since the last infusion",
    cohort: "estimates over many people",
    text: "what a signal is called",
  },
  "cohort-table": {
    base: "days",
    units: "the name of an analyte",
    facts: "what is known of a person at the start",
    timeline: "courses",
    obligations: "how tests were kept",
    signals: "diagnoses that warnings confirmed",
    reconstitution: "how a picture is written",
    decisions: "how a date of birth is read",
    outcomes: "readings and definitions",
    cohort: "estimates over many people",
    clinic: "diagnoses and counts of a person",
    text: "tables and pictures are told in the words of the catalogue",
  },
  worklist: {
    base: "days, shapes and issues",
    protocol: "the ladder is policy, dated and signed like a rule",
    tasks: "what is ordered, owned and escalated",
    signals: "whether somebody has looked at a warning",
    text: "why a line stands is kept as sentences that are not said yet",
  },
  text: { base: "days are written out" },
};
const everything = Object.keys(edges);

const walk = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|tsx)$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
    .map((file) => `${folder}/${file}`)
    .toSorted();

const read = (files: readonly string[]): readonly Source[] =>
  files.map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));

const core = read(walk("core/src"));
const isTest = (file: string): boolean => file.endsWith(".test.ts") || file.startsWith("core/src/testing/");
const coreCode = core.filter(({ file }) => !isTest(file));
const folderOf = (file: string): string => (file.split("/").length > 3 ? file.split("/")[2]! : "");
const target = (file: string, specifier: string): string => relative(root, join(root, dirname(file), specifier));

/** Every way in which a file breaks the table. */
function broken({ file, text }: Source): readonly string[] {
  const from = folderOf(file);
  const allowed = from === "" ? new Set([...everything, ""]) : new Set([from, ...Object.keys(edges[from] ?? {})]);
  return importsOf(text).flatMap(({ specifier }) => {
    if (!specifier.startsWith("."))
      return specifier === "zod/mini" ? [] : [`${file} imports ${specifier}: core imports zod/mini and nothing else`];
    const to = target(file, specifier);
    if (!to.startsWith("core/src/")) return [`${file} imports ${specifier}, outside core`];
    if (to.startsWith("core/src/testing/")) return [`${file} imports a test's tool`];
    return allowed.has(folderOf(to)) ? [] : [`${file} imports ${to}: ${from} may import ${[...allowed].join(", ")}`];
  });
}

const banned =
  /(?<![\w$.#"'-])(Date|Intl|process|fetch|console|setTimeout|setInterval|eval|require|globalThis|performance|crypto)(?![\w$-])(?!\??:)|\bMath\s*\.\s*random\b/g;
const impure = ({ file, text }: Source): readonly string[] =>
  [...codeOf(text).matchAll(banned)].map(
    (match) => `${file} says ${match[0]}: core is pure and asks nobody what day it is`,
  );

describe("core", () => {
  it("is all here", () => {
    expect(coreCode.length).toBeGreaterThanOrEqual(75);
    const folders = new Set(
      core.map(({ file }) => folderOf(file)).filter((folder) => folder !== "" && folder !== "testing"),
    );
    expect([...folders].filter((folder) => edges[folder] === undefined)).toEqual([]);
  });

  it("imports only what the table allows", () => {
    expect(coreCode.flatMap(broken)).toEqual([]);
  });

  it("is pure", () => {
    expect(coreCode.flatMap(impure)).toEqual([]);
  });

  it("has no circles between files", () => {
    const graph = new Map(
      coreCode.map(({ file, text }) => [
        file,
        importsOf(text)
          .filter((one) => !one.isTypeOnly && one.specifier.startsWith("."))
          .map((one) => target(file, one.specifier)),
      ]),
    );
    expect(circles(graph)).toEqual([]);
  });

  it("has no circles between folders", () => {
    const graph = new Map<string, string[]>();
    for (const { file, text } of coreCode.filter(({ file }) => folderOf(file) !== "")) {
      const to = importsOf(text)
        .filter((one) => one.specifier.startsWith("."))
        .map((one) => folderOf(target(file, one.specifier)))
        .filter((folder) => folder !== folderOf(file));
      graph.set(folderOf(file), [...(graph.get(folderOf(file)) ?? []), ...to]);
    }
    expect(circles(graph)).toEqual([]);
  });

  it("gives a reason for every edge, and lists none that leads upwards into a circle", () => {
    expect(
      Object.values(edges)
        .flatMap((to) => Object.values(to))
        .filter((reason) => reason.length < 4),
    ).toEqual([]);
    expect(circles(new Map(Object.entries(edges).map(([from, to]) => [from, Object.keys(to)])))).toEqual([]);
  });
});

describe("every package", () => {
  /** `interop → core`, `synthetic → core`, `api → core`, `server → core, interop, protocols, evidence, synthetic, api`; core, protocols and evidence import no package of ours. */
  const packages: Readonly<Record<string, readonly string[]>> = {
    core: [],
    interop: ["core"],
    api: ["core"],
    synthetic: ["core"],
    server: ["core", "interop", "protocols", "evidence", "synthetic", "api"],
    protocols: [],
    evidence: [],
  };

  it.each(Object.keys(packages))("%s imports only the packages it may, by their names", (name) => {
    const sources = read(walk(name)).filter(({ file }) => !file.endsWith(".test.ts") && !file.includes("/testing/"));
    const wrong = sources.flatMap(({ file, text }) =>
      importsOf(text).flatMap(({ specifier }) => {
        const ours = /^@longwatch\/([a-z]+)/.exec(specifier)?.[1];
        if (ours !== undefined) return packages[name]!.includes(ours) ? [] : [`${file} imports ${specifier}`];
        return specifier.startsWith(".") && !target(file, specifier).startsWith(`${name}/`)
          ? [`${file} reaches into ${target(file, specifier)}`]
          : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("keeps its files short: 300 lines, tests 500", () => {
    const long = ["core", "interop", "synthetic", "api", "server"]
      .flatMap((name) => read(walk(name)))
      .flatMap(({ file, text }) => {
        const lines = text.trimEnd().split("\n").length;
        return lines > (file.endsWith(".test.ts") || file.includes("/testing/") ? 500 : 300)
          ? [`${file} has ${lines} lines`]
          : [];
      });
    expect(long).toEqual([]);
  });
});

describe("the checks themselves", () => {
  const planted = (text: string, file = "core/src/facts/planted.ts"): Source => ({ file, text });
  it.each([
    ['import { assess } from "../assess.ts";', 1],
    ['import type { Slot } from "../obligations/obligation.ts";', 1],
    ['export { x } from "../timeline/timeline.ts";', 1],
    ['const x = await import("node:fs");', 1],
    ['import "zod";', 1],
    ['import fc from "fast-check";', 1],
    ['import { ask } from "../testing/ask.ts";', 1],
    ['import { x } from "../../../server/src/x.ts";', 1],
    ['import {\n  a,\n  b,\n} from "../tasks/task.ts";', 1],
    ['import * as z from "zod/mini";\nimport { x } from "../base/calendar.ts";\nimport { y } from "./fact.ts";', 0],
    ['// import { x } from "../tasks/task.ts";', 0],
    ['const s = `from "../tasks/task.ts"`;', 0],
  ])("imports: %j breaks %i", (text, count) => {
    expect(broken(planted(text))).toHaveLength(count);
  });

  it.each([
    ["const now = Date.now();", 1],
    ["new Date()", 1],
    ["Math.random()", 1],
    ["Math . random()", 1],
    ["fetch(url)", 1],
    ["console.log(1)", 1],
    ["setTimeout(f, 1)", 1],
    ["eval('1')", 1],
    ["require('fs')", 1],
    ["new Intl.DateTimeFormat()", 1],
    ["const on: Date = x", 1],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the planted source is a template of its own
    ["`${new Date()}`", 1],
    ["// the Date of the process", 0],
    ["/* fetch */ const a = 1;", 0],
    ["const s = \"Date\"; const t = 'process';", 0],
    ["clinicalDate(x); type CalendarDate = number", 0],
    ["a.fetch", 0],
    ["const r = /Date/;", 0],
  ])("purity: %j breaks %i", (text, count) => {
    expect(impure(planted(text))).toHaveLength(count);
  });

  it("circles are found, and named", () => {
    expect(
      circles(
        new Map([
          ["a", ["b"]],
          ["b", ["c"]],
          ["c", ["a"]],
          ["d", ["a"]],
        ]),
      ),
    ).toEqual(["a → b → c → a"]);
    expect(
      circles(
        new Map([
          ["a", ["b", "c"]],
          ["b", ["c"]],
          ["c", []],
        ]),
      ),
    ).toEqual([]);
    expect(circles(new Map([["a", ["a"]]]))).toEqual(["a → a"]);
  });
});
