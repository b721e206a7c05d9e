import type { Day } from "@longwatch/core";
import type { Fault } from "../fault.ts";
import type { Guide } from "../guide.ts";
import type { Shelf } from "../shelf.ts";
import { lintClaims } from "./claims.ts";
import { lintFigures } from "./figures.ts";
import { lintParity } from "./parity.ts";
import { lintPlaces, lintWords } from "./places.ts";
import { lintExplanations, lintSayings } from "./sayings.ts";

/** Everything that is wrong with what could be read of the guide, on a day; without a day nothing is said of reviews that are past, so that a build does not fail by the calendar. An empty list: it may be built. */
export const lintGuide = (guide: Guide, shelf: Shelf, asOf?: Day): readonly Fault[] => [
  ...shelf.sourcesTwice.map(
    (id): Fault => ({
      rule: "source-twice",
      file: "../evidence/bibliography.yaml",
      line: 1,
      saw: id,
      remedy: "Leave it in protocols/references.yaml alone, or give it another id.",
    }),
  ),
  ...guide.pages.flatMap((page) => [
    ...lintPlaces(page, guide, shelf, asOf),
    ...lintSayings(page),
    ...lintFigures(page, shelf),
  ]),
  ...lintWords(guide, shelf),
  ...lintExplanations(guide),
  ...lintParity(guide),
  ...lintClaims(guide),
];
