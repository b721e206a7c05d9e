import type { CohortFiguresJson } from "@longwatch/api";
import * as Plot from "@observablehq/plot";
import { type ReactElement, useCallback } from "react";
import { Card } from "../look/card.tsx";
import { Chart } from "./chart.tsx";
import styles from "./cohort.module.css";
import type { Tones } from "./colours.ts";
import { Legend } from "./legend.tsx";
import { filled, type Pattern, patternMark } from "./pattern.ts";
import { useCohortWords } from "./words.ts";

const states = ["not-started", "active", "review-due", "handed-over", "declined", "ended", "died"] as const;

/** The fourth course and those after it look the same. */
const patternOf: readonly Pattern[] = ["solid", "lines", "dots", "cross"];
const place = (course: number): number => Math.min(course, patternOf.length);
const idOf = (course: number): string => `lw-course-${place(course)}`;

/** Who is where in the watch of 48 months, and what has become of everybody. */
export function WatchChart({ of }: { readonly of: CohortFiguresJson }): ReactElement {
  const say = useCohortWords();
  const { watched } = of;
  const count = watched.reduce((sum, { people }) => sum + people, 0);
  const courses = [...new Set(watched.map(({ course }) => course))].toSorted((a, b) => a - b);
  const draw = useCallback((_: number, tones: Tones) => drawing(watched, tones, say), [watched, say]);
  return (
    <>
      <Chart
        about={say("watch")}
        finding={say("watch-says", { count })}
        note={say("watch-n")}
        draw={count === 0 ? undefined : draw}
        head={[
          { head: say("course-head") },
          { head: say("axis-infusion"), isNumber: true },
          { head: say("people"), isNumber: true },
        ]}
        rows={watched.map((one) => [say("course", { n: one.course }), one.month, one.people])}
      >
        <Legend
          of={courses.map((n) => ({
            tone: `course${place(n)}`,
            pattern: patternOf[place(n) - 1]!,
            word: `${say("course", { n })}: ${watched.filter(({ course }) => course === n).reduce((sum, { people }) => sum + people, 0)}`,
          }))}
        />
      </Chart>
      <Card title={say("states")}>
        <dl className={styles["states"]}>
          {states.map((state) => (
            <div key={state}>
              <dt>{say(state)}</dt>
              <dd className="number">{of.states.find((one) => one.state === state)?.people ?? 0}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </>
  );
}

function drawing(
  of: CohortFiguresJson["watched"],
  tones: Tones,
  say: ReturnType<typeof useCohortWords>,
): Plot.PlotOptions {
  const tone = [tones.good, tones.week, tones.soon, tones.routine];
  const most = Math.max(48, ...of.map(({ month }) => month + 1));
  return {
    x: { label: say("axis-infusion"), domain: [0, most], ticks: Array.from({ length: most / 6 + 1 }, (_, i) => 6 * i) },
    y: { label: say("axis-people"), grid: true },
    color: { type: "identity" },
    marks: [
      patternMark(
        patternOf.map((pattern, i) => ({ id: idOf(i + 1), pattern, tone: tone[i]! })),
        tones.card,
      ),
      Plot.rectY(
        of.map((one) => ({ ...one, end: one.month + 1 })),
        {
          x1: "month",
          x2: "end",
          y: "people",
          z: "course",
          fill: ({ course }: { course: number }) => filled(idOf(course)),
          stroke: tones.ink,
          strokeWidth: 0.6,
          order: "course",
        },
      ),
      Plot.ruleX([48], { stroke: tones.ink, strokeDasharray: "4 3" }),
      Plot.ruleY([0], { stroke: tones.quiet }),
    ],
  };
}
