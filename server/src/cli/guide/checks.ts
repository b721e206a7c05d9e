import { statedIn } from "../../guide/lint/claims.ts";
import { readingOf, targetAge } from "../../guide/reading-age.ts";
import { printed, printedJson } from "../outcome.ts";
import { columns } from "../present/layout.ts";
import { type Ending, type GuideOptions, onGuide } from "./on-guide.ts";

export const lint = (folder: string, options: GuideOptions): Ending =>
  onGuide(folder, options, ({ guide }) =>
    options.json ? printedJson({ lint: 1, faults: [] }) : printed(`${guide.pages.length} pages, no problems.`),
  );

/** For which age each page is easy, and which ask for more than {@link targetAge}. */
export const readingAge = (folder: string, options: GuideOptions): Ending =>
  onGuide(folder, options, ({ guide, shelf }) => {
    const pages = guide.pages.map((page) => ({ file: page.file, language: page.language, ...readingOf(page, shelf) }));
    if (options.json) return printedJson({ readingAge: 1, target: targetAge, pages });
    const rows = pages.map(({ file, words, sentences, score, age }) =>
      age === undefined || score === undefined || words === undefined || sentences === undefined
        ? [file, "–", "–", "–", "–", "nothing to read"]
        : [
            file,
            String(words),
            (words / sentences).toFixed(1),
            score.toFixed(1),
            age.toFixed(1),
            age > targetAge ? `above ${targetAge}` : "",
          ],
    );
    const above = pages.filter(({ age }) => age !== undefined && age > targetAge);
    return printed(
      [
        ...columns([["page", "words", "a sentence", "score", "age", ""], ...rows], 0),
        "",
        "Score: Flesch–Kincaid grade (English), perspicuity of Szigriszt-Pazos (Spanish).",
        above.length === 0
          ? `Every page is for readers of ${targetAge} or younger.`
          : `Above ${targetAge}: ${above.map(({ file }) => file).join(", ")}`,
      ].join("\n"),
    );
  });

/** Where each public claim is stated rightly. */
export const claims = (folder: string, options: GuideOptions): Ending =>
  onGuide(folder, options, ({ guide }) => {
    const found = guide.claims.map(({ id, said, right, awaits }) => ({
      id,
      said,
      right,
      stated: statedIn(guide.pages, id).map(({ page, line }) => `${page.file}:${line}`),
      awaits: awaits ?? null,
    }));
    if (options.json) return printedJson({ claims: 1, found });
    return printed(
      found
        .flatMap(({ id, said, right, stated, awaits }) => [
          `${id}: ${said}`,
          `  ${right}`,
          ...stated.map((one) => `  ${one}`),
          ...(awaits === null ? [] : [`  not stated yet: awaits ${awaits}`]),
          "",
        ])
        .join("\n"),
    );
  });
