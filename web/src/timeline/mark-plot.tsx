import type { ReactElement } from "react";
import styles from "./plot.module.css";
import { xOf } from "./scale.ts";
import type { View } from "./view.ts";

/** A mark in a lane of one line. */
export type Mark<L extends string> = { readonly day: number; readonly look: L };

const apart = 8.5;

/**
 * Marks side by side. Where several fall within the width of one, the gravest is drawn with how many it stands for.
 *
 * @param looks the gravest first
 */
export function MarkPlot<L extends string>({
  marks,
  looks,
  path,
  view,
  width,
  height,
}: {
  readonly marks: readonly Mark<L>[];
  readonly looks: readonly L[];
  readonly path: (look: L, x: number, y: number) => string;
  readonly view: View;
  readonly width: number;
  readonly height: number;
}): ReactElement {
  const y = height / 2 + 1;
  const drawn = gathered(marks, looks, view, width);
  return (
    <>
      {looks.map((look) => (
        <path
          key={look}
          className={`${styles["tick"]} ${styles[look]}`}
          d={drawn
            .filter((one) => one.look === look)
            .map((one) => path(look, one.x, y))
            .join("")}
        />
      ))}
      {drawn
        .filter(({ stands }) => stands > 1)
        .map(({ x, stands }) => (
          <text key={x} className={styles["count"]} x={x + 3.5} y={y - 4}>
            {stands}
          </text>
        ))}
    </>
  );
}

function gathered<L extends string>(marks: readonly Mark<L>[], looks: readonly L[], view: View, width: number) {
  const x = xOf(view, width);
  const groups: { x: number; look: L }[][] = [];
  const seen = marks.map(({ day, look }) => ({ x: x(day), look })).filter((one) => one.x > -12 && one.x < width + 12);
  for (const mark of seen.toSorted((a, b) => a.x - b.x)) {
    const group = groups.at(-1);
    if (group !== undefined && mark.x - group[0]!.x < apart) group.push(mark);
    else groups.push([mark]);
  }
  return groups.map((group) => ({
    x: group.reduce((sum, one) => sum + one.x, 0) / group.length,
    look: looks.find((look) => group.some((one) => one.look === look))!,
    stands: group.length,
  }));
}
