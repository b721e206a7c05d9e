import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FileResult } from "../files/file-result.ts";
import { buildEvidence } from "./build-evidence.ts";
import { readBuiltEvidence, writeBuiltEvidence } from "./built-evidence.ts";
import { builtEvidence, evidenceFiles, evidenceFolder } from "./folder.ts";
import { loadEvidence } from "./load.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "longwatch-evidence-"));
  for (const file of [...evidenceFiles(evidenceFolder()), "words.es.yaml"])
    cpSync(path.join(evidenceFolder(), file), path.join(folder, file));
});
afterEach(() => rmSync(folder, { recursive: true }));

const contentOf = <T>(result: FileResult<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const problemsOf = (result: FileResult<unknown>): readonly string[] =>
  result.ok ? [] : result.problems.flatMap(({ file, issues }) => issues.map(({ code, at }) => `${file} ${code} ${at}`));
const change = (file: string, from: string, to: string): void => {
  const text = readFileSync(path.join(folder, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(path.join(folder, file), text.replace(from, to));
};

describe("the evidence", () => {
  test("is the same from its files as built, and is built only where it has no fault", () => {
    const read = contentOf(buildEvidence(folder));
    writeBuiltEvidence(folder, read);
    const built = readBuiltEvidence(folder);
    expect(built).toEqual({ ok: true, value: read });
    for (const file of evidenceFiles(folder)) rmSync(path.join(folder, file));
    rmSync(path.join(folder, "words.es.yaml"));
    expect(contentOf(loadEvidence(folder)).base).toEqual(read.base);
  });

  test("is read from its files where one of them is younger", () => {
    writeBuiltEvidence(folder, contentOf(buildEvidence(folder)));
    change("outcomes.yaml", "name: Thyroid disease", "name: Disease of the thyroid");
    change("words.es.yaml", '"Thyroid disease"', '"Disease of the thyroid"');
    const names = contentOf(loadEvidence(folder)).base.outcomes.map(({ name }) => name);
    expect(names).toContain("Disease of the thyroid");
  });

  test.each<[string, string, string, string, string]>([
    [
      "a fault of shape, with its file",
      "harms.yaml",
      "grade: V",
      "grade: A",
      "harms.yaml value-not-allowed /figures/0/grade",
    ],
    [
      "a fault of sense",
      "harms.yaml",
      "value: 84.7",
      "value: 847",
      "value-not-allowed /figures/care-ms-both.infusion-reaction/values/0",
    ],
    [
      "a phrase without its Spanish",
      "outcomes.yaml",
      "name: Thyroid disease",
      "name: The thyroid",
      "words.es.yaml protocol-words-missing /",
    ],
  ])("refuses %s", (_, file, from, to, problem) => {
    change(file, from, to);
    expect(problemsOf(buildEvidence(folder)).join("\n")).toContain(problem);
  });

  test("refuses a built file that was changed or is damaged, and a folder with nothing in it", () => {
    writeBuiltEvidence(folder, contentOf(buildEvidence(folder)));
    const whole = readFileSync(builtEvidence(folder), "utf8");
    for (const text of [whole.replace("65.4", "75.4"), whole.slice(0, 900), "null"]) {
      writeFileSync(builtEvidence(folder), text);
      expect(readBuiltEvidence(folder)).toMatchObject({ ok: false, issues: [{ code: "text-unreadable" }] });
    }
    const empty = path.join(folder, "empty");
    mkdirSync(empty);
    expect(problemsOf(loadEvidence(empty))).toEqual([`${empty} text-unreadable /`]);
  });
});
