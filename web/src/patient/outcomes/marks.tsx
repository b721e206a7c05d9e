import type { ReactElement } from "react";
import styles from "./drawing.module.css";

type At = { readonly x: number; readonly y: number };

/** A score as it is written is a full circle, one from the examination a hollow square. */
export const Visit = ({ x, y, isComputed }: At & { readonly isComputed: boolean }): ReactElement =>
  isComputed ? (
    <rect className={styles["computed"]} x={x - 4.5} y={y - 4.5} width={9} height={9} />
  ) : (
    <circle className={styles["recorded"]} cx={x} cy={y} r={4.5} />
  );

/** Full where an examination confirmed it. */
export const Relapse = ({ x, y, isConfirmed }: At & { readonly isConfirmed: boolean }): ReactElement => (
  <path className={styles[isConfirmed ? "relapse" : "relapse-open"]} d={`M${x} ${y - 6}l6 11h-12z`} />
);

/** Three values, three shapes: a full diamond, a hollow circle, a question mark. */
export function Scan({ x, y, state }: At & { readonly state: "active" | "free" | "cannot-tell" }): ReactElement {
  if (state === "active") return <path className={styles["scan-active"]} d={`M${x} ${y - 7}l7 7l-7 7l-7 -7z`} />;
  if (state === "free") return <circle className={styles["scan-free"]} cx={x} cy={y} r={5} />;
  return (
    <text className={styles["scan-unknown"]} x={x} y={y + 5} textAnchor="middle">
      ?
    </text>
  );
}
