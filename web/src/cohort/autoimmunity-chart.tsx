import type { CohortFiguresJson } from "@longwatch/api";
import * as Plot from "@observablehq/plot";
import { type ReactElement, useCallback } from "react";
import { Chart } from "./chart.tsx";
import type { Tones } from "./colours.ts";
import { useCohortWords } from "./words.ts";

type Group = CohortFiguresJson["autoimmunity"][number];
const one = (value: number): string => `${Math.round(value * 10) / 10}`;

/** Autoimmune disease after treatment: its cumulative incidence, and every group in the table. */
export function AutoimmunityChart({ of }: { readonly of: readonly Group[] }): ReactElement {
  const say = useCohortWords();
  const any = of.find(({ group }) => group === "any")!;
  const draw = useCallback((_: number, tones: Tones) => drawing(any, tones, say), [any, say]);
  const finding =
    any.atRisk === 0
      ? say("autoimmunity-nobody")
      : any.people === 0
        ? say("autoimmunity-none", { of: any.atRisk })
        : say("autoimmunity-says", { count: any.people, of: any.atRisk, rate: one(any.per100Years?.rate ?? 0) });
  return (
    <Chart
      about={say("autoimmunity")}
      finding={finding}
      note={`${say("autoimmunity-n", { count: any.atRisk })}. ${say("autoimmunity-note")}`}
      draw={any.atRisk === 0 ? undefined : draw}
      head={[
        { head: say("group") },
        { head: say("people"), isNumber: true },
        { head: say("at-risk"), isNumber: true },
        { head: say("had-before"), isNumber: true },
        { head: say("rate-100"), isNumber: true },
      ]}
      rows={of.map((each) => [
        say(`group-${each.group as "any"}`),
        each.people,
        each.atRisk,
        each.hadBefore,
        each.per100Years === null
          ? "–"
          : `${one(each.per100Years.rate)} (${one(each.per100Years.interval.lower)}–${one(each.per100Years.interval.upper)})`,
      ])}
    />
  );
}

function drawing(of: Group, tones: Tones, say: ReturnType<typeof useCohortWords>): Plot.PlotOptions {
  const steps = of.curve.map(({ month, share, interval }) => ({
    month,
    percent: 100 * share,
    lower: 100 * (interval?.lower ?? share),
    upper: 100 * (interval?.upper ?? share),
  }));
  const nothing = { month: 0, percent: 0, lower: 0, upper: 0 };
  const line = [nothing, ...steps, { ...(steps.at(-1) ?? nothing), month: of.followedMonths ?? 0 }];
  return {
    x: { label: say("axis-first"), nice: true },
    y: {
      label: say("axis-incidence"),
      domain: [0, Math.max(10, ...line.map(({ upper }) => upper))],
      grid: true,
      nice: true,
    },
    marks: [
      Plot.areaY(line, {
        x: "month",
        y1: "lower",
        y2: "upper",
        curve: "step-after",
        fill: tones.soon,
        fillOpacity: 0.18,
      }),
      Plot.lineY(line, { x: "month", y: "percent", curve: "step-after", stroke: tones.soon, strokeWidth: 2.5 }),
    ],
  };
}
