import { createContext, type ReactElement, useContext } from "react";
import { CourseDecisionPanel } from "../acting/index.ts";
import type { Criterion } from "./decision.ts";
import styles from "./decisions.module.css";
import { useDecisionWords } from "./decisions-words.ts";

/** Of whom it is decided, on which version of the record; undefined: nobody may decide here. */
export const Deciding = createContext<{ readonly patient: string; readonly version: number } | undefined>(undefined);

/** The named specialist's word on what is left to one, where there is something to decide. */
export function Adjudicate({ of: { key, name, weight, met } }: { readonly of: Criterion }): ReactElement | undefined {
  const say = useDecisionWords();
  const on = useContext(Deciding);
  if (on === undefined || weight !== "specialist" || met !== "yes") return undefined;
  return (
    <details className={styles["deciding"]}>
      <summary>{say("decide-criterion")}</summary>
      <CourseDecisionPanel {...on} decides={key} label={`${say("decide-criterion")}: ${name}`} isBarred={false} />
    </details>
  );
}
