import { IconArrowDownRight, IconArrowUpRight, IconEqual, IconQuestionMark } from "@tabler/icons-react";
import type { ReactElement } from "react";
import styles from "./outcomes.module.css";
import type { Outcomes } from "./outcomes.tsx";

type Verdict = Outcomes["since"][number]["change"]["verdict"];

const icons = {
  improved: IconArrowDownRight,
  "improvement-not-confirmed": IconArrowDownRight,
  stable: IconEqual,
  worsened: IconArrowUpRight,
  "worsening-not-confirmed": IconArrowUpRight,
  "cannot-tell": IconQuestionMark,
} as const;

/** A shape and a word; what is not confirmed has a broken border. */
export function Verdict({ verdict, name }: { readonly verdict: Verdict; readonly name: string }): ReactElement {
  const Icon = icons[verdict];
  return (
    <span className={`${styles["mark"]} ${styles[`is-${verdict}`]}`}>
      <Icon size={16} aria-hidden="true" /> {name}
    </span>
  );
}
