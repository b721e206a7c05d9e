import type { ReactElement } from "react";
import styles from "./weighing.module.css";

const rows = 10;
const cell = 14;

/** A person who stands in a cell: head and body, as one path. */
const person = (i: number): string => {
  const x = (i % rows) * cell + cell / 2;
  const y = Math.floor(i / rows) * cell;
  return `M${x} ${y + 1.4}a2.3 2.3 0 1 1 -.01 0zM${x - 3.6} ${y + 12.4}v-2.6a3.6 3.6 0 0 1 7.2 0v2.6z`;
};
const people = (from: number, through: number): string => {
  const some = [];
  for (let i = from; i < through; i += 1) some.push(person(i));
  return some.join("");
};

/** A hundred people, of whom so many are drawn full: by shape and then by colour. All of it is said in words to whoever does not see it. */
export function IconArray({
  count,
  many,
  label,
}: {
  readonly count: number;
  /** Whether many are the good or the bad news. */
  readonly many: "good" | "bad";
  readonly label: string;
}): ReactElement {
  const side = rows * cell;
  return (
    <svg className={styles["array"]} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <path className={styles["hollow"]} d={people(count, rows * rows)} />
      <path className={styles[`full-${many}`]} d={people(0, count)} />
    </svg>
  );
}
