import { describe, expect, test } from "vitest";
import { inEnglish, inSpanish, readingOf } from "./reading-age.ts";
import { syllablesInSpanish } from "./syllables-in-spanish.ts";
import { pageOf, shippedShelf } from "./testing/sound.ts";

describe("syllables of Spanish words", () => {
  test.each([
    ["sol", 1],
    ["sangre", 2],
    ["tiroides", 3],
    ["plaquetas", 3],
    ["riñón", 2],
    ["día", 2],
    ["análisis", 4],
    ["infusión", 3],
    ["medicamento", 5],
    ["hay", 1],
    ["muy", 1],
    ["yo", 1],
    ["guerra", 2],
    ["pingüino", 3],
    ["que", 1],
    ["aéreo", 4],
    ["ahora", 3],
    ["búho", 2],
    ["prohibir", 2],
    ["ciudad", 2],
    ["baúl", 2],
    ["cuidado", 3],
    ["EM", 1],
    ["MS", 1],
  ])("%s has %d", (word, count) => {
    expect(syllablesInSpanish(word)).toBe(count);
  });
});

describe("reading age", () => {
  test("is the Flesch–Kincaid grade and five years in English", () => {
    // Ten words a sentence, 1.4 syllables a word: 0.39 × 10 + 11.8 × 1.4 − 15.59 = 4.83.
    expect(inEnglish(10, 1.4).score).toBeCloseTo(4.83, 10);
    expect(inEnglish(10, 1.4).age).toBeCloseTo(9.83, 10);
    expect(inEnglish(3, 1).age).toBe(6);
  });

  test.each([
    [10, 1.8, 84.695, 11],
    [10, 2, 72.235, 12],
    [12, 2.15, 60.89, 13.022],
    [30, 2.6, 14.855, 20],
  ])(
    "is perspicuity, and its age, in Spanish: %d words a sentence, %d syllables a word",
    (words, syllables, score, age) => {
      expect(inSpanish(words, syllables).score).toBeCloseTo(score, 3);
      expect(inSpanish(words, syllables).age).toBeCloseTo(age, 3);
    },
  );

  test("counts what is read as sentences, numbers of the evidence written out, and neither headings nor tables", () => {
    const page = pageOf(
      "## A heading of many words {#one}\n\nBlood is taken [@S24]. Is it {own}?\n\n- An item {own}.\n\n| A | table |\n|---|---|\n| of | words |\n\n{figure care-ms-2.relapse-free treated} had none.",
    );
    // Blood is taken. Is it? An item. 65 in 100 people had none.
    expect(readingOf(page, shippedShelf)).toMatchObject({ sentences: 4, words: 3 + 2 + 2 + 4 });
  });

  test("is unknown where there is nothing to read", () => {
    expect(readingOf(pageOf("::reset"), shippedShelf)).toBeUndefined();
  });
});
