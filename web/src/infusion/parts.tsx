import { IconCircleCheck, IconCloudUp, IconEdit, IconOctagonMinus, IconQuestionMark } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./infusion.module.css";
import { useInfusionWords } from "./words.ts";

/** Each has a shape of its own: colour is never all that tells them apart. */
const shapes = {
  "no-go": IconOctagonMinus,
  "cannot-tell": IconQuestionMark,
  "with-override": IconEdit,
  go: IconCircleCheck,
} as const;
export type AnswerName = keyof typeof shapes;

/** The answer by shape and words, and only then by colour. */
export function Answer({ of }: { readonly of: AnswerName }): ReactElement {
  const say = useInfusionWords();
  const Shape = shapes[of];
  return (
    <p className={styles["answer"]} data-answer={of}>
      <Shape size={30} stroke={2.2} aria-hidden="true" />
      {say(`answer-${of}`)}
    </p>
  );
}

/** Entered here, and not known to be at the server. */
export function Unsent({ is }: { readonly is: boolean }): ReactElement | undefined {
  const say = useInfusionWords();
  return is ? (
    <span className={styles["unsent"]}>
      <IconCloudUp size={16} aria-hidden="true" /> {say("unsent")}
    </span>
  ) : undefined;
}
