import type { ChartSeries } from "@longwatch/core";
import type { ReactElement } from "react";
import { CrowdBar, crowded } from "./crowd.tsx";
import { dayNumber } from "./days.ts";
import { lookOf, type PointLook, pointPath, pointRank } from "./marks.ts";
import styles from "./plot.module.css";
import { xOf, type YScale, yOf } from "./scale.ts";
import { drawnLimits, EdgeNumbers, Lines, Ranges, room } from "./series-ground.tsx";
import { spread } from "./spread.ts";
import type { View } from "./view.ts";

const looks: readonly PointLook[] = ["inside", "none", "unknown", "high", "low"];

export const seriesHeight = ({ points, unit }: ChartSeries): number =>
  unit === null || !points.some(({ value }) => value !== null) ? 26 : 60;

/** The middle of an interval; of a bound the bound. */
const placeOf = (value: ChartSeries["points"][number]["value"]): number | undefined =>
  value === null ? undefined : typeof value === "number" ? value : (value.low + value.high) / 2;

/** Limits that lie so far off that they would press the values flat are read in the table, not drawn. */
function scaleOf({ points, ranges, baseline, limits }: ChartSeries, height: number): YScale {
  const values = points.flatMap(({ value }) => placeOf(value) ?? []);
  const own = [
    ...values,
    ...ranges.flatMap(({ low, high }) => [low, high]).filter((one) => one !== null),
    ...(baseline === null ? [] : [baseline.value]),
  ];
  const [low, high] = [Math.min(...own), Math.max(...own)];
  const reach = (high - low) * 0.5;
  const near = drawnLimits(limits)
    .map(({ value }) => value)
    .filter((one) => one >= low - reach && one <= high + reach && one > 0);
  return yOf([...own, ...near], height, room);
}

/** One analyte: its ranges, what is usual, where warnings begin, and every result. */
export function SeriesPlot({
  series,
  view,
  width,
  height,
  asOf,
  ringed,
}: {
  readonly series: ChartSeries;
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly asOf: number;
  /** Results that a warning stands on, while it is open. */
  readonly ringed: ReadonlySet<string>;
}): ReactElement {
  const x = xOf(view, width);
  const scale = scaleOf(series, height);
  const isWords = height < 40;
  const at = series.points.map((point) => {
    const place = placeOf(point.value);
    return {
      point,
      x: x(dayNumber(point.on)),
      y: isWords || place === undefined ? (isWords ? height / 2 : height - 5) : scale.y(place),
      rank: pointRank[lookOf(point)],
      place,
    };
  });
  // Between one infusion and the next nobody measured: a thread would say otherwise.
  const line = at.filter(
    ({ point, place }) => place !== undefined && point.flaw === undefined && point.at === undefined,
  );
  const inView = at.filter((one) => one.x > -12 && one.x < width + 12);
  const isPlain = ({ point }: (typeof at)[number]): boolean => point.at !== undefined && lookOf(point) === "unknown";
  const { crowds, free } = crowded(inView.filter(isPlain), 9);
  const drawn = spread([...inView.filter((one) => !isPlain(one)), ...free], 9);
  return (
    <>
      {isWords ? undefined : <Ranges ranges={series.ranges} view={view} width={width} asOf={asOf} scale={scale} />}
      {isWords ? undefined : <Lines series={series} width={width} scale={scale} />}
      {isWords ? undefined : <EdgeNumbers series={series} width={width} scale={scale} />}
      <polyline className={styles["thread"]} points={line.map((one) => `${one.x},${one.y}`).join(" ")} />
      {crowds.map((one) => (
        <CrowdBar key={one.x} {...one} />
      ))}
      {looks.map((look) => (
        <Marks key={look} look={look} drawn={drawn.filter(({ mark }) => lookOf(mark.point) === look)} />
      ))}
      {drawn
        .filter(({ mark: { point } }) => ringed.has(point.fact) && isOwnOf(point))
        .map((one) => (
          <circle key={one.mark.point.fact} className={styles["ring"]} cx={one.x} cy={one.y} r={8} />
        ))}
      {drawn
        .filter(({ stands }) => stands > 1)
        .map((one) => (
          <text key={one.mark.point.fact} className={styles["count"]} x={one.x + 6} y={one.y - 5}>
            ×{one.stands}
          </text>
        ))}
    </>
  );
}

type Drawn = ReturnType<typeof spread<{ x: number; y: number; rank: number; point: ChartSeries["points"][number] }>>;

/** Of what was measured together, a warning stands on what it calls low or high. */
const isOwnOf = ({ at, judged }: ChartSeries["points"][number]): boolean => at === undefined || judged !== "unknown";

/** All marks of one look are one path: thousands of them cost what a few do. */
function Marks({ look, drawn }: { readonly look: PointLook; readonly drawn: Drawn }): ReactElement {
  const isHollow = (one: Drawn[number]): boolean => one.mark.point.status === "preliminary";
  const path = (list: Drawn): string => list.map((one) => pointPath(look, one.x, one.y)).join("");
  return (
    <>
      <path className={`${styles["mark"]} ${styles[look]}`} d={path(drawn.filter((one) => !isHollow(one)))} />
      <path className={`${styles["hollow"]} ${styles[look]}`} d={path(drawn.filter(isHollow))} />
    </>
  );
}

export const isByFactors = (series: ChartSeries, height: number): boolean =>
  height >= 40 && scaleOf(series, height).isLogarithmic;
