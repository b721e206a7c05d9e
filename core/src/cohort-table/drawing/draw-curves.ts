import { element, path } from "../../reconstitution/drawing/svg.ts";
import { say } from "../../text/message.ts";
import type { Wording } from "../../text/wording.ts";
import type { CohortTable } from "../cohort-table.ts";
import { type CohortCurve, type CurvePoint, fewestAtRisk } from "../curves.ts";
import { stratumInWords } from "../told-table.ts";
import { contentTop, type Drawing, label, pageWidth } from "./page.ts";
import { type Frame, roundUp, valueTicks, xOf, yearTicks, yOf } from "./scale.ts";
import { lineOf } from "./style.ts";

const plot = { left: 150, width: pageWidth - 150 - 40, height: 290 };
const rowHeight = 17;

/** Lines with their intervals by years since the start, and below them how many were at risk. */
export function drawCurves(table: CohortTable, section: CohortCurve["section"], wording: Wording): Drawing | undefined {
  const curves = table.curves.filter((one) => one.section === section && one.throughYear > 0);
  if (curves.length === 0) return undefined;
  const years = Math.max(1, ...curves.map(({ throughYear }) => Math.ceil(throughYear * 2) / 2));
  const highest = Math.max(...curves.flatMap(({ points }) => points.map(({ value, upper }) => upper ?? value)));
  const most = section === "first-relapse" ? 1 : Math.min(1, roundUp(Math.max(highest, 0.04)));
  const top = contentTop + 26;
  const frame: Frame = { ...plot, top, years, most };
  const bottom = top + plot.height;
  const riskTop = bottom + 64;
  const names = curves.map(({ stratum }) => stratumInWords(stratum, wording));
  return {
    bottom: riskTop + curves.length * rowHeight,
    note: say("cohort.curve-ends", { people: fewestAtRisk }, wording.language),
    marks: [
      ...legend(names, contentTop),
      ...axes(frame, section, wording),
      ...(curves.length <= 2 ? curves.map((curve, i) => band(curve, i, frame)) : []),
      ...curves.map((curve, i) => line(curve, i, frame)),
      label(say("cohort.at-risk", {}, wording.language), 20, riskTop - 10, { style: "lc-text", weight: 700 }),
      ...curves.flatMap((curve, i) => atRisk(curve, names[i]!, frame, riskTop + 6 + i * rowHeight)),
    ],
  };
}

function legend(names: readonly string[], y: number): readonly string[] {
  let x = plot.left;
  return names.length < 2
    ? []
    : names.flatMap((name, i) => {
        const { place, dash } = lineOf(i);
        const mark = {
          class: `lc-line-${place}`,
          x1: x,
          x2: x + 30,
          y1: y,
          y2: y,
          "stroke-width": 2.4,
          "stroke-dasharray": dash,
        };
        const drawn = [element("line", mark), label(name, x + 36, y + 4, { size: 12, style: "lc-text" })];
        x += 36 + name.length * 7 + 26;
        return drawn;
      });
}

function axes(frame: Frame, section: CohortCurve["section"], { language }: Wording): readonly string[] {
  const [right, bottom] = [frame.left + frame.width, frame.top + frame.height];
  const upright = { transform: `translate(100 ${frame.top + frame.height / 2}) rotate(-90)` };
  return [
    ...valueTicks(frame.most).flatMap((value) => {
      const y = yOf(frame, value);
      const percent = `${Math.round(value * 1000) / 10} %`;
      return [
        element("line", { class: "lc-grid", x1: frame.left, x2: right, y1: y, y2: y }),
        label(percent, frame.left - 8, y + 4, { anchor: "end" }),
      ];
    }),
    ...yearTicks(frame.years).flatMap((year) => {
      const x = xOf(frame, year);
      return [
        element("line", { class: "lc-axis", x1: x, x2: x, y1: bottom, y2: bottom + 4 }),
        label(String(year), x, bottom + 17, { anchor: "middle" }),
      ];
    }),
    element("line", { class: "lc-axis", x1: frame.left, x2: right, y1: bottom, y2: bottom }),
    label(say("cohort.axis.years", {}, language), frame.left + frame.width / 2, bottom + 34, {
      anchor: "middle",
      size: 12,
    }),
    element("g", upright, label(say(`cohort.axis.${section}`, {}, language), 0, 0, { anchor: "middle", size: 12 })),
  ];
}

/** Steps: a share holds until the next point. */
function steps(points: readonly CurvePoint[], frame: Frame, through: number, of: (one: CurvePoint) => number) {
  const corners = points.flatMap((point, i) => {
    const next = points[i + 1]?.year ?? through;
    const y = yOf(frame, of(point));
    return [[xOf(frame, point.year), y] as const, [xOf(frame, Math.max(point.year, next)), y] as const];
  });
  return corners;
}

function line({ points, throughYear }: CohortCurve, i: number, frame: Frame): string {
  const { place, dash } = lineOf(i);
  return element("path", {
    class: `lc-line-${place}`,
    d: path(steps(points, frame, throughYear, ({ value }) => value)),
    fill: "none",
    "stroke-width": 2.2,
    "stroke-dasharray": dash,
  });
}

/** The pointwise interval, as far as there is one. */
function band({ points, throughYear }: CohortCurve, i: number, frame: Frame): string {
  const known = points.filter(({ lower, upper }) => lower !== null && upper !== null);
  if (known.length === 0) return "";
  const above = steps(known, frame, throughYear, ({ upper }) => upper!);
  const below = steps(known, frame, throughYear, ({ lower }) => lower!);
  return element("path", {
    class: `lc-mark-${lineOf(i).place}`,
    d: `${path([...above, ...below.toReversed()])}Z`,
    opacity: 0.13,
  });
}

function atRisk(curve: CohortCurve, name: string, frame: Frame, y: number): readonly string[] {
  return [
    label(name.length > 18 ? `${name.slice(0, 17)}…` : name, 20, y),
    ...yearTicks(frame.years).flatMap((year) => {
      const count = curve.atRisk[year * 2];
      return count === undefined
        ? []
        : [label(String(count), xOf(frame, year), y, { anchor: "middle", style: "lc-text" })];
    }),
  ];
}
