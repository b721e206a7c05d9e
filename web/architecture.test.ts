import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { circles, importsOf } from "../core/src/testing/source-text.ts";

const root = join(import.meta.dirname, "src");

/** What each folder may import of the others, lowest first. `api.ts` is for all of them. */
const edges: Readonly<Record<string, readonly string[]>> = {
  words: [],
  look: ["words"],
  client: ["words"],
  entry: ["words", "look", "client"],
  timeline: ["words", "look", "client"],
  acting: ["words", "look", "client"],
  why: ["words", "look", "client", "acting", "timeline"],
  today: ["words", "look", "client", "acting"],
  patient: ["words", "look", "client", "acting", "why", "timeline"],
  intake: ["words", "look", "client"],
  protocols: ["words", "look", "client"],
  cohort: ["words", "look", "client"],
  settings: ["words", "look", "client", "entry"],
  infusion: ["words", "look", "client"],
  app: [
    "words",
    "look",
    "client",
    "entry",
    "today",
    "patient",
    "infusion",
    "intake",
    "protocols",
    "cohort",
    "settings",
  ],
};

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts"))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
const folderOf = (file: string): string => (file.includes("/") ? file.split("/")[0]! : "");
const target = (file: string, specifier: string): string => relative(root, join(root, dirname(file), specifier));
const filesWith = (pattern: RegExp): readonly string[] =>
  files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe("web", () => {
  it("forgets a draft when it is saved, even where the answer takes its form away", () => {
    const saving = files.filter(({ text }) => /use(?:Content)?Draft[<(]/.test(text) && /useAct[<(]/.test(text));
    const forgets = /useAct(?:<[^\n]*>)?\([\w.]+, (?:draft\.)?forget\)/;
    expect(saving.length).toBeGreaterThan(5);
    expect(saving.filter(({ text }) => !forgets.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it("is all here, in folders that the table knows", () => {
    expect(files.length).toBeGreaterThan(100);
    const folders = new Set(files.map(({ file }) => folderOf(file)).filter((folder) => folder !== ""));
    expect([...folders].toSorted()).toEqual(Object.keys(edges).toSorted());
  });

  it("imports only what the table allows", () => {
    const wrong = files.flatMap(({ file, text }) => {
      const from = folderOf(file);
      if (from === "") return [];
      return importsOf(text).flatMap(({ specifier }) => {
        if (!specifier.startsWith(".")) return [];
        const to = folderOf(target(file, specifier));
        return to === from || to === "" || edges[from]?.includes(to) === true ? [] : [`${file} imports ${specifier}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("has no circles between files", () => {
    const graph = new Map(
      files.map(({ file, text }) => [
        file,
        importsOf(text)
          .filter(({ specifier, isTypeOnly }) => specifier.startsWith(".") && !isTypeOnly)
          .map(({ specifier }) => target(file, specifier)),
      ]),
    );
    expect(circles(graph)).toEqual([]);
  });

  it("takes of our own packages their types alone: the server decides, and checks what it answers", () => {
    const wrong = files.flatMap(({ file, text }) =>
      importsOf(text)
        .filter(({ specifier, isTypeOnly }) => specifier.startsWith("@longwatch/") && !isTypeOnly)
        .map(({ specifier }) => `${file} imports ${specifier}`),
    );
    // Beside the chair the clocks and the limits speak without a server too; and an EDSS is scored while one examines.
    expect(wrong.toSorted()).toEqual([
      "acting/edss-score.ts imports @longwatch/core",
      "infusion/chair.ts imports @longwatch/core",
    ]);
  });

  it("speaks to the server in one place, and keeps nothing beyond the tab but the language", () => {
    expect(filesWith(/\bfetch\(|XMLHttpRequest|new EventSource|sendBeacon/)).toEqual(["api.ts"]);
    expect(filesWith(/\blocalStorage\b|indexedDB/)).toEqual(["words/language.ts"]);
    expect(filesWith(/document\.cookie/)).toEqual([]);
  });

  it("has no file of more than 300 lines, and a median of no more than 100", () => {
    const lengths = files.map(({ text }) => text.split("\n").length - 1).toSorted((a, b) => a - b);
    expect(lengths.at(-1)).toBeLessThanOrEqual(300);
    expect(lengths[lengths.length >> 1]).toBeLessThanOrEqual(100);
  });
});
