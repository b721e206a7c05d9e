import type { ChartJson, ChartSeries } from "@longwatch/core";
import { numberWords } from "../look/day.tsx";
import { dayNumber } from "./days.ts";
import { pointBrief, pointWords, rounded, type Tongue } from "./point-words.ts";
import type { Row } from "./row.ts";
import { isByFactors, SeriesPlot, seriesHeight } from "./series-plot.tsx";

const settled: ReadonlySet<string> = new Set(["resolved", "explained", "basis-withdrawn"]);

/** One row for each analyte, in the order and the groups that the chart has them in. */
export function seriesRows(chart: ChartJson, tongue: Tongue): readonly Row[] {
  const ringed = new Set(chart.signals.filter(({ state }) => !settled.has(state)).flatMap(({ facts }) => facts));
  const asOf = dayNumber(chart.asOf);
  return chart.series.map((series) => rowOf(series, ringed, asOf, tongue));
}

function rowOf(series: ChartSeries, ringed: ReadonlySet<string>, asOf: number, tongue: Tongue): Row {
  const height = seriesHeight(series);
  const last = series.points.at(-1);
  return {
    id: series.key,
    group: series.group,
    title: series.name,
    about: aboutOf(series, height, tongue),
    height: () => height,
    draw: (view, width) => (
      <SeriesPlot series={series} view={view} width={width} height={height} asOf={asOf} ringed={ringed} />
    ),
    items: series.points.map((point) => ({
      day: dayNumber(point.on),
      words: () => pointWords(series, point, tongue),
      brief: () => pointBrief(series, point, tongue),
      fact: point.fact,
    })),
    latest: last === undefined ? tongue.say("nothing-yet") : pointBrief(series, last, tongue),
  };
}

function aboutOf(series: ChartSeries, height: number, { say, language }: Tongue): string {
  return [
    series.printed,
    ...(series.baseline === null
      ? []
      : [say("usual", { value: numberWords(rounded(series.baseline.value), language) })]),
    ...(isByFactors(series, height) ? [say("log-scale")] : []),
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
