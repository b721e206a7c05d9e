import type { ProblemJson } from "@longwatch/api";
import type { Language } from "@longwatch/core";
import type { HttpSettings } from "../services.ts";
import { html } from "./html.ts";
import { page } from "./layout.ts";
import { pageWord } from "./page-words.ts";

/** A refusal as a person reads it: what happened, what can be done, and the way back. */
export const problemPage = (
  { title, detail, issues, incident }: ProblemJson,
  settings: HttpSettings,
  language: Language,
): string =>
  page(
    { title, language, settings },
    html`<h1>${title}</h1>
<p class="lead">${detail}</p>
${
  issues.length === 0
    ? undefined
    : html`<ul class="issues">${issues.map(({ at, saw, remedy }) => html`<li><strong>${remedy}</strong> <span class="note">${at === "/" ? "" : `${at.replace(/^\//, "")}: `}${saw}</span></li>`)}</ul>`
}
${incident === undefined ? undefined : html`<p>${pageWord("incident", language)} <code>${incident}</code></p>`}
<p>${pageWord("go-back", language)} <a href="/">${pageWord("to-beginning", language)}</a>.</p>`,
  );
