import { useLanguage } from "../words/words.ts";
import { useActWords } from "./act-words.ts";
import { useFormWords } from "./form-words.ts";
import { useChoices } from "./use-choices.ts";

const ofActs = [
  "acknowledged",
  "confirmed",
  "explained",
  "referred",
  "accepted",
  "resolved",
  "take",
  "snooze",
  "done",
  "reopen",
  "reached",
  "not-reached",
  "message-left",
  "wrong-number",
  "declined",
] as const;
const ofForms = [
  "normal",
  "abnormal",
  "uninterpretable",
  "yes",
  "no",
  "unsure",
  "unknown",
  "telephone",
  "e-mail",
  "letter",
  "in-person",
  "video",
  "family-doctor",
] as const;

const inLine = (word: string): string => `${word.charAt(0).toLowerCase()}${word.slice(1)}`;

/** What the codes of facts are called where people choose them. */
export function useCodeWords(): ReadonlyMap<string, string> {
  const act = useActWords();
  const form = useFormWords();
  const language = useLanguage();
  const choices = useChoices();
  // Most keys are English words already.
  const named: Iterable<readonly [string, string]> =
    choices === undefined || language === "en"
      ? []
      : [
          ...choices.otherSymptoms.map(({ key, says }) => [key, says] as const),
          ...choices.groups
            .flatMap(({ questions }) => questions.flatMap((one) => [one, ...one.followUps]))
            .map(({ symptom, asks }) => [symptom, asks[language]] as const),
          ...Object.entries(choices.names),
        ];
  return new Map<string, string>([
    ...named,
    ...(choices?.conditions ?? []).map(({ key, inLine: words }) => [key, words] as const),
    ...ofActs.map((code) => [code, inLine(act(code))] as const),
    ...ofForms.map((code) => [code, inLine(form(code))] as const),
    ["assign", inLine(act("hand-over"))],
  ]);
}
