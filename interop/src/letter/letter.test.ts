import { readFileSync } from "node:fs";
import path from "node:path";
import { type AssessmentJson, parseRecord } from "@longwatch/core";
import { describe, expect, test } from "vitest";
import { familyDoctorLetter, type Letter } from "./letter.ts";
import { letterText } from "./letter-text.ts";

const examples = path.join(import.meta.dirname, "../../../examples");
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(examples, file), "utf8"));

function letterOf(name: string, language: "en" | "es", change: Partial<AssessmentJson> = {}): Letter {
  const record = parseRecord(read(`${name}.json`));
  if (!record.ok) throw new Error(`the example ${name} cannot be read`);
  const answer = { ...(read(`${name}.2026-11-21.expected.json`) as AssessmentJson), ...change };
  const selfCheck = undefined;
  return familyDoctorLetter({
    answer,
    record: record.value,
    name,
    clinic: "North",
    selfCheck,
    language,
    software: "x",
  });
}
const words = (letter: Letter): string => letterText(letter).replaceAll(/\s+/g, " ");

describe("what is due", () => {
  test("has the next tests of somebody who is up to date, and none that is further away", () => {
    const letter = letterOf("elena", "en");
    expect(words(letter)).not.toContain("Nothing is due");
    expect(words(letter)).toMatch(/Full blood count.* 2026-12-16 \d{4}-\d\d-\d\d not yet open/);
    expect(words(letter)).not.toContain("2027-01-16");
  });

  test("says that nothing is due where nothing is", () => {
    expect(words(letterOf("hugo", "en"))).toContain("Nothing is due in the next weeks.");
  });
});

describe("somebody who has had no infusion", () => {
  const followUp = { state: "not-started", startedOn: null, endsOn: null } as unknown as AssessmentJson["followUp"];
  const untreated = { followUp, courses: [] };

  test.each([
    ["en", /has been treated|regrown|every month/, "No infusion of it is on file"],
    ["es", /ha sido tratado|que se regenera|cada mes|tras alemtuzumab/, "No consta ninguna infusión de este fármaco"],
  ] as const)("is not said to have been treated (%s)", (language, never, always) => {
    const text = words(letterOf("elena", language, untreated));
    expect(text).not.toMatch(never);
    expect(text).toContain(always);
  });

  test("the others are", () => {
    expect(words(letterOf("elena", "en"))).toContain("has been treated");
  });
});
