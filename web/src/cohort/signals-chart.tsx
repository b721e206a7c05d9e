import type { CohortFiguresJson } from "@longwatch/api";
import * as Plot from "@observablehq/plot";
import { type ReactElement, useCallback } from "react";
import { urgencies, urgencyShape } from "../look/urgency.tsx";
import { useCommon } from "../words/common.ts";
import { Chart } from "./chart.tsx";
import type { Tones } from "./colours.ts";
import { useCohortWords } from "./words.ts";

type Signals = CohortFiguresJson["openSignals"];

/** Every open signal by its kind and age; how urgent it is says its shape, and then its colour. */
export function SignalsChart({ of }: { readonly of: Signals }): ReactElement {
  const say = useCohortWords();
  const common = useCommon();
  const count = of.reduce((sum, { openDays }) => sum + openDays.length, 0);
  const oldest = Math.max(0, ...of.flatMap(({ openDays }) => openDays));
  const draw = useCallback((width: number, tones: Tones) => drawing(of, width, tones, say("axis-days")), [of, say]);
  return (
    <Chart
      about={say("signals")}
      finding={count === 0 ? say("signals-none") : say("signals-says", { count, days: oldest })}
      note={`${say("signals-n")}: ${urgencies.map((one) => `${urgencyShape[one]} ${common(one)}`).join(", ")}`}
      draw={count === 0 ? undefined : draw}
      head={[
        { head: say("signal") },
        { head: say("urgency") },
        { head: say("number"), isNumber: true },
        { head: say("open-days"), isNumber: true },
      ]}
      rows={of.map((one) => [one.name, common(one.urgency), one.openDays.length, one.openDays.join(", ")])}
    />
  );
}

function drawing(of: Signals, width: number, tones: Tones, axis: string): Plot.PlotOptions {
  const tone = { IMMEDIATE: tones.now, "24H": tones.soon, "7D": tones.week, ROUTINE: tones.routine };
  const marks = of.flatMap(({ name, urgency, openDays }) =>
    openDays.map((days, index) => ({
      name,
      days,
      urgency,
      sign: urgencyShape[urgency],
      // Several of one day stand side by side.
      lift: openDays.slice(0, index).filter((one) => one === days).length,
    })),
  );
  const names = [...new Set(of.map(({ name }) => name))];
  return {
    height: Math.max(160, 60 + 34 * names.length),
    // Names are not cut while there is room for them.
    marginLeft: Math.min(Math.max(...names.map((name) => 6.6 * name.length)) + 20, 0.62 * width),
    x: { label: axis, domain: [0, Math.max(7, ...marks.map(({ days }) => days))], grid: true, nice: true },
    y: { label: null, domain: names, tickSize: 0 },
    marks: [
      Plot.ruleY(names, { stroke: tones.line }),
      Plot.text(marks, {
        x: "days",
        y: "name",
        text: "sign",
        fill: ({ urgency }: (typeof marks)[number]) => tone[urgency],
        fontSize: 15,
        dx: 0,
        dy: 0,
        title: (one: (typeof marks)[number]) => `${one.name}: ${one.days}`,
      }),
    ],
  };
}
