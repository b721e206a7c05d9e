import type { ChartJson } from "@longwatch/core";
import { useMemo } from "react";
import { useHere } from "../client/session.ts";
import { useCommon } from "../words/common.ts";
import { useLanguage } from "../words/words.ts";
import { diseaseRows } from "./disease-rows.tsx";
import { hiddenRules, obligationRows } from "./obligation-rows.tsx";
import type { Row } from "./row.ts";
import { seriesRows } from "./series-rows.tsx";
import { signalRows } from "./signal-row.tsx";
import { therapyRows } from "./therapy-rows.tsx";
import { useTimelineWords } from "./words.ts";

export type Rows = {
  /** In the order of the page. */
  readonly shown: readonly Row[];
  /** Those that are shown when all are asked for. */
  readonly all: readonly Row[];
  readonly hidden: number;
};

/** Every row there is; at first those that are watched, that have a course over time, or in which something is not as it should be. */
export function useRows(chart: ChartJson, isAll: boolean): Rows {
  const say = useTimelineWords();
  const common = useCommon();
  const language = useLanguage();
  const { zone } = useHere();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` is another function each time, and speaks by `language`
  return useMemo(() => {
    const tongue = { say, language, zone };
    const series = seriesRows(chart, tongue);
    const telling = new Set(
      chart.series
        .filter(
          ({ watched, points }) =>
            watched || points.length > 2 || points.some(({ judged }) => judged === "low" || judged === "high"),
        )
        .map(({ key }) => key),
    );
    const made = (every: boolean): readonly Row[] => [
      ...signalRows(chart, tongue, (of) => common(of)),
      ...therapyRows(chart, tongue),
      ...(every ? series : series.filter(({ id }) => telling.has(id))),
      ...obligationRows(chart, tongue, every),
      ...diseaseRows(chart, tongue),
    ];
    const all = made(true);
    return {
      all,
      shown: isAll ? all : made(false),
      hidden: chart.series.length - telling.size + hiddenRules(chart),
    };
  }, [chart, isAll, language, zone]);
}
