import { phraseIn, type Wording } from "../../text/wording.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import { partsOfDay, readinessLines } from "../sheet/readiness-words.ts";
import { phrase } from "../sheet/words.ts";
import { flat, itemOf, lineOf, type SheetSection } from "./item.ts";

/** What is gone through before an infusion begins, and how its day goes. */
export function readinessSections(
  { readiness, layer }: Protocol,
  references: readonly Reference[],
  wording: Wording,
): readonly SheetSection[] {
  if (readiness === undefined) return [];
  const { language } = wording;
  const asked = readiness.items.map((one) =>
    itemOf(
      {
        id: one.id,
        name: phraseIn(one.name, wording),
        says: phraseIn(one.says, wording),
        layer: one.layer ?? layer,
        lines: readinessLines(one, wording).flatMap(([id, text]) => lineOf(phrase(id, language), text)),
      },
      one,
      references,
    ),
  );
  const day = partsOfDay(readiness.day, wording).map(({ id, numbers, of }) =>
    itemOf(
      {
        id,
        name: flat(phraseIn(of.says, wording)),
        says: phraseIn(of.says, wording),
        layer: of.layer ?? layer,
        lines: lineOf(phrase("readiness.numbers", language), numbers),
      },
      of,
      references,
    ),
  );
  return [
    { id: "readiness", title: phrase("sheet.readiness", language), items: asked },
    { id: "infusion-day-parts", title: phrase("sheet.infusion-day", language), items: day },
  ];
}
