import { say } from "../../text/message.ts";
import type { ReconstitutionJson } from "../reconstitution-json.ts";
import { drawLegend } from "./legend.ts";
import { drawPanel } from "./panel.ts";
import { style } from "./style.ts";
import { element, text } from "./svg.ts";

const page = { width: 1012, top: 78, panel: { width: 330, height: 190 }, across: 490, down: 268 };
/** Months that an axis holds at least, and to which it is rounded up. */
const [leastMonths, step] = [12, 3];

/**
 * The course of lymphocytes as one SVG picture: four panels, months since the last infusion across, cells per microlitre
 * up (by their logarithm), the published band, this patient's counts. Readable on light and dark; it holds no name and no
 * id of the patient, and nothing that runs.
 */
export function drawReconstitution(one: ReconstitutionJson): string {
  const title =
    one.course === null
      ? say("drawing.no-course", {})
      : say("drawing.title", { course: one.course, on: one.lastInfusionOn! });
  const rows = Math.ceil(one.analytes.length / 2);
  const legendTop = page.top + rows * page.down - 8;
  const height = legendTop + (rows === 0 ? 0 : 52);
  const months = monthsOf(one);
  return `${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${page.width} ${height}`,
      width: page.width,
      height,
      role: "img",
      "font-family": "system-ui, sans-serif",
    },
    element("title", {}, text(title)),
    element("desc", {}, text(one.analytes.map((analyte) => analyte.text).join(" "))),
    element("style", {}, style),
    element("rect", { class: "lw-paper", width: page.width, height }),
    element("text", { class: "lw-text", x: 20, y: 28, "font-size": 17, "font-weight": 700 }, text(title)),
    element("text", { class: "lw-soft", x: 20, y: 47, "font-size": 12 }, text(say("drawing.informs", {}))),
    ...one.analytes.map((analyte, i) =>
      drawPanel(analyte, one.measures, {
        left: 62 + (i % 2) * page.across,
        top: page.top + Math.floor(i / 2) * page.down + 14,
        ...page.panel,
        months,
      }),
    ),
    ...(rows === 0 ? [] : drawLegend(20, legendTop)),
  )}\n`;
}

/** Room to the right of the last count, for its number. */
const beyond = 1.12;

/** One axis for all panels, so that they can be read across. */
function monthsOf({ analytes }: ReconstitutionJson): number {
  const last = analytes.flatMap(({ band, counts }) => [
    ...counts.map(({ month }) => month * beyond),
    ...(band === null ? [] : [band.months.at(-1)!.month + band.reachMonths]),
  ]);
  return Math.ceil(Math.max(leastMonths, ...last) / step) * step;
}
