import { InvariantError } from "@longwatch/core";
import { type Html, html } from "../../html.ts";
import type { DrawingData } from "../drawing-data.ts";
import type { SayGuide } from "../guide-words.ts";
import type { Shelf } from "../shelf.ts";
import { drawing } from "./drawing.ts";

const width = 380;

/** The planned courses one below the other, the time between them, and the months of testing after the last. */
export function drawTimeline(id: string, { timeline }: DrawingData, shelf: Shelf, say: SayGuide, notes: Html): Html {
  const { courses, monthsBetween, watch } = timeline;
  const months = shelf.ruleNumber(watch.protocol, watch.rule, watch.field)?.value;
  if (months === undefined)
    throw new InvariantError(`drawings.yaml names ${watch.rule}, which ${watch.protocol} does not have.`);
  const rows = courses.flatMap(({ days }, i) => [
    ...(i === 0 ? [] : [{ days: 0, said: say("timeline-between", monthsBetween) }]),
    { days, said: say("timeline-course", { number: i + 1, days }) },
  ]);
  const height = rows.length * 44 + 62;
  const title = say("timeline-title");
  const says = [...rows.map(({ said }) => said), say("timeline-watch", months)].join("; ");
  const drawn = rows.map(({ days, said }, i) => {
    const y = 22 + i * 44;
    return days === 0
      ? html`<path class="between" d="M20 ${y - 24}v48"/><text x="40" y="${y + 4}">${said}</text>`
      : html`<path class="dots" d="${Array.from({ length: days }, (_, day) => `M${20 + day * 16} ${y}h.01`).join("")}"/><text class="strong" x="${36 + days * 16}" y="${y + 4}">${said}</text>`;
  });
  const top = rows.length * 44 + 6;
  return html`<figure class="drawing">${drawing(id, { title, says, width, height }, [
    ...drawn,
    html`<rect class="watch" x="10" y="${top}" width="${width - 20}" height="42" rx="8"/><text class="on-more" x="${width / 2}" y="${top + 26}" text-anchor="middle">${say("timeline-watch", months)}</text>`,
  ])}<figcaption>${title}. ${say("timeline-again", months)}${notes}</figcaption></figure>`;
}
