import { assetAddress } from "../assets.ts";
import type { HttpSettings } from "../services.ts";
import { type Html, html } from "./html.ts";

/** What stands around a page. */
export type Frame = {
  readonly title: string;
  readonly settings: Pick<HttpSettings, "banner">;
  /** Where the reader is: the clinic, and the person's name; absent before sign-in. */
  readonly clinic?: { readonly id: string; readonly name: string } | undefined;
  readonly person?: string | undefined;
  readonly here?: "worklist" | "patients" | undefined;
  /** Where the page listens for changes; absent: it does not. */
  readonly events?: string | undefined;
};

/** In the order in which they overrule each other. */
const styles = ["pages.css", "lists.css", "forms.css", "adapt.css"] as const;

/** A whole page: one heading, landmarks, a way past the navigation, and no script but our file. It works without that too. */
export function page({ title, settings, clinic, person, here, events }: Frame, content: Html): string {
  const current = (one: string): Html => (one === here ? html` aria-current="page"` : html``);
  const base = clinic === undefined ? "" : `/clinics/${clinic.id}`;
  const navigation =
    clinic === undefined
      ? undefined
      : html`<nav aria-label="Clinic"><ul>
          <li><a href="${base}/worklist"${current("worklist")}>Worklist</a></li>
          <li><a href="${base}/patients"${current("patients")}>Patients</a></li>
        </ul></nav>`;
  const out =
    person === undefined
      ? undefined
      : html`<form class="out" method="post" action="/sign-out"><span>${person}</span><button class="quiet">Sign out</button></form>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Longwatch</title>
<link rel="icon" href="${assetAddress("icon.svg")}" type="image/svg+xml">
${styles.map((name) => html`<link rel="stylesheet" href="${assetAddress(name)}">`)}
<script src="${assetAddress("pages.js")}" defer></script>
</head>
<body${events === undefined ? undefined : html` data-events="${events}"`}>
<a class="skip" href="#main">Skip to the content</a>
${settings.banner === undefined ? undefined : html`<p class="banner">${settings.banner}</p>`}
<header class="top">
<a class="brand" href="/"><img src="${assetAddress("icon.svg")}" alt="" width="28" height="28"> Longwatch</a>
${clinic === undefined ? undefined : html`<span class="clinic">${clinic.name}</span>`}
${navigation}
${out}
</header>
<main id="main" tabindex="-1">
${content}
</main>
<footer><p>Longwatch advises; people decide. Every entry keeps its date and its author.</p></footer>
</body>
</html>`.html;
}
