import type { ChartSeries } from "@longwatch/core";
import type { ReactElement } from "react";
import { dayNumber } from "../timeline/days.ts";
import { lookOf, pointPath } from "../timeline/marks.ts";
import plot from "../timeline/plot.module.css";
import { yOf } from "../timeline/scale.ts";

const width = 110;
const height = 24;

/** The course of one analyte in a word's width; the last result is marked by what it means. */
export function Sparkline({
  series,
  words,
}: {
  readonly series: ChartSeries;
  readonly words: string;
}): ReactElement | null {
  const points = series.points.flatMap((point) =>
    typeof point.value === "number" && point.flaw === undefined ? [{ point, value: point.value }] : [],
  );
  const last = points.at(-1);
  if (last === undefined) return null;
  const [from, through] = [dayNumber(points[0]!.point.on), dayNumber(last.point.on)];
  const { y } = yOf([...points.map(({ value }) => value), ...rangeOf(series)], height, 4);
  const x = (on: string): number =>
    through === from ? width - 6 : 4 + ((dayNumber(on) - from) / (through - from)) * (width - 10);
  const { range } = last.point;
  return (
    <svg width={width} height={height} role="img" aria-label={words}>
      {range === undefined ? undefined : (
        <rect
          className={plot["band"]}
          x={0}
          width={width}
          y={range.high === null ? 0 : y(range.high)}
          height={Math.max((range.low === null ? height : y(range.low)) - (range.high === null ? 0 : y(range.high)), 1)}
        />
      )}
      <polyline
        className={plot["thread"]}
        points={points.map(({ point, value }) => `${x(point.on)},${y(value)}`).join(" ")}
      />
      <path
        className={`${plot["mark"]} ${plot[lookOf(last.point)]}`}
        d={pointPath(lookOf(last.point), x(last.point.on), y(last.value))}
      />
    </svg>
  );
}

const rangeOf = ({ points }: ChartSeries): readonly number[] => {
  const { range } = points.at(-1) ?? {};
  return [range?.low, range?.high].filter((one): one is number => one !== undefined && one !== null);
};
