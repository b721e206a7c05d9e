import type { Language } from "@longwatch/core";
import { type Html, html } from "../../html.ts";
import { guideWordsIn } from "../guide-words.ts";

/**
 * Nothing but files of the guide itself, no script in the page, nothing sent. Opened from a folder there is no origin that
 * 'self' could mean for every browser, so files are named too.
 */
export const policy =
  "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file:; form-action 'none'; base-uri 'none'";

export type Framed = {
  readonly language: Language;
  readonly title: string;
  /** The file of the page, the same in both languages. */
  readonly file: string;
  /** Scripts beside the guide's own, below the folder of the language. */
  readonly scripts?: readonly string[];
};

const other = (language: Language): Language => (language === "en" ? "es" : "en");

/** A whole page of the guide: landmarks, the way to all pages, and the same page in the other language. */
export function framed({ language, title, file, scripts = [] }: Framed, content: Html): string {
  const say = guideWordsIn(language);
  const there = other(language);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${title} – ${say("guide")}</title>
<link rel="icon" href="../icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="../guide.css">
${[...scripts, "../guide.js"].map((one) => html`<script src="${one}" defer></script>\n`)}</head>
<body>
<a class="skip" href="#main">${say("skip")}</a>
<header class="top"><a class="brand" href="index.html">${say("guide")}</a>
<nav aria-label="${say("guide")}"><a href="index.html">${say("contents")}</a> <a href="index.html#search">${say("search")}</a> <a href="../${there}/${file}" lang="${there}" hreflang="${there}">${say("other-language")}</a></nav></header>
<main id="main" tabindex="-1">
${content}
</main>
</body>
</html>
`.html;
}
