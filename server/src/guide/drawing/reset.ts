import { InvariantError } from "@longwatch/core";
import { type Html, html } from "../../html.ts";
import type { DrawingData } from "../drawing-data.ts";
import type { SayGuide } from "../guide-words.ts";
import type { Shelf } from "../shelf.ts";
import { drawing } from "./drawing.ts";

type Panel = { readonly name: string; readonly cells: number; readonly isLimit: boolean };
const panel = { width: 120, height: 112, gap: 8, columns: 3, dotsAcross: 8, dot: 11 };

/** Helper cells by month after the first course, as dots in a drop, beside the lowest normal number. From the protocol of the published course. */
export function drawReset(id: string, { reset }: DrawingData, shelf: Shelf, say: SayGuide, notes: Html): Html {
  const panels = panelsOf(reset, shelf, say);
  const rows = Math.ceil(panels.length / panel.columns);
  const title = say("reset-title");
  const says = panels.map(({ name, cells }) => `${name}: ${say("reset-count", cells)}`).join("; ");
  const size = {
    width: panel.columns * (panel.width + panel.gap) - panel.gap,
    height: rows * (panel.height + panel.gap) - panel.gap,
  };
  return html`<figure class="drawing">${drawing(
    id,
    { title, says, ...size },
    panels.map((one, i) => drawPanel(one, i, reset.cellsPerDot, say)),
  )}<figcaption>${title}. ${say("reset-dot", reset.cellsPerDot)}${notes}</figcaption></figure>`;
}

function panelsOf({ protocol, table, limit }: DrawingData["reset"], shelf: Shelf, say: SayGuide): readonly Panel[] {
  const course = shelf.protocol(protocol)?.reconstitution;
  const months = course?.tables.find((one) => one.id === table)?.months;
  const lowest = course?.milestones.find((one) => one.id === limit);
  if (months === undefined || lowest === undefined || !("limit" in lowest) || lowest.limit === undefined)
    throw new InvariantError(`drawings.yaml names what ${protocol} does not have.`);
  return [
    ...months.map(({ month, mean }) => ({
      name: say("reset-month", month),
      cells: Math.round(mean * 1000),
      isLimit: false,
    })),
    { name: say("reset-limit"), cells: Math.round(lowest.limit.value * 1000), isLimit: true },
  ];
}

function drawPanel({ name, cells, isLimit }: Panel, i: number, cellsPerDot: number, say: SayGuide): Html {
  const left = (i % panel.columns) * (panel.width + panel.gap);
  const top = Math.floor(i / panel.columns) * (panel.height + panel.gap);
  const dots = Array.from({ length: Math.round(cells / cellsPerDot) }, (_, n) => {
    const x = left + 21.5 + (n % panel.dotsAcross) * panel.dot;
    const y = top + panel.height - 32 - Math.floor(n / panel.dotsAcross) * panel.dot;
    return `M${x} ${y}h.01`;
  }).join("");
  const middle = left + panel.width / 2;
  return html`<rect class="field" x="${left + 0.5}" y="${top + 0.5}" width="${panel.width - 1}" height="${panel.height - 1}" rx="8"/><path class="${isLimit ? "dots limit" : "dots"}" d="${dots}"/><text class="strong" font-size="12.5" x="${middle}" y="${top + 18}" text-anchor="middle">${name}</text><text x="${middle}" y="${top + panel.height - 9}" text-anchor="middle">${say("reset-count", cells)}</text>`;
}
