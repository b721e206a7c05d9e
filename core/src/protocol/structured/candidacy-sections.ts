import { phraseIn, type Wording } from "../../text/wording.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import { candidacyTestInWords, coursesAsked } from "../sheet/candidacy-words.ts";
import { keyIn } from "../sheet/words.es.ts";
import { phrase } from "../sheet/words.ts";
import { itemOf, lineOf, type SheetSection } from "./item.ts";

/** What is asked before a course, and how this version weighs it. */
export function candidacySections(
  { criteria = [], candidacy = [], layer }: Protocol,
  references: readonly Reference[],
  wording: Wording,
): readonly SheetSection[] {
  const { language } = wording;
  const asked = criteria.map((one) =>
    itemOf(
      {
        id: one.id,
        name: phraseIn(one.name, wording),
        says: phraseIn(one.says, wording),
        layer,
        lines: lineOf(phrase("candidacy.met", language), candidacyTestInWords(one.when, wording)),
      },
      one,
      references,
    ),
  );
  const weighed = candidacy.map((one) =>
    itemOf(
      {
        id: one.criterion,
        name: keyIn(one.criterion, wording),
        says: phrase(`weight.${one.weight}`, language),
        layer: one.layer ?? layer,
        lines: [
          ...lineOf(phrase("candidacy.courses", language), coursesAsked(one, wording)),
          ...lineOf(phrase("sheet.notes", language), one.note && phraseIn(one.note, wording)),
        ],
      },
      one,
      references,
    ),
  );
  return [
    { id: "criteria", title: phrase("sheet.criteria", language), items: asked },
    { id: "candidacy", title: phrase("sheet.candidacy", language), items: weighed },
  ].filter(({ items }) => items.length > 0);
}
