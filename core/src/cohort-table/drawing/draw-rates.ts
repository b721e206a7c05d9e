import { diamond } from "../../reconstitution/drawing/marks.ts";
import { element } from "../../reconstitution/drawing/svg.ts";
import { say } from "../../text/message.ts";
import type { Wording } from "../../text/wording.ts";
import type { CohortTable } from "../cohort-table.ts";
import { cellOf, stratumInWords } from "../told-table.ts";
import { contentTop, type Drawing, label, pageWidth } from "./page.ts";
import { roundUp, valueTicks } from "./scale.ts";

const plot = { left: 170, width: pageWidth - 170 - 230 };
const row = 34;

/** The annualised relapse rate of each stratum with its exact interval, on an axis from 0. */
export function drawRates(table: CohortTable, wording: Wording): Drawing | undefined {
  const rates = table.figures.filter(({ measure, value }) => measure === "arr" && value !== null);
  if (rates.length === 0) return undefined;
  const most = roundUp(Math.max(...rates.map(({ upper, value }) => upper ?? value!)));
  const x = (rate: number): number => plot.left + (plot.width * Math.min(rate, most)) / most;
  const top = contentTop + 4;
  const bottom = top + rates.length * row;
  return {
    bottom: bottom + 42,
    marks: [
      ...valueTicks(most).flatMap((tick) => [
        element("line", { class: "lc-grid", x1: x(tick), x2: x(tick), y1: top, y2: bottom }),
        label(String(Math.round(tick * 1000) / 1000), x(tick), bottom + 16, { anchor: "middle" }),
      ]),
      element("line", { class: "lc-axis", x1: plot.left, x2: plot.left + plot.width, y1: bottom, y2: bottom }),
      label(say("cohort.axis.relapses", {}, wording.language), plot.left + plot.width / 2, bottom + 34, {
        anchor: "middle",
        size: 12,
      }),
      ...rates.flatMap((one, i) => {
        const y = top + (i + 0.5) * row;
        const across = { y1: y, y2: y, "stroke-width": 2 };
        return [
          label(stratumInWords(one.stratum, wording), plot.left - 12, y + 4, {
            anchor: "end",
            size: 12,
            style: "lc-text",
          }),
          element("line", {
            class: "lc-line-0",
            x1: x(one.lower ?? one.value!),
            x2: x(one.upper ?? one.value!),
            ...across,
          }),
          element("path", { class: "lc-mark-0", d: diamond(x(one.value!), y, 6) }),
          label(cellOf(one, wording.language), plot.left + plot.width + 16, y + 4, { size: 12, style: "lc-text" }),
        ];
      }),
    ],
  };
}
