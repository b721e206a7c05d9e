import type { CohortFiguresJson } from "@longwatch/api";
import { SegmentedControl } from "@mantine/core";
import * as Plot from "@observablehq/plot";
import { type ReactElement, useCallback, useState } from "react";
import { localeOf } from "../look/day.tsx";
import { unitWords } from "../look/unit.ts";
import { useLanguage } from "../words/words.ts";
import { Chart } from "./chart.tsx";
import styles from "./cohort.module.css";
import type { Tones } from "./colours.ts";
import { useCohortWords } from "./words.ts";

type Counts = CohortFiguresJson["counts"][number];

/** How one kind of cell comes back after the newest course: its course, and the share that is back at the limit. */
export function CountsCharts({ of }: { readonly of: CohortFiguresJson["counts"] }): ReactElement {
  const say = useCohortWords();
  const [analyte, setAnalyte] = useState(of[0]!.analyte);
  const shown = of.find((one) => one.analyte === analyte) ?? of[0]!;
  return (
    <div className={styles["pair"]}>
      <SegmentedControl
        className="no-print"
        aria-label={say("analyte")}
        data={of.map((one) => ({ value: one.analyte, label: one.name }))}
        value={analyte}
        onChange={setAnalyte}
      />
      <Course of={shown} />
      <Back of={shown} />
    </div>
  );
}

function Course({ of }: { readonly of: Counts }): ReactElement {
  const say = useCohortWords();
  const number = useNumber();
  const unit = unitWords(of.unit);
  const draw = useCallback((_: number, tones: Tones) => course(of, tones, say("axis-infusion"), unit), [of, say, unit]);
  const { people: count, name, medianMonths } = of;
  const inexact = of.inexact === 0 ? "" : `; ${say("inexact", { count: of.inexact })}`;
  return (
    <Chart
      about={`${say("counts")}: ${name}`}
      finding={
        count === 0
          ? say("counts-none", { name })
          : medianMonths === null
            ? say("counts-not-half", { count, name })
            : say("counts-says", { count, name, month: number(medianMonths) })
      }
      note={`${say("counts-n", { count })}${inexact}`}
      draw={of.months.length === 0 ? undefined : draw}
      head={[
        { head: say("axis-infusion") },
        { head: say("people"), isNumber: true },
        { head: `${say("lower")} (${unit})`, isNumber: true },
        { head: `${say("median")} (${unit})`, isNumber: true },
        { head: `${say("upper")} (${unit})`, isNumber: true },
      ]}
      rows={of.months.map((one) => [one.month, one.values, number(one.lower), number(one.median), number(one.upper)])}
    />
  );
}

function course(of: Counts, tones: Tones, axis: string, unit: string): Plot.PlotOptions {
  return {
    x: { label: axis, nice: true },
    y: { label: `${of.name} (${unit})`, zero: true, grid: true },
    marks: [
      Plot.areaY(of.months, { x: "month", y1: "lower", y2: "upper", fill: tones.week, fillOpacity: 0.2 }),
      Plot.lineY(of.months, { x: "month", y: "median", stroke: tones.week, strokeWidth: 2.5 }),
      Plot.dot(of.months, { x: "month", y: "median", fill: tones.week, r: 3 }),
      Plot.text(of.months, {
        x: "month",
        frameAnchor: "top",
        dy: -4,
        text: (one: { values: number }) => `${one.values}`,
        fill: tones.quiet,
      }),
    ],
  };
}

function Back({ of }: { readonly of: Counts }): ReactElement {
  const say = useCohortWords();
  const number = useNumber();
  const draw = useCallback((_: number, tones: Tones) => back(of, tones, say), [of, say]);
  return (
    <Chart
      about={`${say("back")}: ${of.name}`}
      finding={say("back-says", { name: of.name })}
      note={say("back-n", { count: of.people })}
      draw={of.back.length === 0 ? undefined : draw}
      head={[
        { head: say("axis-infusion") },
        { head: say("at-risk"), isNumber: true },
        { head: say("axis-back"), isNumber: true },
      ]}
      rows={of.back.map((one) => [number(one.month), one.atRisk, number(Math.round(1000 * one.share) / 10)])}
    />
  );
}

function back(of: Counts, tones: Tones, say: ReturnType<typeof useCohortWords>): Plot.PlotOptions {
  const steps = [{ month: 0, share: 0 }, ...of.back].map((one) => ({ month: one.month, percent: 100 * one.share }));
  return {
    x: { label: say("axis-infusion"), nice: true },
    y: { label: say("axis-back"), domain: [0, 100], grid: true },
    marks: [
      Plot.ruleY([50], { stroke: tones.quiet, strokeDasharray: "4 3" }),
      Plot.lineY(steps, { x: "month", y: "percent", curve: "step-after", stroke: tones.good, strokeWidth: 2.5 }),
    ],
  };
}

/** A number with as many digits as can be read at a glance. */
function useNumber(): (value: number) => string {
  const language = useLanguage();
  return (value) => new Intl.NumberFormat(localeOf(language), { maximumSignificantDigits: 3 }).format(value);
}
