import type { Language } from "../../text/message.ts";
import { say } from "../../text/message.ts";
import type { Wording } from "../../text/wording.ts";
import type { InfusionDayRules } from "../infusion-day.ts";
import type { Protocol } from "../protocol.ts";
import type { ReadinessItem } from "../readiness.ts";
import type { Reference } from "../references.ts";
import { blocks, table } from "./markdown.ts";
import { readinessTestInWords } from "./readiness-words.ts";
import { oneLine, sourcesInWords } from "./rule-sheet.ts";
import { type MessageId, phrase } from "./words.ts";

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
      partsOf(readiness.day, language).map(([text, one]) => [
        text,
        phrase(`layer.${one.layer ?? layer}`, language),
        phrase(`confidence.${one.confidence}`, language),
        sourcesInWords(one.sources, references),
      ]),
    ),
  ];
}

function itemSheet(
  { id, name, says, test, confidence, sources, infusions, courses, jurisdictions, appliesTo, ...one }: ReadinessItem,
  layer: Protocol["layer"],
  references: readonly Reference[],
  wording: Wording,
): string {
  const { language } = wording;
  const line = (of: MessageId, text: string): string => `- **${phrase(of, language)}:** ${text}`;
  return blocks(
    `### ${name} (\`${id}\`)`,
    `> ${oneLine(language === "en" ? says : `[en] ${says}`)}`,
    [
      line("readiness.looked-at", readinessTestInWords(test, wording)),
      line("readiness.infusions", infusions?.join(", ") ?? phrase("readiness.all-infusions", language)),
      ...(courses === undefined ? [] : [line("readiness.courses", say(`readiness-courses.${courses}`, {}, language))]),
      ...(jurisdictions === undefined ? [] : [line("readiness.jurisdictions", jurisdictions.join(", "))]),
      ...(appliesTo === undefined ? [] : [line("readiness.concerns", phrase(`applies.${appliesTo}`, language))]),
      line("sheet.layer", phrase(`layer.${one.layer ?? layer}`, language)),
      line("sheet.confidence", phrase(`confidence.${confidence}`, language)),
      line("sheet.sources", sourcesInWords(sources, references)),
    ].join("\n"),
  );
}

type Part = InfusionDayRules["dose"] | InfusionDayRules["observation"] | InfusionDayRules["reactions"][number];

/** Each part of the day with its numbers, as one sentence. */
function partsOf(
  day: InfusionDayRules,
  language: Language,
): readonly (readonly [string, Pick<Part, "layer" | "confidence" | "sources">])[] {
  const { dose, bag, vitals, observation, reactions, told } = day;
  const said = (numbers: string, { says }: { readonly says: string }): string =>
    [numbers, oneLine(language === "en" ? says : `[en] ${says}`)].filter((part) => part !== "").join(" ");
  return [
    [
      said(
        say(
          "infusion-day.dose",
          { daily: dose.dailyMg, first: dose.firstCourseMg, later: dose.laterCourseMg },
          language,
        ),
        dose,
      ),
      dose,
    ],
    [
      said(
        say(
          "infusion-day.bag",
          { hours: bag.hours, minutes: bag.infusionMinutes, where: bag.startsWithinIn.join(", ") },
          language,
        ),
        bag,
      ),
      bag,
    ],
    [
      said(
        say(
          "infusion-day.vitals",
          {
            every: vitals.everyMinutes,
            most: vitals.atMostMinutes,
            rules: vitals.alarms.map((id) => `\`${id}\``).join(", "),
          },
          language,
        ),
        vitals,
      ),
      vitals,
    ],
    [said(say("infusion-day.observation", { minutes: observation.minutes }, language), observation), observation],
    ...reactions.map(
      (one) =>
        [
          said(
            say(
              "infusion-day.reaction",
              { grade: one.grade, effect: say(`infusion-effect.${one.effect}`, {}, language) },
              language,
            ),
            one,
          ),
          one,
        ] as const,
    ),
    ...told.map((one) => [said("", one), one] as const),
  ];
}
