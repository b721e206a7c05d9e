import { proportion } from "@longwatch/core";
import * as Plot from "@observablehq/plot";
import { drawn as drawnInFull } from "../scripts/drawn.ts";
import { countOf, quartersOf } from "./counts.ts";
import { curves, ways } from "./curves.ts";
import { rulesOf, yearsOf } from "./report-alarms.ts";
import { inTime, isUrgentEnough, titled } from "./report-events.ts";
import type { EventRow, Tally } from "./tally.ts";

/** To the hundredth of a point: more is not seen, and makes the file large. */
const drawn = (...asked: Parameters<typeof drawnInFull>): string =>
  drawnInFull(...asked).replaceAll(/(\d+\.\d{2})\d{3,}/g, "$1");

const measures: readonly (readonly [string, (one: EventRow) => boolean, (one: EventRow) => boolean])[] = [
  ["at the first value out of range, urgently enough", (one) => one.flaggedOn !== undefined, isUrgentEnough],
  ["all latent events, by recognition", () => true, inTime],
  ["all latent events, at the latest 60 days after", () => true, (one) => one.first !== undefined],
];
const blue = "#1b6ca8";
const colours = [blue, "#b8500e", "#4a7a2c"];

export function detection({ events }: Tally): string {
  const points = titled(events).flatMap(([title, own]) =>
    measures.flatMap(([measure, of, is], i) => {
      const asked = own.filter(of);
      const found = proportion({ count: asked.filter(is).length, of: asked.length });
      if (!found.estimable) return [];
      const { lower, upper } = found.wilson;
      return [{ title, measure, dy: (i - 1) * 6, x: 100 * found.proportion, low: 100 * lower, high: 100 * upper }];
    }),
  );
  const names = titled(events).map(([title]) => title);
  return drawn("Share of latent events that were signalled, by condition, on synthetic data", {
    height: 26 * names.length + 140,
    marginLeft: 190,
    marginTop: 62,
    x: { label: "per cent signalled, with Wilson's interval →", domain: [0, 100] },
    y: { label: null, domain: names },
    marks: [
      Plot.gridX({ stroke: "#ddd", strokeOpacity: 1 }),
      ...measures.flatMap(([measure], i) => {
        const own = points.filter((one) => one.measure === measure);
        return [
          Plot.ruleY(own, { y: "title", x1: "low", x2: "high", stroke: colours[i]!, dy: (i - 1) * 6 }),
          Plot.dot(own, { y: "title", x: "x", fill: colours[i]!, r: 3.5, dy: (i - 1) * 6 }),
        ];
      }),
      ...measures.map(([measure], i) =>
        Plot.text([measure], {
          frameAnchor: "top-left",
          text: (x: string) => `● ${x}`,
          fill: colours[i]!,
          dy: 16 * i - 60,
          dx: 0,
        }),
      ),
    ],
  });
}

export function lead({ events }: Tally): string {
  const rows = titled(events).flatMap(([title, own]) => {
    const found = quartersOf(own.flatMap(({ first, recognised }) => (first === undefined ? [] : [recognised - first])));
    return found === undefined ? [] : [{ title, low: found[0], x: found[1], high: found[2] }];
  });
  return drawn("Lead of the first signal over recognition in days, by condition, on synthetic data", {
    height: 22 * rows.length + 80,
    marginLeft: 190,
    x: { label: "days from the first signal to recognition: median and middle half (left of 0: after it) →" },
    y: { label: null, domain: rows.map(({ title }) => title) },
    marks: [
      Plot.gridX({ stroke: "#ddd", strokeOpacity: 1 }),
      Plot.ruleX([0], { stroke: "#444" }),
      Plot.ruleY(rows, { y: "title", x1: "low", x2: "high", stroke: blue, strokeWidth: 3 }),
      Plot.dot(rows, { y: "title", x: "x", fill: "white", stroke: blue, r: 4 }),
    ],
  });
}

