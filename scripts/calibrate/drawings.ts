import { kaplanMeier, type Observation, survivalAt } from "@longwatch/core";
import * as Plot from "@observablehq/plot";
import {
  type Embodied,
  type Judged,
  rawRate,
  type Seen,
  valuesAfter,
  within,
} from "../../synthetic/src/calibration/index.ts";
import { drawn as drawnInFull } from "../drawn.ts";

const year = 365.25;
const colours = { "CARE-MS I": "#1b6ca8", "CARE-MS II": "#b8500e", CAMMS223: "#4a7a2c" } as const;
type Trial = keyof typeof colours;
const colour = { domain: Object.keys(colours), range: Object.values(colours), legend: false };

const drawn = (title: string, options: Plot.PlotOptions): string =>
  drawnInFull(title, { height: 360, marginLeft: 56, ...options });

type Point = {
  readonly trial: Trial;
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
};
const label = (points: readonly Point[]): Point[] =>
  [...new Set(points.map(({ trial }) => trial))].map((trial) => points.findLast((point) => point.trial === trial)!);

/** Lines are simulated, dots with their bars published. */
const against = (
  title: string,
  simulated: readonly Point[],
  published: readonly Point[],
  options: Plot.PlotOptions,
): string =>
  drawn(title, {
    marginRight: 96,
    color: colour,
    ...options,
    marks: [
      Plot.gridY({ stroke: "#ddd", strokeOpacity: 1 }),
      Plot.ruleY([0]),
      Plot.line(simulated, { x: "x", y: "y", stroke: "trial", strokeWidth: 2 }),
      Plot.text(label(simulated), { x: "x", y: "y", text: "trial", fill: "trial", textAnchor: "start", dx: 8 }),
      Plot.ruleX(
        published.filter(({ low }) => low !== undefined),
        { x: "x", y1: "low", y2: "high", stroke: "trial", strokeWidth: 1.5 },
      ),
      Plot.dot(published, { x: "x", y: "y", fill: "trial", stroke: "white", r: 5 }),
    ],
  });

const trials: readonly (readonly [string, Trial])[] = [
  ["care-ms-1", "CARE-MS I"],
  ["care-ms-2", "CARE-MS II"],
];

const curve = (trial: Trial, observations: readonly Observation[], years: number): readonly Point[] => {
  const survival = kaplanMeier(observations);
  if (!survival.estimable) return [];
  return Array.from({ length: years * 12 + 1 }, (_, month) => {
    const at = survivalAt(survival, (month * year) / 12 + 15);
    return at.estimable ? [{ trial, x: month / 12, y: 100 * (1 - at.survival) }] : [];
  }).flat();
};

export type People = (preset: string) => readonly Seen[];

export function relapseRates(people: People): string {
  const simulated = trials.flatMap(([preset, trial]) =>
    [1, 2, 3, 4, 5].map((y): Point => {
      const { counts, years } = within(people(preset), ({ relapses }) => relapses, (y - 1) * year, y * year);
      return { trial, x: y, y: rawRate(counts, years).value };
    }),
  );
  const published: Point[] = [
    { trial: "CARE-MS I", x: 1.5, y: 0.18, low: 0.13, high: 0.23 },
    { trial: "CARE-MS I", x: 3, y: 0.19 },
    { trial: "CARE-MS I", x: 4, y: 0.14 },
    { trial: "CARE-MS II", x: 1.5, y: 0.26, low: 0.21, high: 0.33 },
    { trial: "CARE-MS II", x: 3, y: 0.22 },
    { trial: "CARE-MS II", x: 4, y: 0.23 },
  ];
  return against("Annual relapse rate by year, simulated and published", simulated, published, {
    x: { label: "year since the first infusion →", ticks: 5, tickFormat: "d", domain: [0.8, 5.2] },
    y: { label: "↑ relapses per person-year", domain: [0, 0.36] },
  });
}

export function worsening(people: People): string {
  const simulated = trials.flatMap(([preset, trial]) =>
    curve(
      trial,
      people(preset).map((one) => one.worsening),
      5,
    ),
  );
  const published: Point[] = [
    { trial: "CARE-MS I", x: 2, y: 8, low: 5.7, high: 11.2 },
    { trial: "CARE-MS I", x: 5, y: 20.3 },
    { trial: "CARE-MS II", x: 2.04, y: 12.7, low: 9.9, high: 16.3 },
    { trial: "CARE-MS II", x: 5, y: 24.9 },
  ];
  return against("Confirmed worsening by year, simulated and published", simulated, published, {
    x: { label: "years since the first infusion →", domain: [0, 5] },
    y: { label: "↑ per cent with six-month confirmed worsening", domain: [0, 30] },
  });
}

