import type { Language } from "../../text/message.ts";
import type { Wording } from "../../text/wording.ts";
import type { CandidacyCriterion, QuestionGroup, Weighed } from "../candidacy.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import { candidacyTestInWords, coursesAsked } from "./candidacy-words.ts";
import { blocks, table } from "./markdown.ts";
import { oneLine, sourcesInWords } from "./rule-sheet.ts";
import { type MessageId, phrase } from "./words.ts";

/** Before a course: every criterion with what meets it, and how this version weighs each. */
export function candidacySheet(
  protocol: Protocol,
  references: readonly Reference[],
  language: Language,
): readonly string[] {
  const { criteria = [], questions = [], candidacy = [], layer } = protocol;
  const say = (id: MessageId): string => phrase(id, language);
  const wording: Wording = { language, phrases: new Map() };
  return [
    ...(criteria.length === 0
      ? []
      : [`## ${say("sheet.criteria")}`, ...criteria.map((one) => criterionSheet(one, references, wording))]),
    ...(questions.length === 0
      ? []
      : [`## ${say("sheet.questions")}`, ...questions.flatMap((one) => questionSheet(one, language))]),
    ...(candidacy.length === 0
      ? []
      : [
          `## ${say("sheet.candidacy")}`,
          table(
            heads.map((id) => say(id)),
            candidacy.map((one) => rowOf(one, one.layer ?? layer, references, wording)),
          ),
        ]),
  ];
}

const questionSheet = ({ name, asks }: QuestionGroup, language: Language): readonly string[] => [
  `### ${name[language]}`,
  asks.map((one) => `- ${one.asks[language]} \`${one.item}\``).join("\n"),
];

const heads = [
  "candidacy.criterion",
  "candidacy.weight",
  "candidacy.courses",
  "sheet.layer",
  "sheet.confidence",
  "sheet.sources",
  "sheet.notes",
] as const;

const rowOf = (
  one: Weighed,
  layer: Protocol["layer"],
  references: readonly Reference[],
  wording: Wording,
): readonly string[] => [
  `\`${one.criterion}\``,
  phrase(`weight.${one.weight}`, wording.language),
  coursesAsked(one, wording),
  phrase(`layer.${layer}`, wording.language),
  phrase(`confidence.${one.confidence}`, wording.language),
  sourcesInWords(one.sources, references),
  oneLine(one.note ?? ""),
];

function criterionSheet(
  { id, name, says, when, confidence, sources }: CandidacyCriterion,
  references: readonly Reference[],
  wording: Wording,
): string {
  const say = (of: MessageId): string => phrase(of, wording.language);
  return blocks(
    `### ${name} (\`${id}\`)`,
    `> ${oneLine(wording.language === "en" ? says : `[en] ${says}`)}`,
    [
      `- **${say("candidacy.met")}:** ${candidacyTestInWords(when, wording)}`,
      `- **${say("sheet.confidence")}:** ${say(`confidence.${confidence}`)}`,
      `- **${say("sheet.sources")}:** ${sourcesInWords(sources, references)}`,
    ].join("\n"),
  );
}
