import type { Language } from "@longwatch/core";
import { syllable } from "syllable";
import { isFigurePart, sayPart } from "./figure-parts.ts";
import { flat } from "./inlines.ts";
import { ratioOf } from "./lint/figures.ts";
import type { Block, Cell, Page } from "./page.ts";
import type { Shelf } from "./shelf.ts";
import { syllablesInSpanish } from "./syllables-in-spanish.ts";

/** How hard a text is to read. `age` is the youngest reader for whom it is meant to be easy, in years. */
export type Reading = {
  readonly words: number;
  readonly sentences: number;
  readonly score: number;
  readonly age: number;
};

/** The oldest that a page may ask for. */
export const targetAge = 13;

/** Nothing where there is no sentence to measure. */
export function readingOf(page: Page, shelf: Shelf): Reading | undefined {
  const texts = page.blocks.flatMap(proseOf).map((cell) => asRead(cell, page.language, shelf));
  const segmenter = new Intl.Segmenter(page.language, { granularity: "sentence" });
  const sentences = texts
    .flatMap((text) => [...segmenter.segment(text)].map(({ segment }) => wordsIn(segment, page.language)))
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return undefined;
  const syllables = words.reduce(
    (sum, word) => sum + (page.language === "es" ? syllablesInSpanish(word) : syllable(word)),
    0,
  );
  const measured = (page.language === "es" ? inSpanish : inEnglish)(
    words.length / sentences.length,
    syllables / words.length,
  );
  return { words: words.length, sentences: sentences.length, ...measured };
}

type Measured = { readonly score: number; readonly age: number };

/** Flesch–Kincaid grade (Kincaid and others 1975); the first grade of US schools is for children of six. */
export function inEnglish(wordsPerSentence: number, syllablesPerWord: number): Measured {
  const grade = 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59;
  return { score: grade, age: Math.max(6, grade + 5) };
}

/**
 * Perspicuity of Szigriszt-Pazos (1993), which the INFLESZ scale uses (Barrio-Cantalejo and others 2008). His table gives 12
 * years to 66 to 75 points and 11 to 76 to 85; below 66, where it names no age, we go on by a year for five points.
 */
export function inSpanish(wordsPerSentence: number, syllablesPerWord: number): Measured {
  const score = 206.835 - 62.3 * syllablesPerWord - wordsPerSentence;
  const age = score >= 86 ? 10 : score >= 76 ? 11 : score >= 66 ? 12 : 12 + (66 - score) / 5;
  return { score, age: Math.min(20, age) };
}

const wordsIn = (text: string, language: Language): readonly string[] =>
  [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)]
    .map(({ segment }) => segment)
    .filter((word) => /\p{L}/u.test(word));

/** What is read as running text: no headings, and no tables, which nobody reads as sentences. */
function proseOf(block: Block): readonly Cell[] {
  if (block.kind === "paragraph") return [block.children];
  if (block.kind === "note") return block.blocks.flatMap(proseOf);
  return block.kind === "list" ? block.items.flatMap(({ blocks }) => blocks.flatMap(proseOf)) : [];
}

/** A line with its numbers written out, as the reader sees it; an item without a full stop ends all the same. */
const asRead = (cell: Cell, language: Language, shelf: Shelf): string =>
  flat(cell)
    .map((one) => {
      if (one.kind === "text" || one.kind === "quoted") return one.text.replaceAll("\n", " ");
      if (one.kind === "word") return one.shown;
      if (one.kind === "rule") return String(shelf.ruleNumber(one.protocol, one.rule, one.field)?.value ?? "");
      if (one.kind !== "figure" || !isFigurePart(one.part)) return "";
      const figure = shelf.figure(one.id, language);
      return figure === undefined ? "" : (sayPart(figure, ratioOf(one.id, shelf), one.part, language) ?? "");
    })
    .join("");
