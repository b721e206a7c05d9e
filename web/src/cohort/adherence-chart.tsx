import type { CohortFiguresJson } from "@longwatch/api";
import { Select } from "@mantine/core";
import * as Plot from "@observablehq/plot";
import { type ReactElement, useCallback, useState } from "react";
import { Chart } from "./chart.tsx";
import type { Tones } from "./colours.ts";
import { Legend } from "./legend.tsx";
import { filled, type Pattern, patternMark } from "./pattern.ts";
import { useCohortWords } from "./words.ts";

type Adherence = CohortFiguresJson["adherence"]["all"];
const outcomes = ["inTime", "late", "missed", "overdue", "waived"] as const;
type Outcome = (typeof outcomes)[number];
const toneOf = (tones: Tones): Readonly<Record<Outcome, string>> => ({
  inTime: tones.good,
  late: tones.week,
  missed: tones.now,
  overdue: tones.soon,
  waived: tones.line,
});
const patternOf: Readonly<Record<Outcome, Pattern>> = {
  inTime: "solid",
  late: "lines",
  missed: "cross",
  overdue: "dots",
  waived: "blank",
};
const idOf = (outcome: Outcome): string => `lw-adherence-${outcome}`;
const percent = (count: number, of: number): number => Math.round((100 * count) / of);

/** What became of the tests that came due, month by month; all of them or those of one rule. */
export function AdherenceChart({ of }: { readonly of: CohortFiguresJson }): ReactElement {
  const say = useCohortWords();
  const [rule, setRule] = useState("all");
  const shown: Adherence = of.adherence.rules.find((one) => one.rule === rule) ?? of.adherence.all;
  const { due, inTime } = shown.total;
  const draw = useCallback((width: number, tones: Tones) => drawing(shown, width, tones, say), [shown, say]);
  return (
    <Chart
      about={say("adherence")}
      finding={due === 0 ? say("adherence-none") : say("adherence-says", { share: percent(inTime, due), due })}
      note={say("adherence-n", { count: shown.people, due, from: of.from, through: of.through })}
      draw={due === 0 ? undefined : draw}
      head={[
        { head: say("month") },
        { head: say("due"), isNumber: true },
        ...outcomes.map((one) => ({ head: say(one), isNumber: true })),
        { head: say("waiting"), isNumber: true },
      ]}
      rows={shown.months.map((one) => [
        one.month,
        one.due,
        ...outcomes.map((each) => (one.due === 0 ? "0" : `${one[each]} (${percent(one[each], one.due)} %)`)),
        one.waiting,
      ])}
    >
      <Select
        className="no-print"
        label={say("rule")}
        allowDeselect={false}
        searchable
        w="24rem"
        maw="100%"
        data={[
          { value: "all", label: say("all-rules") },
          ...of.adherence.rules.map((one) => ({ value: one.rule, label: `${one.name} (${one.total.due})` })),
        ]}
        value={rule}
        onChange={(value) => setRule(value ?? "all")}
      />
      {due === 0 ? undefined : (
        <Legend
          of={outcomes.map((one) => ({
            tone: one,
            pattern: patternOf[one],
            word: `${say(one)}: ${shown.total[one]} (${percent(shown.total[one], due)} %)`,
          }))}
        />
      )}
    </Chart>
  );
}

function drawing(of: Adherence, width: number, tones: Tones, say: ReturnType<typeof useCohortWords>): Plot.PlotOptions {
  const tone = toneOf(tones);
  /** Months and numbers stand beside each other while there is room for them. */
  const isNarrow = width < 55 * of.months.length;
  const bars = of.months.flatMap((one) =>
    outcomes.map((outcome) => ({
      month: one.month,
      outcome,
      share: one.due === 0 ? 0 : (100 * one[outcome]) / one.due,
    })),
  );
  return {
    marginTop: 26,
    ...(isNarrow ? { marginBottom: 78 } : {}),
    x: { type: "band", label: say("axis-month"), tickRotate: isNarrow ? -90 : 0 },
    y: { label: say("axis-due"), domain: [0, 100], grid: true },
    color: { type: "identity" },
    marks: [
      patternMark(
        outcomes.map((one) => ({ id: idOf(one), pattern: patternOf[one], tone: tone[one] })),
        tones.card,
      ),
      Plot.barY(bars, {
        x: "month",
        y: "share",
        z: "outcome",
        fill: ({ outcome }: { outcome: Outcome }) => filled(idOf(outcome)),
        order: [...outcomes],
        stroke: tones.ink,
        strokeWidth: 0.6,
      }),
      Plot.text(isNarrow ? [] : of.months, {
        x: "month",
        y: 100,
        dy: -7,
        text: (one: { due: number }) => `${one.due}`,
        fill: tones.quiet,
      }),
    ],
  };
}