const byUrgency = { IMMEDIATE: "#b3261e", "24H": "#b8500e", "7D": blue, ROUTINE: "#888888" } as const;

/** The loudest rules, outside days 0–60 for results, all days for what people say and what is seen at an infusion. */
export function falseAlarms(tally: Tally): string {
  const rows = rulesOf(tally, ({ route, zone }) => zone !== "before" && (route !== "laboratory" || zone === "late"))
    .slice(0, 40)
    .map(({ rule, urgency, route, wrong }) => ({
      rule,
      urgency,
      each: wrong / (route === "laboratory" ? yearsOf(tally, "late") : tally.years),
    }));
  return drawn("Unexplained alarms per patient-year by rule and urgency, on synthetic data", {
    height: 16 * rows.length + 90,
    marginLeft: 80,
    color: { domain: Object.keys(byUrgency), range: Object.values(byUrgency), legend: false },
    x: {
      label: "unexplained alarms per patient-year →",
      type: "sqrt",
      grid: true,
      ticks: [0.005, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4],
      tickFormat: (x: number) => `${x}`,
    },
    y: { label: null, domain: rows.map(({ rule }) => rule) },
    marks: [
      Plot.barX(rows, { x: "each", y: "rule", fill: "urgency" }),
      ...Object.entries(byUrgency).map(([name, fill], i) =>
        Plot.text([name], {
          frameAnchor: "bottom-right",
          text: (x: string) => `■ ${x}`,
          fill,
          dy: -14 * (4 - i),
          dx: -10,
        }),
      ),
    ],
  });
}

type Point = {
  readonly percent: number;
  readonly way: string;
  readonly found: number;
  readonly first: number;
  readonly wrong: number;
};
export function curvePoints(
  tally: Tally,
  analyte: string,
): { readonly events: number; readonly points: readonly Point[] } {
  const events = countOf(tally, "curve", analyte, "events");
  const points = curves
    .filter((one) => one.analyte === analyte)
    .flatMap(({ percents }) => ways.flatMap(([way]) => percents.map((percent) => ({ way, percent }))))
    .map(({ way, percent }) => {
      const of = (what: string): number => countOf(tally, "curve", analyte, way, percent, what);
      return { way, percent, found: of("found"), first: of("at first"), wrong: of("false") / tally.lateYears };
    });
  return { events, points };
}

export function curve(tally: Tally, analyte: string, title: string): string {
  const { events, points } = curvePoints(tally, analyte);
  const shown = points
    .filter(({ wrong }) => wrong > 0)
    .map((one) => ({ ...one, share: (100 * one.first) / Math.max(1, events) }));
  const [first, second] = ways;
  return drawn(`${title}, on synthetic data`, {
    height: 380,
    marginLeft: 56,
    x: {
      type: "log",
      label: "unexplained openings per patient-year outside days 0–60 (log) →",
      ticks: [0.0001, 0.001, 0.01, 0.1, 1],
      tickFormat: (x: number) => `${x}`,
    },
    y: { label: `↑ per cent of ${events} events spoken of by the first sample that shows them`, domain: [0, 100] },
    marks: [
      Plot.gridY({ stroke: "#ddd", strokeOpacity: 1 }),
      Plot.line(shown, {
        x: "wrong",
        y: "share",
        z: "way",
        stroke: (one: Point) => (one.way === first![0] ? blue : colours[1]!),
      }),
      Plot.dot(shown, {
        x: "wrong",
        y: "share",
        r: 3,
        fill: (one: Point) => (one.way === first![0] ? blue : colours[1]!),
      }),
      Plot.text(
        shown.filter(({ way }) => way === first![0]),
        { x: "wrong", y: "share", text: (one: Point) => `${one.percent} %`, dy: -10, fill: blue },
      ),
      ...[first!, second!].map(([name], i) =>
        Plot.text([name], {
          frameAnchor: "bottom-right",
          text: (x: string) => `● against ${x}`,
          fill: colours[i]!,
          dy: -10 - 16 * i,
          dx: -10,
        }),
      ),
    ],
  });
}
