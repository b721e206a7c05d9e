import type { Language } from "@longwatch/core";
import { html } from "../../html.ts";
import type { Guide } from "../guide.ts";
import { guideWordsIn } from "../guide-words.ts";
import { languages } from "../page.ts";
import { framed, policy } from "./frame.ts";
import { fileOf } from "./page.ts";

export const searchFile = "search.js";

/** All pages of a language with the question that each answers, and the search. Without a script the words explained stand in for it. */
export function renderContents(guide: Guide, language: Language): string {
  const say = guideWordsIn(language);
  const pages = guide.pages.filter((one) => one.language === language);
  const hasWords = pages.some(({ id }) => id === "words");
  return framed(
    { language, title: say("contents"), file: "index.html", scripts: [searchFile] },
    html`<h1>${say("guide")}</h1>
<p class="question">${say("motto")}</p>
<search id="search"><form data-search hidden data-script data-none="${say("search-none")}" data-found="${say("search-found", "{of}")}"><label for="query">${say("search")}</label> <input id="query" type="search" autocomplete="off" placeholder="${say("search-hint")}"></form>
<p role="status" class="soft" data-status></p><ol class="found" data-results></ol>
${hasWords ? html`<noscript><p>${say("search-words")} <a href="words.html">${pages.find(({ id }) => id === "words")?.title}</a></p></noscript>` : undefined}</search>
<h2>${say("contents")}</h2>
<ul class="contents">${pages.map((one) => html`<li><a href="${fileOf(one)}">${one.title}</a><span>${one.question}</span></li>`)}</ul>
<p class="reviewed">${say("unsigned")} ${say("translated")}</p>`,
  );
}

/** The page before all others: which language. */
export const renderEntry = (): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${languages.map((one) => guideWordsIn(one)("guide")).join(" – ")}</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="guide.css">
</head>
<body>
<main id="main">
<h1>${languages.map((one) => html`<span lang="${one}">${guideWordsIn(one)("guide")}</span> `)}</h1>
<ul class="contents">${languages.map(
    (one) =>
      html`<li><a href="${one}/index.html" lang="${one}" hreflang="${one}">${guideWordsIn(one === "en" ? "es" : "en")("other-language")}</a><span lang="${one}">${guideWordsIn(one)("motto")}</span></li>`,
  )}</ul>
</main>
</body>
</html>
`.html;
