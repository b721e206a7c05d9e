import type { ChartJson, ChartSignal } from "@longwatch/core";
import { dayWords } from "../look/day.tsx";
import { urgencyShape } from "../look/urgency.tsx";
import { type Bar, BarPlot, barHeight, barRows } from "./bar-plot.tsx";
import { dayNumber } from "./days.ts";
import type { Tongue } from "./point-words.ts";
import type { Row } from "./row.ts";

const settled: ReadonlySet<ChartSignal["state"]> = new Set(["resolved", "explained", "basis-withdrawn"]);
export const isOpen = ({ state }: Pick<ChartSignal, "state">): boolean => !settled.has(state);
const tones = { IMMEDIATE: "IMMEDIATE", "24H": "soon", "7D": "week", ROUTINE: "routine" } as const;

/** Warnings as bars, from the day that they are about to the day that they were closed. */
export function signalRow(
  { signals, asOf }: ChartJson,
  tongue: Tongue,
  urgency: (of: ChartSignal["urgency"]) => string,
): Row {
  const { say } = tongue;
  const bars = signals.map(
    (one): Bar => ({
      id: one.key,
      from: dayNumber(one.since),
      through: dayNumber(one.closedOn ?? asOf),
      label: `${urgencyShape[one.urgency]} ${one.name}${isOpen(one) ? "" : ` (${say(`signal-${one.state}`)})`}`,
      tone: isOpen(one) ? tones[one.urgency] : "closed",
    }),
  );
  const open = signals.filter(isOpen).length;
  return {
    id: "warnings",
    group: "warnings",
    title: say("warnings"),
    about: say("warnings-about"),
    height: (view, width) => barRows(bars, view, width) * barHeight + 6,
    draw: (view, width) => <BarPlot bars={bars} view={view} width={width} />,
    items: signals
      .map((one) => ({
        day: dayNumber(one.since),
        words: signalWords(one, tongue, urgency),
        brief: `${one.name} · ${say(`signal-${one.state}`)}`,
        why: one.key,
      }))
      .toSorted((a, b) => a.day - b.day),
    latest: signals.length === 0 ? say("no-warnings") : say("open-now", { count: open }),
  };
}

export const signalWords = (
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
