import type { ChartTick } from "@longwatch/core";
import type { ReactElement } from "react";
import { dayNumber } from "./days.ts";
import { type TickLook, tickLook, tickPath, tickRank } from "./marks.ts";
import styles from "./plot.module.css";
import { xOf } from "./scale.ts";
import type { spread } from "./spread.ts";
import type { View } from "./view.ts";

const looks = Object.keys(tickRank) as readonly TickLook[];

/** What became of each time that a rule asks. */
export function TickPlot({
  ticks,
  view,
  width,
  height,
}: {
  readonly ticks: readonly ChartTick[];
  readonly view: View;
  readonly width: number;
  readonly height: number;
}): ReactElement {
  const x = xOf(view, width);
  const y = height / 2;
  const marks = ticks
    .map((tick) => ({ tick, x: x(dayNumber(tick.dueOn)), y, rank: tickRank[tickLook[tick.status]] }))
    .filter((one) => one.x > -12 && one.x < width + 12);
  const drawn = spreadTicks(marks);
  return (
    <>
      {looks.map((look) => (
        <path
          key={look}
          className={`${styles["tick"]} ${styles[look]}`}
          d={drawn
            .filter(({ mark }) => tickLook[mark.tick.status] === look)
            .map((one) => tickPath(look, one.x, one.y))
            .join("")}
        />
      ))}
      {drawn
        .filter(({ stands }) => stands > 1)
        .map((one) => (
          <text key={one.mark.tick.key} className={styles["count"]} x={one.x + 4} y={y - 4}>
            {one.stands}
          </text>
        ))}
    </>
  );
}

type Marked = { readonly tick: ChartTick; readonly x: number; readonly y: number; readonly rank: number };

/** In a row where everything touches everything, one mark stands for what lies within its own width, never for the whole row. */
function spreadTicks(marks: readonly Marked[]): ReturnType<typeof spread<Marked>> {
  const apart = 8.5;
  const groups: Marked[][] = [];
  for (const mark of marks.toSorted((a, b) => a.x - b.x)) {
    const group = groups.at(-1);
    if (group !== undefined && mark.x - group[0]!.x < apart) group.push(mark);
    else groups.push([mark]);
  }
  return groups.map((group) => {
    const gravest = group.reduce((a, b) => (b.rank < a.rank ? b : a));
    return {
      mark: gravest,
      x: group.reduce((sum, one) => sum + one.x, 0) / group.length,
      y: gravest.y,
      stands: group.length,
    };
  });
}
