import type { Language } from "@longwatch/core";
import { type Html, html } from "../../html.ts";
import type { DrawingData } from "../drawing-data.ts";
import type { SayGuide } from "../guide-words.ts";
import { drawing } from "./drawing.ts";

const [step, base, top] = [15, 150, 18];

/** The scale as stairs, a step for each score that there is; the words of the steps stand in a table beneath, for everybody. */
export function drawEdss(id: string, { edss }: DrawingData, language: Language, say: SayGuide, notes: Html): Html {
  const last = edss.steps.at(-1)!.from;
  const scores = [0, ...Array.from({ length: (last - 1) * 2 + 1 }, (_, i) => 1 + i / 2)];
  const title = say("edss-title");
  const rows = edss.steps.map((one, i) => {
    const next = edss.steps[i + 1]?.from;
    const through = next === undefined ? one.from : next - 0.5;
    // There is no half of one: what begins at nought and ends below one is nought alone.
    const range = through <= one.from || through === 0.5 ? `${one.from}` : `${one.from}–${number(through, language)}`;
    return { range, said: one[language], group: i };
  });
  const bars = scores.map((score, i) => {
    const group = edss.steps.findLastIndex(({ from }) => from <= score);
    const height = 10 + (score / last) * (base - top - 20);
    return html`<rect class="${group % 2 === 0 ? "stair" : "stair other"}" x="${8 + i * step}" y="${Math.round(base - height)}" width="${step - 2}" height="${Math.round(height)}"/>${
      Number.isInteger(score)
        ? html`<text x="${8 + i * step + step / 2 - 1}" y="${base + 16}" text-anchor="middle">${score}</text>`
        : undefined
    }`;
  });
  const says = rows.map(({ range, said }) => `${range}: ${said}`).join(" ");
  return html`<figure class="drawing">${drawing(id, { title, says, width: 16 + scores.length * step, height: base + 24 }, bars)}<figcaption>${title}. ${say("edss-half")}${notes}</figcaption></figure>
<table><thead><tr><th scope="col">${say("score")}</th><th scope="col">${say("means")}</th></tr></thead><tbody>${rows.map(
    ({ range, said }) => html`<tr><th scope="row" class="number">${range}</th><td>${said}</td></tr>`,
  )}</tbody></table>`;
}

const number = (score: number, language: Language): string =>
  language === "es" ? `${score}`.replace(".", ",") : `${score}`;
