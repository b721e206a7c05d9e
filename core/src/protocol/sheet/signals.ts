import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import type { SignalAdvice, SignalRule } from "../signal-rule.ts";
import { criterionInWords } from "./criterion-words.ts";
import { blocks, facts } from "./markdown.ts";
import { sourcesInWords } from "./rule-sheet.ts";

export const bases = {
  E: "E: stated in a source that was read",
  R: "R: recalled from a known standard, to be checked",
  P: "P: proposed, to be decided",
} as const;

/** The warnings of a protocol, by what they warn of: everything that decides is on it. */
export function signalSheets({ signals = [] }: Protocol, references: readonly Reference[]): readonly string[] {
  if (signals.length === 0) return [];
  const bySignal = Map.groupBy(signals, ({ signal }) => signal);
  return [
    `## Warning signs`,
    ...[...bySignal].flatMap(([signal, rules]) => [`### ${signal}`, ...rules.map((rule) => sheetOf(rule, references))]),
  ];
}

const sheetOf = (rule: SignalRule, references: readonly Reference[]): string =>
  blocks(
    `#### ${rule.id} ${rule.name}: ${rule.urgency}`,
    rule.says,
    facts([
      ...warningLines(rule),
      ["Basis", bases[rule.basis]],
      ["Confidence", rule.confidence],
      ["Sources", sourcesInWords(rule.sources, references)],
    ]),
  );

/** When a warning speaks, how fast, what is done and what is held. */
export const warningLines = (rule: SignalRule): readonly (readonly [string, string])[] => [
  ["When", criterionInWords(rule.when)],
  ...optional("Stands back for", rule.notWhen?.join(", ")),
  ...optional("Confirm within", hoursInWords(rule.confirmWithinHours)),
  ...optional("Do", rule.advice.map(adviceInWords).join(" ")),
  ["Could be", rule.candidates.join(", ")],
  ...optional("Hold", rule.holds.join(", ")),
];

const optional = (label: string, text: string | undefined): readonly (readonly [string, string])[] =>
  text === undefined || text === "" ? [] : [[label, text]];

const hoursInWords = (hours: number | undefined): string | undefined =>
  hours === undefined ? undefined : hours % 24 === 0 && hours > 48 ? `${hours / 24} days` : `${hours} hours`;

function adviceInWords(advice: SignalAdvice): string {
  switch (advice.kind) {
    case "test":
      return `Within ${hoursInWords(advice.withinHours)}: ${advice.tests.join(", ")}.`;
    case "refer":
      return advice.withinHours === undefined
        ? `Refer to ${advice.to}.`
        : `Ring ${advice.to} within ${hoursInWords(advice.withinHours)}.`;
    case "say":
      return advice.says;
  }
}
