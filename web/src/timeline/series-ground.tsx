import type { ChartLimit, ChartRange, ChartSeries } from "@longwatch/core";
import type { ReactElement } from "react";
import { numberWords } from "../look/day.tsx";
import { useLanguage } from "../words/words.ts";
import { dayNumber } from "./days.ts";
import styles from "./plot.module.css";
import { rounded } from "./point-words.ts";
import { xOf, type YScale } from "./scale.ts";
import type { View } from "./view.ts";

/** Free space above and below the values of a small chart, in pixels. */
export const room = 9;

/** A range holds until the next one is known, the last until the day itself. */
export function Ranges({
  ranges,
  view,
  width,
  asOf,
  scale,
}: {
  readonly ranges: readonly ChartRange[];
  readonly view: View;
  readonly width: number;
  readonly asOf: number;
  readonly scale: YScale;
}): ReactElement {
  const x = xOf(view, width);
  return (
    <>
      {ranges.map((range, i) => {
        const next = ranges[i + 1];
        const left = Math.max(x(dayNumber(range.from)), -20);
        const right = Math.min(x(next === undefined ? asOf : dayNumber(next.from)), width + 20);
        if (right <= left) return undefined;
        const top = range.high === null ? 0 : scale.y(range.high);
        const bottom = range.low === null ? scale.y(scale.least) + room : scale.y(range.low);
        return (
          <rect
            key={range.from}
            className={range.by === "laboratory" ? styles["band"] : styles["general"]}
            x={left}
            width={right - left}
            y={top}
            height={Math.max(bottom - top, 1)}
          />
        );
      })}
    </>
  );
}

const isGrave = ({ urgency }: ChartLimit): boolean => urgency === "IMMEDIATE" || urgency === "24H";

/** On each side where the first warning begins, and where the first grave one does. */
export function drawnLimits(limits: readonly ChartLimit[]): readonly ChartLimit[] {
  const below = limits.filter(({ side }) => side === "below").toReversed();
  const above = limits.filter(({ side }) => side === "above");
  const drawn = [below[0], below.find(isGrave), above[0], above.find(isGrave)];
  return [...new Set(drawn)].filter((one) => one !== undefined);
}

/** What is usual, and where warnings begin. */
export function Lines({
  series: { baseline, limits },
  width,
  scale,
}: {
  readonly series: ChartSeries;
  readonly width: number;
  readonly scale: YScale;
}): ReactElement {
  const shown = drawnLimits(limits).filter(({ value }) => value >= scale.least && value <= scale.most);
  const across = (value: number) => ({ x1: 0, x2: width, y1: scale.y(value), y2: scale.y(value) });
  return (
    <>
      {baseline === null ? undefined : <line className={styles["baseline"]} {...across(baseline.value)} />}
      {shown.map((one) => (
        <line
          key={`${one.rule} ${one.side} ${one.value}`}
          className={`${styles["limit"]} ${isGrave(one) ? styles["grave"] : ""}`}
          {...across(one.value)}
        />
      ))}
    </>
  );
}

/** The numbers of the newest range and of the limits at the right edge, where they do not collide: limits first. */
export function EdgeNumbers({
  series: { points, limits },
  width,
  scale,
}: {
  readonly series: ChartSeries;
  readonly width: number;
  readonly scale: YScale;
}): ReactElement {
  const language = useLanguage();
  const { range } = points.at(-1) ?? {};
  const wanted = [
    ...drawnLimits(limits).map((one) => ({ value: one.value, tone: isGrave(one) ? "grave-number" : "limit-number" })),
    ...[range?.low, range?.high].map((value) => ({ value: value ?? undefined, tone: "range-number" })),
  ];
  const kept: { readonly value: number; readonly y: number; readonly tone: string }[] = [];
  for (const { value, tone } of wanted) {
    if (value === undefined || value < scale.least || value > scale.most) continue;
    const y = scale.y(value);
    if (kept.every((one) => Math.abs(one.y - y) >= 11)) kept.push({ value, y, tone });
  }
  return (
    <>
      {kept.map(({ value, y, tone }) => (
        <text key={value} className={`${styles["edge"]} ${styles[tone]}`} x={width - 3} y={y + 3.6}>
          {numberWords(rounded(value), language)}
        </text>
      ))}
    </>
  );
}
