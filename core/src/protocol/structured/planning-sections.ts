import { phraseIn, type Wording } from "../../text/wording.ts";
import type { Consequence, CourseInterval } from "../planning.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import { consequenceInWords, intervalInWords, leadInWords, timerInWords } from "../sheet/planning-words.ts";
import { phrase } from "../sheet/words.ts";
import type { Timer } from "../timer.ts";
import { itemOf, lineOf, type SheetItem, type SheetSection } from "./item.ts";

/** How long it takes to get a person ready, what may have to be done on the way, and what lies between courses. */
export function planningSections(
  { planning, intervals = [], timers = [], rules, layer }: Protocol,
  references: readonly Reference[],
  wording: Wording,
): readonly SheetSection[] {
  const { language } = wording;
  const nameOf = (rule: string): string => rules.find(({ id }) => id === rule)?.name ?? rule;
  const stated = (one: Consequence | CourseInterval | Timer, numbers: string): SheetItem =>
    itemOf(
      {
        id: one.id,
        name: phraseIn(one.name, wording),
        says: phraseIn(one.says, wording),
        layer: one.layer ?? layer,
        lines: [
          ...lineOf(phrase("planning.numbers", language), numbers),
          ...("jurisdictions" in one && one.jurisdictions !== undefined
            ? lineOf(phrase("readiness.jurisdictions", language), one.jurisdictions.join(", "))
            : []),
        ],
      },
      one,
      references,
    );
  const leads = (planning?.leads ?? []).map((one) =>
    itemOf(
      {
        id: one.rule,
        name: phraseIn(nameOf(one.rule), wording),
        says: leadInWords(one, wording),
        layer: one.layer ?? layer,
        lines: [],
      },
      one,
      references,
    ),
  );
  return [
    {
      id: "intervals",
      title: phrase("sheet.intervals", language),
      items: intervals.map((one) => stated(one, intervalInWords(one, wording))),
    },
    {
      id: "timers",
      title: phrase("sheet.timers", language),
      items: timers.map((one) => stated(one, timerInWords(one, wording))),
    },
    {
      id: "planning",
      title: phrase("sheet.planning", language),
      items: [...leads, ...(planning?.consequences ?? []).map((one) => stated(one, consequenceInWords(one, wording)))],
    },
  ].filter(({ items }) => items.length > 0);
}
