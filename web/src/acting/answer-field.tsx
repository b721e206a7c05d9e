import type { ReactElement } from "react";
import { useFormWords } from "./form-words.ts";
import styles from "./forms.module.css";

export type Answer = "yes" | "no" | "unsure" | "unknown";

/** A question with its answers; none is chosen beforehand, and what is not answered is not written down. */
export function AnswerField({
  name,
  asks,
  answers,
  value,
  choose,
}: {
  readonly name: string;
  readonly asks: string;
  readonly answers: readonly Answer[];
  readonly value: string | undefined;
  readonly choose: (answer: Answer) => void;
}): ReactElement {
  const say = useFormWords();
  return (
    <fieldset className={styles["question"]}>
      <legend>{asks}</legend>
      <span className={styles["answers"]}>
        {answers.map((answer) => (
          <label key={answer}>
            <input type="radio" name={name} value={answer} checked={value === answer} onChange={() => choose(answer)} />{" "}
            {say(answer)}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
