import { say } from "../../text/message.ts";
import type { AnalyteJson, MeasureJson } from "../reconstitution-json.ts";
import { drawLines, linesOf } from "./lines.ts";
import { drawBand, drawCounts, drawMilestones } from "./marks.ts";
import { countTicks, type Frame, monthTicks, roundAround, xOf, yOf } from "./scale.ts";
import { element, text } from "./svg.ts";

type Place = Pick<Frame, "left" | "top" | "width" | "height" | "months">;

/** One analyte: its axes, the published course, this patient's counts. */
export function drawPanel(one: AnalyteJson, measures: readonly MeasureJson[], place: Place): string {
  const lines = linesOf(one, measures);
  const frame: Frame = { ...place, ...roundAround(countsIn(one, lines)) };
  const note = noteOf(one);
  return element(
    "g",
    {},
    element(
      "text",
      { class: "lw-text", x: frame.left, y: frame.top - 10, "font-size": 13, "font-weight": 700 },
      text(one.name),
    ),
    element(
      "text",
      { class: "lw-soft", x: frame.left + frame.width, y: frame.top - 10, "text-anchor": "end", "font-size": 11 },
      text(note),
    ),
    ...(one.band === null ? [] : drawBand(one.band, frame)),
    ...drawGrid(frame),
    ...drawLines(lines, frame),
    ...(one.band === null ? drawMilestones(one, frame) : []),
    ...drawCounts(one.counts, frame),
  );
}

const noteOf = ({ band, counts }: AnalyteJson): string =>
  counts.length === 0
    ? say("drawing.no-count", {})
    : band === null && counts.some(({ why }) => why === "no-table")
      ? say("drawing.no-band", {})
      : "";

/** Everything that a panel must have room for, in cells per microlitre. */
function countsIn({ band, counts }: AnalyteJson, lines: readonly { readonly count: number }[]): readonly number[] {
  const values = counts.flatMap(({ value }) => (typeof value === "number" ? [value] : [value.low, value.high]));
  const edges = band?.months.flatMap(({ low, high }) => [low, high]) ?? [];
  return [...[...values, ...edges].map((one) => one * 1000), ...lines.map(({ count }) => count)];
}

function drawGrid(frame: Frame): readonly string[] {
  const [right, bottom] = [frame.left + frame.width, frame.top + frame.height];
  const infusion = xOf(frame, 0);
  return [
    ...countTicks(frame).flatMap((count) => {
      const y = yOf(frame, count);
      return [
        element("line", { class: "lw-grid", x1: frame.left, x2: right, y1: y, y2: y, "stroke-width": 1 }),
        label(String(count), frame.left - 6, y + 3.5, "end"),
      ];
    }),
    ...monthTicks(frame).flatMap((month) => {
      const x = xOf(frame, month);
      return [
        element("line", { class: "lw-axis", x1: x, x2: x, y1: bottom, y2: bottom + 4, "stroke-width": 1 }),
        label(String(month), x, bottom + 16, "middle"),
      ];
    }),
    element("line", { class: "lw-axis", x1: frame.left, x2: right, y1: bottom, y2: bottom, "stroke-width": 1 }),
    element("line", { class: "lw-course", x1: infusion, x2: infusion, y1: frame.top, y2: bottom, "stroke-width": 2 }),
    label(say("drawing.months", {}), (frame.left + right) / 2, bottom + 32, "middle"),
    element(
      "text",
      {
        class: "lw-soft",
        transform: `translate(${frame.left - 38} ${frame.top + frame.height / 2}) rotate(-90)`,
        "text-anchor": "middle",
        "font-size": 11,
      },
      text(say("drawing.unit", {})),
    ),
  ];
}

const label = (content: string, x: number, y: number, anchor: string): string =>
  element("text", { class: "lw-soft", x, y, "text-anchor": anchor, "font-size": 11 }, text(content));
