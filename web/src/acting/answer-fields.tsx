import type { ReactElement, ReactNode } from "react";
import { type Answer, AnswerField } from "./answer-field.tsx";

export type Answers = Readonly<Record<string, Answer>>;

/** Questions one under the other, each with what a certain answer leads to. */
export function AnswerFields({
  of,
  answers,
  given,
  change,
  then,
}: {
  readonly of: readonly { readonly key: string; readonly asks: string }[];
  readonly answers: readonly Answer[];
  readonly given: Answers;
  readonly change: (part: { readonly answers: Answers }) => void;
  readonly then?: (key: string) => ReactNode;
}): ReactElement {
  return (
    <div>
      {of.map(({ key, asks }) => (
        <div key={key}>
          <AnswerField
            name={key}
            asks={asks}
            answers={answers}
            value={given[key]}
            choose={(answer) => change({ answers: { ...given, [key]: answer } })}
          />
          {then?.(key)}
        </div>
      ))}
    </div>
  );
}
