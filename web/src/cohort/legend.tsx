import { type ReactElement, useId } from "react";
import styles from "./cohort.module.css";
import { filled, type Pattern, patterns, tile } from "./pattern.ts";

type Part = { readonly tone: string; readonly pattern: Pattern; readonly word: string };

/** What each pattern and colour means, in words and with its number, in the order in which the parts lie. */
export function Legend({ of }: { readonly of: readonly Part[] }): ReactElement {
  return (
    <ul className={styles["legend"]}>
      {of.map((one) => (
        <li key={one.tone}>
          <Swatch {...one} />
          {one.word}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ tone, pattern }: Part): ReactElement {
  const id = useId();
  const path = patterns[pattern];
  return (
    <svg className={`${styles["swatch"]} ${styles[tone] ?? ""}`} width={20} height={14} aria-hidden="true">
      <pattern id={id} width={tile} height={tile} patternUnits="userSpaceOnUse">
        <rect width={tile} height={tile} className={path === undefined ? styles["inked"] : styles["ground"]} />
        {path === undefined || path === "" ? undefined : (
          <path d={path} className={styles["inked"]} stroke="currentColor" strokeWidth={1.7} />
        )}
      </pattern>
      <rect x={0.5} y={0.5} width={19} height={13} fill={filled(id)} className={styles["edge"]} />
    </svg>
  );
}
