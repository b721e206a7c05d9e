import { say } from "../../text/message.ts";
import { diamond } from "./marks.ts";
import { element, text } from "./svg.ts";

/** What the marks mean. Lines across a panel bear their names and are not repeated here. */
export function drawLegend(left: number, top: number): readonly string[] {
  const middle = top + 16;
  const entry = (x: number, mark: string, name: string): readonly string[] => [
    mark,
    element("text", { class: "lw-text", x: left + x + 28, y: middle + 4, "font-size": 12 }, text(name)),
  ];
  const at = (x: number) => left + x;
  const bar = (x: number, name: string, width: number) =>
    element("line", { class: name, x1: at(x), x2: at(x + 24), y1: middle, y2: middle, "stroke-width": width });
  return [
    ...entry(
      0,
      element("line", {
        class: "lw-course",
        x1: at(12),
        x2: at(12),
        y1: middle - 8,
        y2: middle + 8,
        "stroke-width": 2,
      }),
      say("drawing.last-infusion", {}),
    ),
    ...entry(120, element("circle", { class: "lw-point", cx: at(132), cy: middle, r: 3.6 }), say("drawing.point", {})),
    ...entry(
      240,
      element("rect", { class: "lw-band", x: at(240), y: middle - 7, width: 22, height: 14 }),
      say("drawing.band", {}),
    ),
    ...entry(450, bar(450, "lw-median", 1.5), say("drawing.median", {})),
    ...entry(
      580,
      `${bar(580, "lw-back", 3)}${element("path", { class: "lw-back-mark", d: diamond(at(592), middle) })}`,
      say("drawing.published-back", {}),
    ),
  ];
}
