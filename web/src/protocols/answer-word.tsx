import { IconCircleCheck, IconEdit, IconMinus, IconOctagonMinus, IconQuestionMark } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { Answer } from "./answers.ts";
import styles from "./candidacy-flow.module.css";
import { useOptionWords } from "./option-words.ts";

/** Each has a shape of its own: colour is never all that tells them apart. */
const shapes = {
  no: IconOctagonMinus,
  "cannot-tell": IconQuestionMark,
  "with-justification": IconEdit,
  yes: IconCircleCheck,
} as const;

export const nameOfAnswer = (of: Answer | null) => `option-${of ?? "none"}` as const;
export const toneOf = (of: Answer | null): string => styles[of ?? "none"] ?? "";

export function AnswerShape({ of }: { readonly of: Answer | null }): ReactElement {
  const Shape = of === null ? IconMinus : shapes[of];
  return <Shape size={16} stroke={2.2} aria-hidden="true" />;
}

/** Whether a course is an option, by shape and word. */
export function AnswerWord({ of }: { readonly of: Answer | null }): ReactElement {
  const say = useOptionWords();
  return (
    <span className={`${styles["word"]} ${toneOf(of)}`}>
      <AnswerShape of={of} />
      {say(nameOfAnswer(of))}
    </span>
  );
}
