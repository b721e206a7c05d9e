import type { Language } from "@longwatch/core";
import type { Fault } from "../fault.ts";
import { type Guide, wordsFileOf } from "../guide.ts";
import { marksOf, passagesOf } from "../inlines.ts";
import { type Cell, type Inline, languages, type Page } from "../page.ts";
import { type Sentence, sentencesOf } from "../sentences.ts";

/** Digits that stand alone: not those of a name such as CD52, T2 or beta-1a. */
const digits = /(?<![\p{L}\d-])\d+(?:[.,]\d+)?(?!\p{L}|\d)/u;
const numberWords: Readonly<Record<Language, RegExp>> = {
  en: /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|half|twice)\b/iu,
  es: /(?<!\p{L})(dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|treinta|cuarenta|cincuenta|cien|ciento|mil|mitad)(?!\p{L})/iu,
};
/** How many people, or which part of them: such numbers come from the evidence alone. */
const shares = /\d\s*(%|per ?cent|por ciento)|\d+\s+(in|of|out of|de cada|de)\s+(every\s+)?\d+/iu;
const relatives: Readonly<Record<Language, RegExp>> = {
  en: /\b(halv\w+|half as|doubl(?:es|ed|ing) the|double the|twice as|\w+ times (as|more|less|fewer|likelier))\b/iu,
  es: /(?<!\p{L})(reduce a la mitad|la mitad de|el doble|duplica\p{L}*|veces (más|menos))(?!\p{L})/iu,
};

const settles = (one: Inline): boolean => ["cite", "figure", "rule", "own"].includes(one.kind);
const cites = (one: Inline): boolean => ["cite", "figure", "rule"].includes(one.kind);

/** Every sentence has its source; every number its source in the same sentence; numbers of effect or harm come from the evidence. */
export const lintSayings = (page: Page): readonly Fault[] =>
  passagesOf(page).flatMap(({ cells, prose }) => {
    const hasBoth = hasAbsolutes(cells);
    return prose
      .flatMap((cell) => sentencesOf(cell, page.language))
      .flatMap((sentence) => lintSentence(sentence, page, hasBoth));
  });

/** Of words explained only the numbers are held to this: that an antibody is a protein needs no source. */
export const lintExplanations = (guide: Guide): readonly Fault[] =>
  languages.flatMap((language) =>
    guide.words[language].flatMap(({ says }) =>
      sentencesOf(says, language)
        .flatMap((sentence) => lintSentence(sentence, { file: wordsFileOf(language), language }, false))
        .filter(({ rule }) => rule !== "statement-uncited"),
    ),
  );

function lintSentence(
  sentence: Sentence,
  { file, language }: Pick<Page, "file" | "language">,
  hasBoth: boolean,
): readonly Fault[] {
  const { text, inlines, line } = sentence;
  if (!/\p{L}/u.test(text)) return [];
  const saw = `“${shortened(text)}”`;
  const found = (rule: Fault["rule"], remedy: string): Fault => ({ rule, file, line, saw, remedy });
  const hasNumber = digits.test(text) || numberWords[language].test(text);
  const isLead = text.trimEnd().endsWith(":");
  const isQuestion = text.trimEnd().endsWith("?");
  const share = shares.test(text)
    ? [
        found(
          "number-not-from-evidence",
          "Take the number from evidence/ by {figure …}, or mark others' words with {quoted …}.",
        ),
      ]
    : [];
  const relative =
    relatives[language].test(text) && !hasBoth
      ? [
          found(
            "relative-without-absolute",
            "Write the absolute numbers beside it: {figure … treated} and {figure … compared}.",
          ),
        ]
      : [];
  const uncited =
    hasNumber && !inlines.some(cites)
      ? [found("number-uncited", "Cite its source before the full stop, [@KEY], or take it by {figure …} or {rule …}.")]
      : !inlines.some(settles) && !isLead && !isQuestion
        ? [found("statement-uncited", "End it with [@KEY] before the full stop, or {own} where it states no fact.")]
        : [];
  return [...share, ...relative, ...uncited];
}

/** Whether both absolute numbers of some figure stand in a passage. */
function hasAbsolutes(cells: readonly Cell[]): boolean {
  const figures = marksOf(cells, "figure");
  return figures.some(
    ({ id, part }) =>
      part === "all" || (part === "treated" && figures.some((one) => one.id === id && one.part === "compared")),
  );
}

const shortened = (text: string): string => {
  const one = text.replaceAll(/[\s\u{FFFC}]+/gu, " ").trim();
  return one.length > 70 ? `${one.slice(0, 67)}…` : one;
};
