import type { ChartJson, ChartSignal } from "@longwatch/core";
import { dayWords } from "../look/day.tsx";
import { urgencyShape } from "../look/urgency.tsx";
import { type Bar, BarPlot, barHeight, barRows } from "./bar-plot.tsx";
import { dayNumber } from "./days.ts";
import { MarkPlot } from "./mark-plot.tsx";
import { closedLooks, closedPath } from "./marks.ts";
import plot from "./plot.module.css";
import type { Tongue } from "./point-words.ts";
import type { Row } from "./row.ts";

const settled: ReadonlySet<ChartSignal["state"]> = new Set(["resolved", "explained", "basis-withdrawn"]);
export const isOpen = ({ state }: Pick<ChartSignal, "state">): boolean => !settled.has(state);
const tones = { IMMEDIATE: "IMMEDIATE", "24H": "soon", "7D": "week", ROUTINE: "routine" } as const;

/** Open warnings as bars with their names; those that are closed beneath, as marks. */
export function signalRows(
  chart: ChartJson,
  tongue: Tongue,
  urgency: (of: ChartSignal["urgency"]) => string,
): readonly Row[] {
  const closed = chart.signals.filter((one) => !isOpen(one));
  return [openRow(chart, tongue, urgency), ...(closed.length === 0 ? [] : [closedRow(closed, tongue, urgency)])];
}

const itemsOf = (
  signals: readonly ChartSignal[],
  tongue: Tongue,
  urgency: (of: ChartSignal["urgency"]) => string,
): Row["items"] =>
  signals
    .map((one) => ({
      day: dayNumber(one.since),
      words: () => signalWords(one, tongue, urgency),
      brief: () => `${one.name} · ${tongue.say(`signal-${one.state}`)}`,
      why: one.key,
    }))
    .toSorted((a, b) => a.day - b.day);

function openRow({ signals, asOf }: ChartJson, tongue: Tongue, urgency: (of: ChartSignal["urgency"]) => string): Row {
  const { say } = tongue;
  const open = signals.filter(isOpen);
  const bars = open.map(
    (one): Bar => ({
      id: one.key,
      from: dayNumber(one.since),
      through: dayNumber(asOf),
      label: `${urgencyShape[one.urgency]} ${one.name}`,
      tone: tones[one.urgency],
    }),
  );
  return {
    id: "warnings",
    group: "warnings",
    title: say("warnings"),
    about: say("warnings-about"),
    height: (view, width) => barRows(bars, view, width) * barHeight + 6,
    draw: (view, width) => <BarPlot bars={bars} view={view} width={width} />,
    items: itemsOf(open, tongue, urgency),
    latest: say(signals.length === 0 ? "no-warnings" : open.length === 0 ? "all-closed" : "open-now", {
      count: open.length,
    }),
  };
}

const closedHeight = 26;

function closedRow(
  closed: readonly ChartSignal[],
  tongue: Tongue,
  urgency: (of: ChartSignal["urgency"]) => string,
): Row {
  const items = itemsOf(closed, tongue, urgency);
  const marks = closed.map((one) => ({ day: dayNumber(one.since), look: one.urgency }));
  return {
    id: "closed-warnings",
    group: "warnings",
    title: tongue.say("closed-warnings"),
    about: "",
    height: () => closedHeight,
    draw: (view, width) => (
      <g className={plot["of-closed"]}>
        <MarkPlot marks={marks} looks={closedLooks} path={closedPath} view={view} width={width} height={closedHeight} />
      </g>
    ),
    items,
    latest: items.at(-1)?.brief() ?? "",
  };
}

const signalWords = (
  one: ChartSignal,
  { say, language }: Tongue,
  urgency: (of: ChartSignal["urgency"]) => string,
): string =>
  say("warning-words", {
    name: one.name,
    urgency: urgency(one.urgency),
    state: say(`signal-${one.state}`),
    from: dayWords(one.since, language),
    closed: one.closedOn === null ? "" : say("warning-closed", { day: dayWords(one.closedOn, language) }),
  });
