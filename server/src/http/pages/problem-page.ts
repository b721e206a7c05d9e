import type { ProblemJson } from "@longwatch/api";
import type { HttpSettings } from "../services.ts";
import { html } from "./html.ts";
import { page } from "./layout.ts";

/** A refusal as a person reads it: what happened, what can be done, and the way back. */
export const problemPage = ({ title, detail, issues, incident }: ProblemJson, settings: HttpSettings): string =>
  page(
    { title, settings },
    html`<h1>${title}</h1>
<p class="lead">${detail}</p>
${
  issues.length === 0
    ? undefined
    : html`<ul class="issues">${issues.map(({ at, saw, remedy }) => html`<li><strong>${remedy}</strong> <span class="note">${at === "/" ? "" : `${at.replace(/^\//, "")}: `}${saw}</span></li>`)}</ul>`
}
${incident === undefined ? undefined : html`<p>Incident <code>${incident}</code></p>`}
<p>Go back with your browser to what you had written, or <a href="/">to the beginning</a>.</p>`,
  );
