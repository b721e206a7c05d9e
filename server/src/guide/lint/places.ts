import { type Day, formatDay } from "@longwatch/core";
import { isDrawing } from "../drawing-names.ts";
import type { Fault, GuideRule } from "../fault.ts";
import { type Guide, wordsFileOf } from "../guide.ts";
import { blocksOf, marksOf, marksOfPage } from "../inlines.ts";
import type { Block, Page } from "../page.ts";
import type { Shelf } from "../shelf.ts";

type Found = (rule: GuideRule, line: number, saw: string, remedy: string) => Fault;

/** Sources, words, links, headings and drawings of a page lead somewhere, and its review is not past. @param asOf the day that is asked about; a review due on it is not past */
export function lintPlaces(page: Page, guide: Guide, shelf: Shelf, asOf: Day | undefined): readonly Fault[] {
  const found: Found = (rule, line, saw, remedy) => ({ rule, file: page.file, line, saw, remedy });
  return [
    ...(asOf !== undefined && page.reviewDue < asOf
      ? [found("review-overdue", 1, formatDay(page.reviewDue), "Review it, and write both days anew.")]
      : []),
    ...marksOfPage(page, "cite").flatMap(({ key, line }) => unknownSource(key, line, shelf, found)),
    ...marksOfPage(page, "word").flatMap(({ id, line }) =>
      guide.words[page.language].some((one) => one.id === id)
        ? []
        : [found("word-unknown", line, `[[${id}]]`, `Explain it in ${wordsFileOf(page.language)}.`)],
    ),
    ...marksOfPage(page, "link").flatMap(({ to, line }) => deadLink(to, line, page, guide, found)),
    ...headings(page).flatMap(({ id, line }, i, all) =>
      id !== undefined && all.findIndex((one) => one.id === id) === i
        ? []
        : [found("heading-id", line, id ?? "a heading without an id", "End it with an id of its own, {#like-this}.")],
    ),
    ...drawings(page).flatMap(({ name, of, line }) =>
      isDrawing(name, of, (id) => shelf.figure(id, page.language) !== undefined)
        ? []
        : [
            found(
              "drawing-unknown",
              line,
              `::${[name, ...of].join(" ")}`,
              "Write a drawing that guide/README.md lists.",
            ),
          ],
    ),
  ];
}

/** The same for the words explained: what they cite is on file. */
export const lintWords = (guide: Guide, shelf: Shelf): readonly Fault[] =>
  (["en", "es"] as const).flatMap((language) => {
    const file = wordsFileOf(language);
    const found: Found = (rule, line, saw, remedy) => ({ rule, file, line, saw, remedy });
    const others = new Set(guide.words[language === "en" ? "es" : "en"].map(({ id }) => id));
    return guide.words[language].flatMap(({ id, line, says }) => [
      ...marksOf([says], "cite").flatMap((one) => unknownSource(one.key, one.line, shelf, found)),
      ...says.flatMap((one) =>
        one.kind === "figure" || one.kind === "rule" || one.kind === "claim"
          ? [
              found(
                "mark-unreadable",
                one.line,
                `{${one.kind} …}`,
                "Cite with [@KEY]: an explanation holds no figure, rule or claim.",
              ),
            ]
          : [],
      ),
      ...(others.has(id) ? [] : [found("one-language", line, id, "Explain it in the other language too.")]),
    ]);
  });

const unknownSource = (key: string, line: number, { sources }: Shelf, found: Found): readonly Fault[] =>
  sources.has(key)
    ? []
    : [
        found(
          "citation-unknown",
          line,
          `[@${key}]`,
          "Write an id of protocols/references.yaml or evidence/bibliography.yaml.",
        ),
      ];

type Heading = Extract<Block, { readonly kind: "heading" }>;
export const headings = (page: Page): readonly Heading[] => blocksOf(page).filter((one) => one.kind === "heading");
const drawings = (page: Page) => blocksOf(page).filter((one) => one.kind === "drawing");

/** `risks.md`, `risks.md#thyroid`, `#thyroid`: a page of the same language, and a heading on it. */
function deadLink(to: string, line: number, page: Page, { pages }: Guide, found: Found): readonly Fault[] {
  const [, id, anchor] = /^(?:([a-z0-9-]+)\.md)?(?:#([a-z0-9-]+))?$/.exec(to) ?? [];
  const target = pages.find((one) => one.language === page.language && one.id === (id ?? page.id));
  const isThere =
    (id !== undefined || anchor !== undefined) &&
    target !== undefined &&
    (anchor === undefined || headings(target).some((one) => one.id === anchor));
  return isThere
    ? []
    : [found("link-dead", line, to, "Link to page.md or page.md#heading of this guide; other sites only by [@KEY].")];
}
