import type { Language } from "../../text/message.ts";
import type { Protocol } from "../protocol.ts";
import type { FollowUp, SelfCheck, SelfCheckQuestion } from "../self-check.ts";
import { blocks } from "./markdown.ts";
import { phrase } from "./words.ts";

type CallText = SelfCheck["emergency"];

/** The self-check as patients read it, screen by screen, with the key of each answer for those who record it. */
export function selfCheckSheet({ selfCheck }: Protocol, language: Language): readonly string[] {
  if (selfCheck === undefined) return [];
  const say = (id: Parameters<typeof phrase>[0]): string => phrase(id, language);
  return [
    `## ${say("check.title")}`,
    say("check.how-to-read"),
    `### ${say("check.emergency")}`,
    called(selfCheck.emergency, language),
    `### ${say("check.crisis")}`,
    called(selfCheck.crisis, language),
    ...selfCheck.groups.flatMap(({ id, name }) => [
      `### ${name[language]}`,
      ...selfCheck.questions.filter(({ group }) => group === id).map((one) => questionSheet(one, language)),
    ]),
    `### ${say("check.clinician")}`,
    selfCheck.seenByClinician.map(({ symptom, says }) => `- ${says} \`${symptom}\``).join("\n"),
  ];
}

/** A text with its number, or with what stands in its place. */
export const called = ({ says, number }: CallText, language: Language): string =>
  says[language].trim().replaceAll("{number}", number[language]);

function questionSheet(question: SelfCheckQuestion, language: Language): string {
  const say = (id: Parameters<typeof phrase>[0]): string => phrase(id, language);
  const { number, symptom, asks, ifYes, followUps = [], alsoAsk = [], withoutSignal, text } = question;
  const crisis = text === "crisis" ? ` ${say("check.crisis-first")}` : "";
  const lines = [
    `- ${say("check.if-yes")} ${ifYes[language]}${crisis}`,
    ...followUps.map((one) => `- ${followUpLine(one, language)}`),
    ...(alsoAsk.length === 0 ? [] : [`- ${say("check.also-ask")} ${alsoAsk.map((key) => `\`${key}\``).join(", ")}`]),
    ...(withoutSignal === undefined ? [] : [`- ${say("check.no-signal")} ${withoutSignal.says.trim()}`]),
  ];
  return blocks(`**${number}. ${asks[language].trim()}** \`${symptom}\``, lines.join("\n"));
}

/** A question after the answer, and the key of its own answer for those who record it. */
export const followUpLine = (one: FollowUp, language: Language): string =>
  followUpParts(one, language, ` \`${one.symptom}\``);

/** The same as it is read on a screen. */
export const followUpSays = (one: FollowUp, language: Language): string => followUpParts(one, language, "");

function followUpParts({ asks, after, replaces }: FollowUp, language: Language, key: string): string {
  const when = phrase(after === "no" ? "check.after-no" : "check.after-yes", language);
  const instead = replaces === true ? ` ${phrase("check.replaces", language)}` : "";
  return `${when} ${asks[language].trim()}${key}${instead}`;
}
