import { say } from "../../text/message.ts";
import { english, phraseIn, type Wording } from "../../text/wording.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";
import type { SignalAdvice, SignalRule } from "../signal-rule.ts";
import { criterionInWords } from "./criterion-words.ts";
import { blocks, facts } from "./markdown.ts";
import { sourcesInWords } from "./rule-sheet.ts";
import { keyIn } from "./words.es.ts";
import { type MessageId, phrase } from "./words.ts";

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
export const warningLines = (rule: SignalRule, wording: Wording = english): readonly (readonly [string, string])[] => {
  const { language } = wording;
  const line = (id: MessageId, text: string | undefined): readonly (readonly [string, string])[] =>
    text === undefined || text === "" ? [] : [[phrase(id, language), text]];
  const words = language === "es" ? inSpanish(wording) : inEnglish;
  return [
    ...line("rule.when", criterionInWords(rule.when, wording)),
    ...line("warning.stands-back", rule.notWhen?.join(", ")),
    ...line(
      "warning.confirm",
      rule.confirmWithinHours === undefined ? undefined : words.hours(rule.confirmWithinHours),
    ),
    ...line("warning.do", rule.advice.map(words.advice).join(" ")),
    ...line("warning.could-be", rule.candidates.join(", ")),
    ...line("warning.hold", rule.holds.map(words.hold).join(", ")),
  ];
};

type Words = {
  readonly hours: (hours: number) => string;
  readonly advice: (advice: SignalAdvice) => string;
  readonly hold: (hold: SignalRule["holds"][number]) => string;
};

const hoursInWords = (hours: number): string =>
  hours % 24 === 0 && hours > 48 ? `${hours / 24} days` : `${hours} hours`;

const inEnglish: Words = {
  hours: hoursInWords,
  advice: (advice) => {
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
  },
  hold: (hold) => hold,
};

const inSpanish = (wording: Wording): Words => ({
  hours: (hours) => (hours % 24 === 0 && hours > 48 ? `${hours / 24} días` : `${hours} horas`),
  advice: (advice) => {
    switch (advice.kind) {
      case "test": {
        const tests = advice.tests.map((test) => keyIn(test, wording)).join(", ");
        return say("advice.test", { tests, withinHours: advice.withinHours }, "es");
      }
      case "refer":
        return say("advice.refer", { to: phraseIn(advice.to, wording), withinHours: advice.withinHours }, "es");
      case "say":
        return advice.saysEs ?? phraseIn(advice.says, wording);
    }
  },
  hold: (hold) => say(`hold.${hold}`, {}, "es"),
});
