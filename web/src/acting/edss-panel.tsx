import type { ScoredExamination } from "@longwatch/core";
import type { ReactElement } from "react";
import { useLanguage } from "../words/words.ts";
import styles from "./edss.module.css";
import { edssInWords } from "./edss-score.ts";
import { useEdssWords } from "./edss-words.ts";

/** The score as it stands, what is still needed, and beneath it why, and what to look at again. Warnings stop nothing. */
export function EdssPanel({ scored }: { readonly scored: ScoredExamination }): ReactElement {
  const say = useEdssWords();
  const { score, because, needed, warnings } = edssInWords(scored, useLanguage());
  return (
    <div className={styles["panel"]}>
      <section className={styles["score"]} aria-label={say("score-now")}>
        <div role="status">
          <strong data-known={scored.score.known === "yes"}>{score}</strong>
          {needed === undefined ? undefined : <p>{needed}</p>}
        </div>
      </section>
      <section className={styles["why"]} aria-label={say("why")}>
        <h3>{say("why")}</h3>
        {because.map((one) => (
          <p key={one}>{one}</p>
        ))}
        {warnings.length === 0 ? undefined : (
          <div role="note" className={styles["warnings"]}>
            <h3>{say("look-again")}</h3>
            <ul>
              {warnings.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
        )}
        <p className={styles["definition"]}>{say("definition")}</p>
      </section>
    </div>
  );
}
