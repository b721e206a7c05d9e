import { describe, expect, it } from "vitest";
import { foldWords, noneSeen, ordinalWords, qualitativeWords, tooMany } from "./result-words.ts";

describe("words for results", () => {
  it.each([
    ["  Non-Reactive. ", "non-reactive"],
    ["Hämolysiert", "hamolysiert"],
    ["Négatif", "negatif"],
    ["NOT   Detected!", "not detected"],
    ["+/-", "+/-"],
    ["...", ""],
  ])("%j folds to %j", (text, folded) => {
    expect(foldWords(text)).toBe(folded);
  });

  it("every listed word is folded already, so that it can be met", () => {
    const words = [...ordinalWords.keys(), ...qualitativeWords.keys(), ...noneSeen, ...tooMany];
    expect(words.filter((word) => foldWords(word) !== word)).toEqual([]);
  });

  it("what denies never reads as what affirms", () => {
    const denials = [...qualitativeWords].filter(([word]) => /^(no|nicht|undetect|indetectable)/.test(word));
    expect(denials.length).toBeGreaterThan(10);
    expect(
      denials.filter(([, meaning]) => !["negative", "not-detected", "absent", "indeterminate"].includes(meaning)),
    ).toEqual([]);
  });
});
