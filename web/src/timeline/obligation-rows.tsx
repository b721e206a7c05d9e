import type { ChartJson, ChartTick } from "@longwatch/core";
import { dayWords } from "../look/day.tsx";
import { dayNumber } from "./days.ts";
import { MarkPlot } from "./mark-plot.tsx";
import { tickLook, tickLooks, tickPath } from "./marks.ts";
import type { Tongue } from "./point-words.ts";
import type { Row } from "./row.ts";

const height = 24;
const waits: ReadonlySet<ChartTick["status"]> = new Set(["overdue", "due", "open"]);

/** One row for each rule. What comes once, around a course, is shown where it waits for somebody or all is asked for. */
export const obligationRows = (chart: ChartJson, tongue: Tongue, isAll: boolean): readonly Row[] =>
  chart.obligations
    .filter(({ periodic, ticks }) => isAll || periodic || ticks.some(({ status }) => waits.has(status)))
    .map(({ rule, name, ticks }) => ({
      id: rule,
      group: "due",
      title: name,
      about: "",
      height: () => height,
      draw: (view, width) => (
        <MarkPlot
          marks={ticks.map(({ dueOn, status }) => ({ day: dayNumber(dueOn), look: tickLook[status] }))}
          looks={tickLooks}
          path={tickPath}
          view={view}
          width={width}
          height={height}
        />
      ),
      items: ticks.map((tick) => ({
        day: dayNumber(tick.dueOn),
        words: () => `${name}, ${tickWords(tick, tongue)}`,
        brief: () => tickWords(tick, tongue),
        why: tick.key,
      })),
      latest: latestOf(ticks, tongue),
    }));

export const hiddenRules = (chart: ChartJson): number =>
  chart.obligations.length -
  chart.obligations.filter(({ periodic, ticks }) => periodic || ticks.some(({ status }) => waits.has(status))).length;

function tickWords({ dueOn, status, fulfilledOn }: ChartTick, { say, language }: Tongue): string {
  const due = dayWords(dueOn, language);
  const what = say(tickLook[status]);
  return fulfilledOn === null
    ? say("tick-words", { due, what })
    : say("tick-done", { due, what, done: dayWords(fulfilledOn, language) });
}

/** What waits, or else what comes next, or else what was last. */
function latestOf(ticks: readonly ChartTick[], tongue: Tongue): string {
  const waiting = ticks.find(({ status }) => status === "overdue") ?? ticks.find(({ status }) => waits.has(status));
  const one = waiting ?? ticks.find(({ status }) => status === "not-yet-open") ?? ticks.at(-1);
  if (one === undefined) return "";
  return tickWords(one, tongue);
}
