import type { ReactElement } from "react";
import styles from "./plot.module.css";
import { xOf } from "./scale.ts";
import { packed } from "./spread.ts";
import type { View } from "./view.ts";

export type Bar = {
  readonly id: string;
  readonly from: number;
  /** The day itself, or the end of the axis, where it has not ended. */
  readonly through: number;
  readonly label: string;
  /** A name of a style. */
  readonly tone: string;
};

export const barHeight = 20;
/** An estimate that is never too short, so that no word runs into the next bar. */
const widthOf = (label: string): number => label.length * 6.6 + 10;

/** Bars with their words, in as many rows as they need; what lies wholly outside the view is not drawn. */
function laidOut(bars: readonly Bar[], view: View, width: number) {
  const x = xOf(view, width);
  const seen = bars.flatMap((bar) => {
    const start = x(bar.from);
    const end = Math.max(x(bar.through), start + 3);
    if (end < 0 || start > width) return [];
    const words = widthOf(bar.label);
    const room = Math.max(start, 0);
    // Words that would run out of the picture stand before their bar, or within it where it is long.
    const isBefore = room + words > width;
    const left = isBefore ? Math.max(0, start - words >= 0 ? start - words : width - words) : room;
    return [{ bar, start, end, at: left, left: Math.min(left, room), right: Math.max(end, left + words) }];
  });
  return packed(seen);
}

export const barRows = (bars: readonly Bar[], view: View, width: number): number =>
  laidOut(bars, view, width).reduce((most, { row }) => Math.max(most, row + 1), 1);

export function BarPlot({
  bars,
  view,
  width,
}: {
  readonly bars: readonly Bar[];
  readonly view: View;
  readonly width: number;
}): ReactElement {
  return (
    <>
      {laidOut(bars, view, width).map(({ bar, start, end, at, row }) => (
        <g key={bar.id} transform={`translate(0 ${row * barHeight + 3})`}>
          <rect
            className={`${styles["bar"]} ${styles[bar.tone] ?? ""}`}
            x={start}
            width={end - start}
            y={1}
            height={barHeight - 5}
            rx={3}
          />
          <text className={`${styles["bar-words"]} ${styles[`${bar.tone}-words`] ?? ""}`} x={at + 5} y={12.5}>
            {bar.label}
          </text>
        </g>
      ))}
    </>
  );
}
