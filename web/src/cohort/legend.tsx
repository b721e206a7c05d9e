import type { ReactElement } from "react";
import styles from "./cohort.module.css";

/** What each colour means, in words and with its number, in the order in which the parts lie. */
export function Legend({
  of,
}: {
  readonly of: readonly { readonly tone: string; readonly word: string }[];
}): ReactElement {
  return (
    <ul className={styles["legend"]}>
      {of.map(({ tone, word }) => (
        <li key={tone}>
          <span className={`${styles["swatch"]} ${styles[tone] ?? ""}`} aria-hidden="true" />
          {word}
        </li>
      ))}
    </ul>
  );
}
