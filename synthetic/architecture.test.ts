import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { circles, codeOf, importsOf } from "../core/src/testing/source-text.ts";

const root = join(import.meta.dirname, "src");

/** What each folder may import, and why. Lowest first. The files beside the folders are words that all of them speak. */
const edges: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  random: {},
  people: { random: "everything is drawn" },
  disease: { random: "everything is drawn", people: "courses begin on Mondays as treatment does" },
  events: { random: "everything is drawn" },
  body: { random: "everything is drawn" },
  laboratory: { random: "everything is drawn", body: "it measures what is there" },
  symptoms: { random: "everything is drawn", body: "people feel what is there" },
  care: {
    random: "everything is drawn",
    body: "periods move the urine sample",
    laboratory: "results order repeats",
    symptoms: "calls order samples",
  },
  record: {
    random: "everything is drawn",
    body: "whether a disease could have been seen",
    care: "what the clinic did",
    laboratory: "what was spoilt",
    symptoms: "what was told",
  },
  preset: {
    people: "parameters",
    disease: "parameters",
    events: "parameters",
    body: "parameters",
    laboratory: "parameters",
    symptoms: "parameters",
    care: "parameters",
    record: "parameters",
  },
  calibration: {
    random: "two raters",
    people: "who they are",
    disease: "what a study sees",
    events: "what a study sees",
    body: "what a study measures",
    preset: "whose figures",
  },
};

const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("testing/"))
  .map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }));
const folderOf = (file: string): string => (file.includes("/") ? file.split("/")[0]! : "");
const target = (file: string, specifier: string): string => relative(root, join(root, dirname(file), specifier));

describe("synthetic", () => {
  it("is all here, in folders that the table knows", () => {
    expect(files.length).toBeGreaterThan(120);
    const folders = new Set(files.map(({ file }) => folderOf(file)).filter((folder) => folder !== ""));
    expect([...folders].toSorted()).toEqual(Object.keys(edges).toSorted());
  });

  it("imports only what the table allows, and nothing but core and zod from outside", () => {
    const wrong = files.flatMap(({ file, text }) =>
      importsOf(text).flatMap(({ specifier }) => {
        if (!specifier.startsWith(".")) {
          return ["zod/mini", "@longwatch/core"].includes(specifier) ? [] : [`${file} imports ${specifier}`];
        }
        const to = folderOf(target(file, specifier));
        const from = folderOf(file);
        const isAllowed =
          from === "" || to === from || to === "" || to === "presets" || edges[from]?.[to] !== undefined;
        return isAllowed ? [] : [`${file} imports ${specifier}: ${from} may not import ${to}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("has no circles between files", () => {
    const graph = new Map(
      files.map(({ file, text }) => [
        file,
        importsOf(text)
          .filter((one) => !one.isTypeOnly && one.specifier.startsWith("."))
          .map((one) => target(file, one.specifier)),
      ]),
    );
    expect(circles(graph)).toEqual([]);
  });

  /** The language leaves the last digit of its own functions to the engine; `random/arithmetic.ts` does not. */
  const inexact =
    /\bMath\s*\.\s*(exp|expm1|log|log2|log10|log1p|pow|sin|cos|tan|atan|atan2|asin|acos|cbrt|hypot|sinh|cosh|tanh|random)\b|\*\*/g;
  const impure =
    /(?<![\w$.#"'-])(Date|Intl|fetch|console|setTimeout|eval|require|globalThis|performance|crypto)(?![\w$-])(?!\??:)/g;
  it("gives the same people on every machine: no clock, no locale, and only exact arithmetic", () => {
    const making = files.filter(({ file }) => folderOf(file) !== "calibration");
    const wrong = making.flatMap(({ file, text }) =>
      [inexact, impure].flatMap((banned) =>
        [...codeOf(text).matchAll(banned)].map((match) => `${file} says ${match[0]}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});
