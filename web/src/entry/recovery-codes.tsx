import type { ReactElement } from "react";
import styles from "./entry.module.css";
import { useEntryWords } from "./words.ts";

/** Shown this once. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }): ReactElement {
  const say = useEntryWords();
  return (
    <>
      <p>{say("codes-why")}</p>
      <ul className={styles["codes"]}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
