import type { Language } from "../../text/message.ts";
import type { Wording } from "../../text/wording.ts";
import type { Consequence, CourseInterval } from "../planning.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import type { Timer } from "../timer.ts";
import { blocks, table } from "./markdown.ts";
import { consequenceInWords, intervalInWords, leadInWords, timerInWords } from "./planning-words.ts";
import { oneLine, sourcesInWords } from "./rule-sheet.ts";
import { type MessageId, phrase } from "./words.ts";

/** How long it takes to get a person ready, what may have to be done on the way, and what lies between courses. */
export function planningSheet(
  { planning, intervals = [], timers = [], layer }: Protocol,
  references: readonly Reference[],
  language: Language,
): readonly string[] {
  const say = (id: MessageId): string => phrase(id, language);
  const wording: Wording = { language, phrases: new Map() };
  const item = (one: Consequence | CourseInterval | Timer, numbers: string): string =>
    blocks(
      `### ${one.name} (\`${one.id}\`)`,
      `> ${oneLine(language === "en" ? one.says : `[en] ${one.says}`)}`,
      [
        `- **${say("planning.numbers")}:** ${numbers}`,
        ...placesOf(one).map((places) => `- **${say("readiness.jurisdictions")}:** ${places}`),
        `- **${say("sheet.layer")}:** ${say(`layer.${one.layer ?? layer}`)}`,
        `- **${say("sheet.confidence")}:** ${say(`confidence.${one.confidence}`)}`,
        `- **${say("sheet.sources")}:** ${sourcesInWords(one.sources, references)}`,
      ].join("\n"),
    );
  return [
    ...(intervals.length === 0
      ? []
      : [`## ${say("sheet.intervals")}`, ...intervals.map((one) => item(one, intervalInWords(one, wording)))]),
    ...(timers.length === 0
      ? []
      : [`## ${say("sheet.timers")}`, ...timers.map((one) => item(one, timerInWords(one, wording)))]),
    ...(planning === undefined
      ? []
      : [
          `## ${say("sheet.planning")}`,
          table(
            [say("planning.step"), say("planning.takes"), say("sheet.confidence"), say("sheet.sources")],
            planning.leads.map((one) => [
              `\`${one.rule}\``,
              leadInWords(one, wording),
              say(`confidence.${one.confidence}`),
              sourcesInWords(one.sources, references),
            ]),
          ),
          ...planning.consequences.map((one) => item(one, consequenceInWords(one, wording))),
        ]),
  ];
}

const placesOf = (one: Consequence | CourseInterval | Timer): readonly string[] =>
  "jurisdictions" in one && one.jurisdictions !== undefined ? [one.jurisdictions.join(", ")] : [];
