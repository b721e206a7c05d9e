import type { ReactElement } from "react";
import { pointPath } from "./marks.ts";
import styles from "./plot.module.css";
import { xOf } from "./scale.ts";
import type { View } from "./view.ts";

/** A score that holds until the next one: steps, from 0 at the bottom to the most at the top. */
export function StepPlot({
  scores,
  most,
  view,
  width,
  height,
}: {
  readonly scores: readonly { readonly day: number; readonly score: number }[];
  readonly most: number;
  readonly view: View;
  readonly width: number;
  readonly height: number;
}): ReactElement {
  const x = xOf(view, width);
  const y = (score: number): number => height - 6 - (score / most) * (height - 12);
  const steps = scores.map(({ day, score }, i) => (i === 0 ? `M${x(day)} ${y(score)}` : `H${x(day)}V${y(score)}`));
  return (
    <>
      <line className={styles["floor"]} x1={0} x2={width} y1={y(0)} y2={y(0)} />
      <path className={styles["thread"]} d={steps.join("")} />
      <path
        className={`${styles["mark"]} ${styles["inside"]}`}
        d={scores.map(({ day, score }) => pointPath("inside", x(day), y(score))).join("")}
      />
    </>
  );
}
