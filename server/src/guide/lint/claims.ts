import type { Fault } from "../fault.ts";
import { claimsFileName, type Guide } from "../guide.ts";
import { flat, marksOf, marksOfPage, passagesOf } from "../inlines.ts";
import { type Cell, languages, type Page } from "../page.ts";

/** Where a claim is stated rightly, by `{claim …}`. */
export type Stated = { readonly page: Page; readonly line: number; readonly cells: readonly Cell[] };

export const statedIn = (pages: readonly Page[], claim: string): readonly Stated[] =>
  pages.flatMap((page) =>
    passagesOf(page).flatMap(({ cells }) => {
      const mark = marksOf(cells, "claim").find(({ id }) => id === claim);
      return mark === undefined ? [] : [{ page, line: mark.line, cells }];
    }),
  );

/** Each public claim is stated rightly in both languages, in a passage that names what it must; words of wrong claims stand nowhere else. */
export const lintClaims = (guide: Guide): readonly Fault[] => [
  ...guide.claims.flatMap((claim) => {
    const inClaims = (rule: Fault["rule"], saw: string, remedy: string): Fault => ({
      rule,
      file: claimsFileName,
      line: claim.line,
      saw,
      remedy,
    });
    const stated = statedIn(guide.pages, claim.id);
    const isStated = languages.every((language) => stated.some(({ page }) => page.language === language));
    const isAwaited = claim.awaits !== undefined && !guide.pages.some(({ id }) => id === claim.awaits);
    return [
      ...(isStated || isAwaited
        ? []
        : [
            inClaims(
              "claim-unstated",
              claim.id,
              `Mark the passage that states it, {claim ${claim.id}}, in both languages.`,
            ),
          ]),
      ...(isStated && claim.awaits !== undefined
        ? [inClaims("claim-unstated", `awaits ${claim.awaits}`, "Take `awaits` out: it is stated.")]
        : []),
      ...stated.flatMap(({ page, line, cells }) => unfounded(claim, page, line, cells)),
    ];
  }),
  ...guide.pages.flatMap((page) => [...unknownClaims(page, guide), ...strayWords(page, guide)]),
];

function unfounded(
  { id, needs }: Guide["claims"][number],
  { file }: Page,
  line: number,
  cells: readonly Cell[],
): readonly Fault[] {
  const figures = new Set(marksOf(cells, "figure").map((one) => one.id));
  const sources = new Set(marksOf(cells, "cite").map(({ key }) => key));
  const missing = [
    ...(needs?.figures ?? []).filter((one) => !figures.has(one)),
    ...(needs?.sources ?? []).filter((one) => !sources.has(one)),
  ];
  return missing.map((one) => ({
    rule: "claim-unfounded",
    file,
    line,
    saw: `{claim ${id}} without ${one}`,
    remedy: "Name it in the same passage.",
  }));
}

const unknownClaims = (page: Page, { claims }: Guide): readonly Fault[] =>
  marksOfPage(page, "claim").flatMap(({ id, line }): readonly Fault[] =>
    claims.some((one) => one.id === id)
      ? []
      : [{ rule: "claim-unknown", file: page.file, line, saw: id, remedy: `Write an id of ${claimsFileName}.` }],
  );

/** Words such as placebo, outside the passage that puts them right. */
const strayWords = (page: Page, { claims }: Guide): readonly Fault[] =>
  passagesOf(page).flatMap(({ cells }) => {
    const here = new Set(marksOf(cells, "claim").map(({ id }) => id));
    return claims
      .filter(({ id, onlyHere }) => onlyHere !== undefined && !here.has(id))
      .flatMap(({ id, onlyHere }) =>
        cells.flatMap(flat).flatMap((inline): readonly Fault[] => {
          if (inline.kind !== "text" && inline.kind !== "quoted") return [];
          const word = onlyHere![page.language].find((one) => inline.text.toLowerCase().includes(one.toLowerCase()));
          return word === undefined
            ? []
            : [
                {
                  rule: "placebo",
                  file: page.file,
                  line: inline.line,
                  saw: word,
                  remedy: `Name the comparator or the thing as it is; the word belongs to the passage of {claim ${id}} alone.`,
                },
              ];
        }),
      );
  });
