import type { ChoicesJson } from "@longwatch/api";
import type { Answer } from "./answer-field.tsx";

export type Answers = Readonly<Record<string, Answer>>;

/** Only what stands on the page is an answer: a question that follows another goes with the answer that it followed. */
export function symptomFacts(
  reportedOn: string,
  given: Answers,
  groups: ChoicesJson["groups"],
): readonly { readonly symptom: string; readonly present: Answer }[] {
  const hidden = new Set(
    groups.flatMap(({ questions }) =>
      questions.flatMap(({ symptom, followUps }) =>
        followUps.filter(({ after }) => given[symptom] !== after).map((one) => one.symptom),
      ),
    ),
  );
  return Object.entries(given)
    .filter(([symptom]) => !hidden.has(symptom))
    .map(([symptom, present]) => ({ kind: "symptom-reported", reportedOn, symptom, present }));
}
