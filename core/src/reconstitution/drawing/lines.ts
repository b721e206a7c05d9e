import { say } from "../../text/message.ts";
import { perMicrolitre } from "../in-words.ts";
import type { AnalyteJson, MeasureJson } from "../reconstitution-json.ts";
import { type Frame, yOf } from "./scale.ts";
import { element, text } from "./svg.ts";

/** A count that stands across a panel, with its name. */
export type Line = { readonly count: number; readonly of: "limit" | "end" | "baseline"; readonly label: string };

/** The lower limit of normal, what was usual before treatment, and the count on which a measure may end. */
export function linesOf({ analyte, counts, baseline }: AnalyteJson, measures: readonly MeasureJson[]): readonly Line[] {
  const limit = counts.findLast(({ lowerLimit }) => lowerLimit !== null)?.lowerLimit;
  const end = measures.findLast(({ when }) => when?.analyte === analyte);
  return [
    ...(limit == null ? [] : [line("limit", limit.value, say("drawing.limit", {}))]),
    ...(baseline === null ? [] : [line("baseline", baseline.value, say("drawing.baseline", {}))]),
    ...(end?.when == null ? [] : [line("end", end.when.value, say("drawing.ends", { name: end.name }))]),
  ];
}

const line = (of: Line["of"], value: number, name: string): Line => ({
  of,
  count: value * 1000,
  label: `${name} ${perMicrolitre(value)}`,
});

const dashes = { limit: "5 3", end: "1.5 3", baseline: "9 3 2 3" } as const;
const strokes = { limit: "lw-limit", end: "lw-end", baseline: "lw-axis" } as const;
const fills = { limit: "lw-limit-text", end: "lw-end-text", baseline: "lw-soft" } as const;
const textHeight = 12;

/** Each line across, and its name to the right of the panel; names are kept apart. */
export function drawLines(lines: readonly Line[], frame: Frame): readonly string[] {
  const right = frame.left + frame.width;
  let above = Number.NEGATIVE_INFINITY;
  return lines
    .toSorted((a, b) => b.count - a.count)
    .flatMap(({ of, count, label }) => {
      const y = yOf(frame, count);
      const base = Math.max(y + 3.5, above + textHeight);
      above = base;
      const across = { x1: frame.left, x2: right, y1: y, y2: y, "stroke-width": 1.2, "stroke-dasharray": dashes[of] };
      return [
        element("line", { class: strokes[of], ...across }),
        element("text", { class: fills[of], x: right + 5, y: base, "font-size": 10 }, text(label)),
      ];
    });
}
