import { IconCircleCheck, IconEdit, IconOctagonMinus, IconQuestionMark } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { Answer } from "./decision.ts";
import styles from "./decisions.module.css";
import { useDecisionWords } from "./decisions-words.ts";

/** Each has a shape of its own: colour is never all that tells them apart. */
const shapes = {
  no: IconOctagonMinus,
  "cannot-tell": IconQuestionMark,
  "with-justification": IconEdit,
  yes: IconCircleCheck,
} as const;

/** An answer by shape and word, and only then by colour; in a sentence where it is the whole answer. */
export function AnswerMark({ of, isWhole = false }: { readonly of: Answer; readonly isWhole?: boolean }): ReactElement {
  const say = useDecisionWords();
  const Shape = shapes[of];
  return (
    <span className={`${styles["mark"]} ${styles[`is-${of}`]} ${isWhole ? styles["whole"] : ""}`}>
      <Shape size={isWhole ? 26 : 16} stroke={2.2} aria-hidden="true" />
      {say(isWhole ? `whole-${of}` : `answer-${of}`)}
    </span>
  );
}
