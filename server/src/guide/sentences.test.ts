import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMarks } from "./marks.ts";
import { sentencesOf } from "./sentences.ts";

const kindsOf = (text: string) => readMarks(text, 1).inlines.map(({ kind }) => kind);

describe("marks", () => {
  test.each([
    ["Every month [@S24, section 4.4].", ["text", "cite", "text"]],
    ["[[platelets: plaquetas]] y más", ["word", "text"]],
    ["{figure care-ms-2.relapse-free treated}", ["figure"]],
    ["{rule alemtuzumab-eu@2022+ monitor.cbc every.months}", ["rule"]],
    ["{quoted 70 %} {claim no-placebo} {own}", ["quoted", "text", "claim", "text", "own"]],
    ["plain (text) [not a mark]", ["text"]],
  ])("%s", (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds);
  });

  test.each([
    "{figure care-ms-2}",
    "{figure a b c}",
    "{rule a b}",
    "{quoted}",
    "{claim}",
    "{own words}",
    "{}",
    "{nothing}",
  ])("%s is none", (text) => {
    expect(readMarks(text, 7)).toEqual({ inlines: [], unreadable: [{ line: 7, saw: text }] });
  });

  test("a citation has its key, and the place behind the first comma", () => {
    expect(readMarks("[@S24, table 2, note a]", 3).inlines).toEqual([
      { kind: "cite", key: "S24", at: "table 2, note a", line: 3 },
    ]);
  });

  test("stand on the line on which they are written", () => {
    const { inlines } = readMarks("one\ntwo [@S1]\nthree {own}", 10);
    expect(inlines.map((one) => ("line" in one ? one.line : 0))).toEqual([10, 11, 11, 12]);
  });

  test("no text is lost between marks, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const { inlines, unreadable } = readMarks(text, 1);
        const plain = inlines.map((one) => (one.kind === "text" ? one.text : "")).join("");
        if (inlines.every(({ kind }) => kind === "text") && unreadable.length === 0) expect(plain).toBe(text);
        else expect(plain.length).toBeLessThan(text.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("sentences", () => {
  const cut = (text: string, language: "en" | "es" = "en") =>
    sentencesOf(readMarks(text, 1).inlines, language).map((one) => [
      one.text.replaceAll("\u{FFFC}", "§").trim(),
      one.line,
      one.inlines.filter(({ kind }) => kind !== "text").length,
    ]);

  test.each([
    [
      "One [@S1]. Two {own}.",
      [
        ["One §.", 1, 1],
        ["Two §.", 1, 1],
      ],
    ],
    [
      "One. [@S1] Two.",
      [
        ["One.", 1, 0],
        ["§ Two.", 1, 1],
      ],
    ],
    [
      "One\nand still one [@S1].\nTwo?",
      [
        ["One and still one §.", 1, 1],
        ["Two?", 3, 0],
      ],
    ],
    [
      "About 4.5 hours [@S1]. In {figure a b} {figure a c}.",
      [
        ["About 4.5 hours §.", 1, 1],
        ["In § §.", 1, 2],
      ],
    ],
    ["True {claim fair} [@S1].", [["True  §.", 1, 1]]],
  ])("%j", (text, sentences) => {
    expect(cut(text)).toEqual(sentences);
  });

  test("are cut where Spanish begins them", () => {
    expect(cut("¿Es así? Sí [@S1]. ¡Llame!", "es").map(([text]) => text)).toEqual(["¿Es así?", "Sí §.", "¡Llame!"]);
  });
});
