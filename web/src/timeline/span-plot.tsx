import type { ReactElement } from "react";
import styles from "./plot.module.css";
import { xOf } from "./scale.ts";
import type { View } from "./view.ts";

export type Span = { readonly from: number; readonly through: number; readonly tone: string };

/** Spans of one thing on one line: when it was so. */
export function SpanPlot({
  spans,
  view,
  width,
  height,
}: {
  readonly spans: readonly Span[];
  readonly view: View;
  readonly width: number;
  readonly height: number;
}): ReactElement {
  const x = xOf(view, width);
  return (
    <>
      {spans
        .map(({ from, through, tone }) => ({ left: x(from), right: Math.max(x(through), x(from) + 3), tone }))
        .filter(({ left, right }) => right > 0 && left < width)
        .map(({ left, right, tone }) => (
          <rect
            key={`${left} ${right} ${tone}`}
            className={`${styles["bar"]} ${styles[tone] ?? ""}`}
            x={left}
            width={right - left}
            y={height / 2 - 5}
            height={10}
            rx={2}
          />
        ))}
    </>
  );
}
