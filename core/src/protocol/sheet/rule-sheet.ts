import type { Language } from "../../text/message.ts";
import type { Wording } from "../../text/wording.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import type { Rule, Source } from "../rule.ts";
import { evidenceInWords } from "./evidence.ts";
import { blocks } from "./markdown.ts";
import { timingInWords } from "./timing.ts";
import { type MessageId, phrase } from "./words.ts";

/** One rule as people sign it: its sentence first, then everything the software will do with it. */
export function ruleSheet(
  rule: Rule,
  protocol: Protocol,
  references: readonly Reference[],
  language: Language,
): string {
  const say = (id: MessageId): string => phrase(id, language);
  const lines: readonly RuleLine[] = [
    ...decidingLines(rule, { language, phrases: new Map() }),
    ["sheet.layer", say(`layer.${rule.layer ?? protocol.layer}`)],
    ["sheet.confidence", say(`confidence.${rule.confidence}`)],
    ["sheet.sources", sourcesInWords(rule.sources, references)],
    ["rule.carried", rule.carriedFrom === undefined ? undefined : `\`${rule.carriedFrom}\``],
    ["rule.rationale", rule.rationale],
  ];
  return blocks(
    `### ${rule.name} (\`${rule.id}\`)`,
    `> ${sentence(rule, language)}`,
    lines.flatMap(([id, text]) => (text === undefined ? [] : [`- **${say(id)}:** ${oneLine(text)}`])).join("\n"),
  );
}

/** A label and what stands beside it; undefined: the rule has none. */
export type RuleLine = readonly [MessageId, string | undefined];

/** What the software does with a rule: when, about what, by what evidence, for whom, and how strongly. */
export function decidingLines(rule: Rule, wording: Wording): readonly RuleLine[] {
  const say = (id: MessageId): string => phrase(id, wording.language);
  return [
    ["rule.when", timingInWords(rule, wording)],
    ["rule.concerns", rule.kind === "standing" ? say(`phase.${rule.phase}`) : undefined],
    ["rule.counts", "evidence" in rule ? evidenceInWords(rule.evidence, wording) : undefined],
    ["rule.for", say(`applies.${rule.appliesTo ?? "everyone"}`)],
    ["rule.requirement", say(`requirement.${rule.requirement}`)],
  ];
}

/** The rule's own sentence; where the language has none, the English one, marked. */
export const sentence = (rule: Pick<Rule, "says" | "saysEs">, language: Language): string =>
  oneLine(language === "en" ? rule.says : (rule.saysEs ?? `[en] ${rule.says}`));

/** Titles, so that nobody has to look up a number to know what was read. */
export const sourcesInWords = (sources: readonly Source[], references: readonly Reference[]): string =>
  sources
    .map(({ ref, at }) => {
      const title = references.find(({ id }) => id === ref)?.title ?? "not in the bibliography";
      return `${title}${at === undefined ? "" : `, ${at}`} [${ref}]`;
    })
    .join("; ");

export const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, " ");
