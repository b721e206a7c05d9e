import type { ChartJson } from "./chart/chart-json.ts";
import { phraseIn, type Wording } from "./text/wording.ts";

/** A chart whose names are in the reader's language; all else in it are ids, days and numbers. */
export function chartInWords(chart: ChartJson, wording: Wording): ChartJson {
  if (wording.language === "en") return chart;
  const named = <One extends { readonly name: string }>(one: One): One => ({
    ...one,
    name: phraseIn(one.name, wording),
  });
  return {
    ...chart,
    series: chart.series.map((one) => ({ ...named(one), limits: one.limits.map(named) })),
    obligations: chart.obligations.map(named),
    signals: chart.signals.map(named),
  };
}
