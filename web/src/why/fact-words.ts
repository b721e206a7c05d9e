import type { ChartJson } from "@longwatch/core";
import { useMemo } from "react";
import { useHere } from "../client/session.ts";
import { pointWords } from "../timeline/point-words.ts";
import { useTimelineWords } from "../timeline/words.ts";
import { useLanguage } from "../words/words.ts";

/** How the reasons speak of what the timeline shows: the same words, names and units. */
export type Named = {
  /** Of a fact the words of the timeline, otherwise those that the server gave. */
  readonly fact: (id: string, otherwise: string) => string;
  /** Of an analyte its name, otherwise the key as words. */
  readonly thing: (key: string) => string;
  /** Of a unit how people write it, where the analyte is known. */
  readonly unit: (key: string, unit: string | undefined) => string;
};

export function useNamed(chart: ChartJson | undefined): Named {
  const say = useTimelineWords();
  const language = useLanguage();
  const { zone } = useHere();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` is another function each time, and speaks by `language`
  return useMemo(() => {
    const tongue = { say, language, zone };
    const series = chart?.series ?? [];
    // What was measured together, as vital signs are, is one fact and several points.
    const words = new Map(
      series.flatMap((one) =>
        one.points
          .filter(({ at }) => at === undefined)
          .map((point) => [point.fact, () => pointWords(one, point, tongue)] as const),
      ),
    );
    const byKey = new Map(series.map((one) => [one.key, one]));
    return {
      fact: (id, otherwise) => words.get(id)?.() ?? otherwise,
      thing: (key) => byKey.get(key)?.name ?? key.replaceAll("_", " "),
      unit: (key, unit = "") => {
        const known = byKey.get(key);
        return known !== undefined && known.unit === unit ? known.printed : unit === "1" ? "" : unit;
      },
    };
  }, [chart, language, zone]);
}
