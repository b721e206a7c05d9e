import { InvariantError } from "@longwatch/core";
import { type Html, html } from "../../html.ts";
import type { DrawingData } from "../drawing-data.ts";
import type { SayGuide } from "../guide-words.ts";
import type { Shelf } from "../shelf.ts";
import { drawing, tenth } from "./drawing.ts";

type Test = { readonly name: string; readonly every: number };
const monthsOfYear = 12;
const [middle, inner, ring] = [180, 46, 31];

/**
 * The months of testing after the last infusion: a ring for each year, a field for each month; a month in which more is
 * tested than in every month is dark. From the rules of the protocol.
 *
 * @param phrase puts the name of a test into the reader's language
 */
export function drawWheel(
  id: string,
  { wheel }: DrawingData,
  shelf: Shelf,
  say: SayGuide,
  phrase: (english: string) => string,
  notes: Html,
): Html {
  const tests = wheel.rules.map((rule): Test & { readonly until: number } => {
    const [every, until] = ["every.months", "untilMonthsAfterLastInfusion"].map(
      (field) => shelf.ruleNumber(wheel.protocol, rule, field)?.value,
    );
    const name = shelf.protocol(wheel.protocol)?.rules.find((one) => one.id === rule)?.name;
    if (every === undefined || until === undefined || name === undefined)
      throw new InvariantError(`drawings.yaml names ${rule}, which ${wheel.protocol} does not have by months.`);
    return { name: phrase(name), every, until };
  });
  const until = Math.max(...tests.map((one) => one.until));
  const rhythms = [...new Set(tests.map(({ every }) => every))].toSorted((a, b) => a - b);
  const lines = rhythms.map((every) => {
    const names = tests.filter((one) => one.every === every).map(({ name }) => name);
    return { every, said: `${every === 1 ? say("wheel-monthly") : say("wheel-every", every)}: ${names.join(", ")}` };
  });
  const title = say("wheel-title");
  const says = [...lines.map(({ said }) => said), say("wheel-until", until)].join(". ");
  const fields = Array.from({ length: until }, (_, i) => drawMonth(i + 1, rhythms, say));
  const hub = html`<circle class="hub" cx="${middle}" cy="${middle}" r="${inner - 6}"/>${say("wheel-centre")
    .split(" ")
    .map(
      (word, i) =>
        html`<text class="strong" x="${middle}" y="${middle - 2 + i * 15}" text-anchor="middle">${word}</text>`,
    )}`;
  return html`<figure class="drawing">${drawing(id, { title, says, width: middle * 2, height: middle * 2 }, [...fields, hub])}<figcaption><ul class="key">${lines.map(
    ({ every, said }) => html`<li><span class="${every === 1 ? "month" : "month more"}"></span>${said}</li>`,
  )}</ul>${say("wheel-until", until)}${notes}</figcaption></figure>`;
}

/** The first month of a year begins at the top. */
function drawMonth(month: number, rhythms: readonly number[], say: SayGuide): Html {
  const year = Math.floor((month - 1) / monthsOfYear);
  const [near, far] = [inner + year * ring, inner + (year + 1) * ring - 2];
  const turn = (share: number): readonly [number, number] => {
    const angle = (2 * Math.PI * share) / monthsOfYear;
    return [Math.sin(angle), -Math.cos(angle)];
  };
  const [from, to] = [turn(((month - 1) % monthsOfYear) + 0.04), turn(((month - 1) % monthsOfYear) + 0.96)];
  const at = ([x, y]: readonly [number, number], radius: number): string =>
    `${tenth(middle + x * radius)} ${tenth(middle + y * radius)}`;
  const isMore = rhythms.some((every) => every > 1 && month % every === 0);
  const [x, y] = turn(((month - 1) % monthsOfYear) + 0.5);
  const radius = (near + far) / 2;
  return html`<path class="${isMore ? "month more" : "month"}" d="M${at(from, near)}L${at(from, far)}A${far} ${far} 0 0 1 ${at(to, far)}L${at(to, near)}A${near} ${near} 0 0 0 ${at(from, near)}z"><title>${say("wheel-month", month)}</title></path><text class="${isMore ? "on-more" : "on-month"}" x="${tenth(middle + x * radius)}" y="${tenth(middle + y * radius + 4)}" text-anchor="middle">${month}</text>`;
}
