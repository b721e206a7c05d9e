import type { ReactElement } from "react";
import styles from "./weighing.module.css";

const cell = 14;

/** A person who stands in a cell: head and body, as one path. */
const person = (x: number, y: number): string =>
  `M${x + cell / 2} ${y + 1.4}a2.3 2.3 0 1 1 -.01 0zM${x + cell / 2 - 3.6} ${y + 12.4}v-2.6a3.6 3.6 0 0 1 7.2 0v2.6z`;
/** So small that no more than a mark can be drawn. */
const mark = (x: number, y: number): string => `M${x + 2} ${y + 2}h${cell - 4}v${cell - 4}h${4 - cell}z`;

/** Both as high as wide, and as wide as each other: as many people in a row as make a square, or nearly. */
const layouts = {
  hundred: { columns: 10, shape: person },
  thousand: { columns: 32, shape: mark },
} as const;

/** A hundred people, or a thousand, of whom so many are drawn full: by shape and then by colour. All of it is said in words to whoever does not see it. */
export function IconArray({
  count,
  of,
  many,
  label,
}: {
  readonly count: number;
  readonly of: number;
  /** Whether many are the good or the bad news. */
  readonly many: "good" | "bad";
  readonly label: string;
}): ReactElement {
  const { columns, shape } = layouts[of === 100 ? "hundred" : "thousand"];
  const people = (from: number, through: number): string =>
    Array.from({ length: through - from }, (_, i) => {
      const place = from + i;
      return shape((place % columns) * cell, Math.floor(place / columns) * cell);
    }).join("");
  return (
    <svg
      className={styles["array"]}
      viewBox={`0 0 ${columns * cell} ${Math.ceil(of / columns) * cell}`}
      role="img"
      aria-label={label}
    >
      <path className={styles[of === 100 ? "hollow" : "hollow-small"]} d={people(count, of)} />
      <path className={styles[`full-${many}`]} d={people(0, count)} />
    </svg>
  );
}
