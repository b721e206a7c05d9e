import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  type AssessmentJson,
  assess,
  compileRulebook,
  parseDay,
  parseInstant,
  renderAssessment,
} from "@longwatch/core";
import { describe, expect, test } from "vitest";
import { readRecord } from "../server/src/cli/case.ts";
import { loadRules } from "../server/src/protocols/load.ts";

/**
 * The people of examples/ and their answers, as `assess --json` prints them. An expected file is never
 * written by a test; examples/README.md says how it is made anew, and the commit that does so says why.
 */
const folder = path.join(import.meta.dirname, "..", "examples");
const files = readdirSync(folder).toSorted();
const expectedFiles = files.filter((name) => name.endsWith(".expected.json"));
const people = files.filter((name) => /^[a-z]+\.json$/.test(name)).map((name) => name.slice(0, -".json".length));

const rules = loadRules();
if (!rules.ok) throw new Error(JSON.stringify(rules.problems));
const rulebook = compileRulebook(rules.value.protocols, rules.value.adoptions);

/** `gwen.2026-03-02` or `farah.2026-11-21.known-at-2026-11-13`: noon of that day, UTC. */
function answerTo(question: string): AssessmentJson {
  const [person, asOf, knownOn] = question.split(".");
  const record = readRecord(path.join(folder, `${person}.json`));
  if (!record.ok) throw new Error(JSON.stringify(record.problems));
  const knownAt = knownOn === undefined ? undefined : parseInstant(`${knownOn.slice("known-at-".length)}T12:00:00Z`)!;
  return renderAssessment(assess(record.value, rulebook, parseDay(asOf!)!, knownAt));
}

describe("examples", () => {
  test("eleven people, each with an expected answer", () => {
    expect(people).toHaveLength(11);
    expect(people.filter((person) => !expectedFiles.some((name) => name.startsWith(`${person}.`)))).toEqual([]);
  });

  test("no two share an id", () => {
    const ids = people.map((person) => {
      const record = readRecord(path.join(folder, `${person}.json`));
      return record.ok ? record.value.patient.id : person;
    });
    expect(new Set(ids).size).toBe(people.length);
  });

  test.each(expectedFiles.map((name) => name.slice(0, -".expected.json".length)))("%s", (question) => {
    const expected = readFileSync(path.join(folder, `${question}.expected.json`), "utf8");
    const seen = JSON.stringify(answerTo(question));
    expect(differences(JSON.parse(expected), JSON.parse(seen))).toEqual([]);
  });
});

/** Where two answers part, the first few places only: half a megabyte of difference tells nobody anything. */
function differences(expected: unknown, seen: unknown, at = ""): readonly string[] {
  if (JSON.stringify(expected) === JSON.stringify(seen)) return [];
  if (!isTree(expected) || !isTree(seen)) return [`${at}: expected ${shown(expected)}, saw ${shown(seen)}`];
  const [before, after] = [branches(expected), branches(seen)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => differences(before.get(name), after.get(name), `${at}/${name}`)).slice(0, 12);
}

const isTree = (value: unknown): value is object => typeof value === "object" && value !== null;

const shown = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 120);

/** Obligations and tasks are told apart by their keys, so that one more does not move all the others. */
const branches = (tree: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(tree).map(([name, value]) => [(value as { key?: string } | null)?.key ?? name, value]));
