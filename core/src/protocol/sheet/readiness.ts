import type { Language } from "../../text/message.ts";
import type { Wording } from "../../text/wording.ts";
import type { Protocol } from "../protocol.ts";
import type { ReadinessItem } from "../readiness.ts";
import type { Reference } from "../references.ts";
import { blocks, table } from "./markdown.ts";
import { partsOfDay, readinessLines } from "./readiness-words.ts";
import { oneLine, sourcesInWords } from "./rule-sheet.ts";
import { phrase } from "./words.ts";

/** Before an infusion begins: every item with what makes it red; and how its day goes. */
export function readinessSheet(
  { readiness, layer }: Protocol,
  references: readonly Reference[],
  language: Language,
): readonly string[] {
  if (readiness === undefined) return [];
  const wording: Wording = { language, phrases: new Map() };
  return [
    `## ${phrase("sheet.readiness", language)}`,
    ...readiness.items.map((one) => itemSheet(one, layer, references, wording)),
    `## ${phrase("sheet.infusion-day", language)}`,
    table(
      (["readiness.numbers", "sheet.layer", "sheet.confidence", "sheet.sources"] as const).map((id) =>
        phrase(id, language),
      ),
      partsOfDay(readiness.day, wording).map(({ numbers, of }) => [
        [numbers, oneLine(language === "en" ? of.says : `[en] ${of.says}`)].filter((part) => part !== "").join(" "),
        phrase(`layer.${of.layer ?? layer}`, language),
        phrase(`confidence.${of.confidence}`, language),
        sourcesInWords(of.sources, references),
      ]),
    ),
  ];
}

function itemSheet(
  one: ReadinessItem,
  layer: Protocol["layer"],
  references: readonly Reference[],
  wording: Wording,
): string {
  const { id, name, says, confidence, sources } = one;
  const { language } = wording;
  const origin = [
    ["sheet.layer", phrase(`layer.${one.layer ?? layer}`, language)],
    ["sheet.confidence", phrase(`confidence.${confidence}`, language)],
    ["sheet.sources", sourcesInWords(sources, references)],
  ] as const;
  return blocks(
    `### ${name} (\`${id}\`)`,
    `> ${oneLine(language === "en" ? says : `[en] ${says}`)}`,
    [...readinessLines(one, wording), ...origin]
      .map(([of, text]) => `- **${phrase(of, language)}:** ${text}`)
      .join("\n"),
  );
}
