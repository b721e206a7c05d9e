import type { Language } from "@longwatch/core";
import { assetAddress } from "../assets.ts";
import type { HttpSettings } from "../services.ts";
import { type Html, html } from "./html.ts";
import { wordsIn } from "./page-words.ts";

/** What stands around a page. */
export type Frame = {
  readonly title: string;
  readonly language: Language;
  readonly settings: Pick<HttpSettings, "banner">;
  /** Where the reader is: the clinic, and the person's name; absent before sign-in. */
  readonly clinic?: { readonly id: string; readonly name: string } | undefined;
  readonly person?: string | undefined;
};

/** In the order in which they overrule each other. */
const styles = ["pages.css", "lists.css", "forms.css", "adapt.css"] as const;

/** A whole page: one heading, landmarks, and no script. */
export function page({ title, language, settings, clinic, person }: Frame, content: Html): string {
  const say = wordsIn(language);
  const out =
    person === undefined
      ? undefined
      : html`<form class="out" method="post" action="/sign-out"><span>${person}</span><button class="quiet">${say("sign-out")}</button></form>`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Longwatch</title>
<link rel="icon" href="${assetAddress("icon.svg")}" type="image/svg+xml">
${styles.map((name) => html`<link rel="stylesheet" href="${assetAddress(name)}">`)}
</head>
<body>
<a class="skip" href="#main">${say("skip")}</a>
${settings.banner === undefined ? undefined : html`<p class="banner">${settings.banner}</p>`}
<header class="top">
<a class="brand" href="/"><img src="${assetAddress("icon.svg")}" alt="" width="28" height="28"> Longwatch</a>
${clinic === undefined ? undefined : html`<span class="clinic">${clinic.name}</span>`}
${out}
</header>
<main id="main" tabindex="-1">
${content}
</main>
<footer><p>${say("motto")}</p></footer>
</body>
</html>`.html;
}
