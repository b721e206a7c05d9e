import { type Html, html } from "../../html.ts";
import { drawing } from "./drawing.ts";

/** Square fields, as many in a row as make about a square; a figure is begun at the top left of its field. */
const layouts = {
  /** A head over shoulders. */
  hundred: {
    columns: 10,
    cell: 16,
    figure: (y: number) => `m8 2a2.6 2.6 0 1 0 .01 0zm-4.4 12v-2.4a4.4 4.4 0 0 1 8.8 0V${y + 14}z`,
  },
  /** So small that no more than a square can be seen. */
  thousand: { columns: 40, cell: 7, figure: () => "m1.5 1.5h4v4h-4z" },
} as const;

/** So many of a hundred or a thousand people, full; the others hollow. By shape first, then by colour. */
export function drawIcons(
  id: string,
  { count, of, many, title, says }: { count: number; of: number; many: "good" | "bad"; title: string; says: string },
): Html {
  const { columns, cell, figure } = layouts[of === 100 ? "hundred" : "thousand"];
  const people = (from: number, through: number): string =>
    Array.from({ length: through - from }, (_, i) => {
      const [x, y] = [((from + i) % columns) * cell, Math.floor((from + i) / columns) * cell];
      return `M${x} ${y}${figure(y)}`;
    }).join("");
  return drawing(id, { title, says, width: columns * cell, height: Math.ceil(of / columns) * cell }, [
    html`<path class="hollow" d="${people(count, of)}"/>`,
    html`<path class="full ${many}" d="${people(0, count)}"/>`,
  ]);
}