export function thyroid(people: People): string {
  const simulated = trials.flatMap(([preset, trial]) =>
    curve(
      trial,
      people(preset).map((one) => one.thyroid),
      6,
    ),
  );
  const published: Point[] = [
    { trial: "CARE-MS I", x: 2, y: 18 },
    { trial: "CARE-MS II", x: 2, y: 16.5 },
    { trial: "CARE-MS II", x: 5, y: 40.7 },
  ];
  return against("First thyroid event by year, simulated and published", simulated, published, {
    x: { label: "years since the first infusion →", domain: [0, 6] },
    y: { label: "↑ per cent with a thyroid event", domain: [0, 50] },
  });
}

const cells = { cd4: "#1b6ca8", cd8: "#b8500e", cd19: "#4a7a2c" } as const;
/** Medians and the middle half of the people, course by course, one after the other. */
export function lymphocytes(bodies: readonly Embodied[]): string {
  const months = [0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11.7];
  const rows = Object.keys(cells).flatMap((cell) =>
    [1, 2].flatMap((course) =>
      months.map((month) => {
        const sorted = valuesAfter(bodies, cell, course, month).toSorted((a, b) => a - b);
        const at = (share: number): number => 1000 * sorted[Math.floor(sorted.length * share)]!;
        return {
          cell,
          course: `${cell}${course}`,
          month: month + (course - 1) * 12,
          low: at(0.25),
          middle: at(0.5),
          high: at(0.75),
        };
      }),
    ),
  );
  const named = Object.keys(cells).map((cell) => {
    const row = rows.findLast((one) => one.cell === cell)!;
    return { ...row, middle: row.middle + (cell === "cd8" ? 14 : cell === "cd4" ? -14 : 0) };
  });
  const published = [
    { cell: "cd4", month: 1, y: 40 },
    { cell: "cd4", month: 12, y: 270 },
  ];
  return drawn("Lymphocyte subsets by month after two courses", {
    marginRight: 56,
    color: { domain: Object.keys(cells), range: Object.values(cells) },
    x: { label: "months since course 1; course 2 at month 12 →", domain: [0, 24] },
    y: { label: "↑ cells per microlitre", domain: [0, 700] },
    marks: [
      Plot.gridY({ stroke: "#ddd", strokeOpacity: 1 }),
      Plot.ruleX([0, 12], { stroke: "#888", strokeDasharray: "4 3" }),
      Plot.areaY(rows, { x: "month", y1: "low", y2: "high", z: "course", fill: "cell", fillOpacity: 0.15 }),
      Plot.lineY(rows, { x: "month", y: "middle", z: "course", stroke: "cell", strokeWidth: 2 }),
      Plot.text(named, {
        x: "month",
        y: "middle",
        text: (row) => row.cell.toUpperCase(),
        fill: "cell",
        textAnchor: "start",
        dx: 6,
      }),
      Plot.dot(published, { x: "month", y: "y", fill: "cell", stroke: "white", r: 5 }),
      Plot.ruleY([0]),
    ],
  });
}

/** Every row that was compared: simulated over published, on a scale where twice and half are as far. */
export function allRows(rows: readonly Judged[]): string {
  const shown = rows
    .filter(({ simulated, published }) => simulated !== undefined && published * simulated.value > 0)
    .map((row) => ({ table: row.table, ratio: row.simulated!.value / row.published, verdict: row.verdict }));
  const tables = [...new Set(shown.map(({ table }) => table))].toSorted(
    (a, b) => Number(a.slice(2)) - Number(b.slice(2)),
  );
  return drawn("Simulated over published for each row that was compared", {
    height: 34 * tables.length + 80,
    marginLeft: 56,
    x: {
      type: "log",
      base: 2,
      label: "simulated over published →",
      domain: [0.5, 2],
      ticks: [0.5, 0.7, 0.85, 1, 1.15, 1.4, 2],
      tickFormat: (x: number) => `${x}`,
    },
    y: { label: "table", domain: tables },
    marks: [
      Plot.rect([{}], { x1: 0.85, x2: 1.15, fill: "#e8f0e4" }),
      Plot.ruleX([1], { stroke: "#444" }),
      Plot.dot(shown, {
        x: "ratio",
        y: "table",
        r: 4,
        fill: (row: { verdict: string }) => (row.verdict === "fits" ? "#4a7a2c" : "#b3261e"),
        symbol: (row: { verdict: string }) => (row.verdict === "fits" ? "circle" : "diamond"),
        fillOpacity: 0.7,
        clip: true,
      }),
    ],
  });
}
