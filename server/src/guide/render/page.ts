import { formatDay, type Language } from "@longwatch/core";
import { type Html, html } from "../../html.ts";
import type { DrawingData } from "../drawing-data.ts";
import type { Guide } from "../guide.ts";
import { guideWordsIn, type SayGuide } from "../guide-words.ts";
import type { Page } from "../page.ts";
import type { Shelf } from "../shelf.ts";
import { renderBlocks } from "./blocks.ts";
import { framed } from "./frame.ts";
import { type Reference, referencesOn } from "./references.ts";

export const fileOf = ({ id }: Pick<Page, "id">): string => `${id}.html`;

/** A day as people write it: 23 November 2026. */
const written = (day: Page["reviewedOn"], language: Language): string =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(formatDay(day)),
  );

/** One page as HTML, with its sources at the foot. */
export function renderPage(page: Page, guide: Guide, drawings: DrawingData, shelf: Shelf): string {
  const { language, title, question, jurisdiction } = page;
  const say = guideWordsIn(language);
  const references = referencesOn(shelf);
  let drawn = 0;
  const content = renderBlocks(page.blocks, {
    language,
    guide,
    drawings,
    shelf,
    say,
    references,
    nextId: () => `drawing-${++drawn}`,
  });
  return framed(
    { language, title, file: fileOf(page) },
    html`<article${page.paper === undefined ? undefined : html` class="${page.paper}"`}>
<h1>${title}</h1>
<p class="question">${question}</p>
<p class="soft screen-only">${say(`for-${page.audience}`)}${jurisdiction === undefined ? undefined : html` · ${say("holds-in", new Intl.DisplayNames(language, { type: "region" }).of(jurisdiction))}`}</p>
${content}
<footer>
<p class="reviewed">${say("last-reviewed", written(page.reviewedOn, language))} ${say("review-due", written(page.reviewDue, language))} ${say("unsigned")} ${say("translated")}</p>
${
  references.listed.length === 0
    ? undefined
    : html`<h2 id="sources">${say("sources")}</h2>
<ol class="sources">${references.listed.map((one) => renderReference(one, say))}</ol>`
}
</footer>
</article>
${renderNeighbours(page, guide, say)}`,
  );
}

function renderReference({ source, number, places }: Reference, say: SayGuide): Html {
  const { title, publisher, date, address } = source;
  const about = [publisher, date].filter((one) => one !== undefined).join(", ");
  const place = places.length === 0 ? undefined : html` ${say("source-places", places.join("; "))}.`;
  const named = address?.startsWith("http") ? html`<a href="${address}" rel="noreferrer">${title}</a>` : html`${title}`;
  return html`<li id="source-${number}">${named}${about === "" ? "." : `. ${about}.`}${place}</li>`;
}

/** The pages before and after, in the order of the guide. */
function renderNeighbours(page: Page, { pages }: Guide, say: SayGuide): Html {
  const own = pages.filter(({ language }) => language === page.language);
  const at = own.indexOf(page);
  const [before, after] = [own[at - 1], own[at + 1]];
  return html`<nav class="neighbours" aria-label="${say("previous")} / ${say("next")}">${
    before === undefined
      ? undefined
      : html`<a rel="prev" href="${fileOf(before)}"><span class="soft">${say("previous")}</span> ${before.title}</a>`
  }${after === undefined ? undefined : html`<a rel="next" class="after" href="${fileOf(after)}"><span class="soft">${say("next")}</span> ${after.title}</a>`}</nav>`;
}
