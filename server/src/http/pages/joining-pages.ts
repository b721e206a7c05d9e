import type { Language } from "@longwatch/core";
import type { HttpSettings } from "../services.ts";
import { type Html, html } from "./html.ts";
import { page } from "./layout.ts";
import { pageWord } from "./page-words.ts";

/** What stands around a page before anybody is known. */
type Around = { readonly settings: Pick<HttpSettings, "banner">; readonly language: Language };
const alert = (refused: string | undefined): Html | undefined =>
  refused === undefined ? undefined : html`<p class="alert" role="alert">${refused}</p>`;

/** The first page that anybody sees: what the clinic is called, where it is, and who administers it. */
export const setUpPage = (
  around: Around,
  {
    token,
    zones,
    refused,
  }: { readonly token: string; readonly zones: readonly string[]; readonly refused?: string | undefined },
): string =>
  page(
    { ...around, title: pageWord("set-up", around.language) },
    html`<section class="card narrow" aria-labelledby="set-up"><h1 id="set-up">${pageWord("set-up-longwatch", around.language)}</h1>${alert(refused)}
<form method="post" action="/set-up" class="stack">
<label>${pageWord("console-word", around.language)} <input name="token" value="${token}" required autocomplete="off"></label>
<label>${pageWord("clinic-name", around.language)} <input name="name" maxlength="120" required></label>
<label>${pageWord("zone", around.language)} <input name="zone" list="zones" placeholder="Europe/London" required></label>
<datalist id="zones">${zones.map((zone) => html`<option value="${zone}">`)}</datalist>
<label>${pageWord("administrator-address", around.language)} <input name="address" type="email" autocomplete="email" required></label>
<fieldset><legend>${pageWord("also-works-as", around.language)}</legend>${(["nurse", "neurologist"] as const).map(
      (role) =>
        html`<label class="check"><input type="checkbox" name="roles" value="${role}"> ${pageWord(role, around.language)}</label>`,
    )}</fieldset>
<button>${pageWord("make-clinic", around.language)}</button></form></section>`,
  );

export type JoinView = {
  readonly token: string;
  readonly clinicName: string;
  readonly address: string;
  readonly ceremony: string;
  readonly secret: string;
  readonly uri: string;
  readonly displayName?: string;
  readonly refused?: string | undefined;
};

/** What an invitation leads to: a name, a password and an app. */
export const joinPage = (around: Around, view: JoinView): string =>
  page(
    { ...around, title: pageWord("join", around.language) },
    html`<section class="card narrow" aria-labelledby="join"><h1 id="join">${pageWord("join-clinic", around.language, view.clinicName)}</h1>${alert(view.refused)}
<p>${pageWord("for", around.language)} <strong>${view.address}</strong>.</p>
<form method="post" action="/join" class="stack">
<input type="hidden" name="token" value="${view.token}"><input type="hidden" name="ceremony" value="${view.ceremony}">
<input type="hidden" name="secret" value="${view.secret}"><input type="hidden" name="uri" value="${view.uri}">
<input type="hidden" name="address" value="${view.address}" autocomplete="username">
<label>${pageWord("work-name", around.language)} <input name="displayName" maxlength="120" autocomplete="name" value="${view.displayName ?? ""}" required></label>
<label for="new-password">${pageWord("password", around.language)}</label><input id="new-password" name="password" type="password" minlength="12" maxlength="256" autocomplete="new-password" required aria-describedby="password-note">
<p id="password-note" class="note">${pageWord("password-note", around.language)}</p>
<p>${pageWord("add-to-app", around.language)} <a href="${view.uri}">${pageWord("open-app", around.language)}</a>, ${pageWord("or-type", around.language)} <code>${view.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>.</p>
<label>${pageWord("six-digits", around.language)} <input name="code" inputmode="numeric" autocomplete="one-time-code" required></label>
<button>${pageWord("join", around.language)}</button></form>
<p><a href="/join/passkey?token=${encodeURIComponent(view.token)}">${pageWord("join-by-passkey", around.language)}</a>: ${pageWord("passkey-why", around.language)}</p></section>`,
  );

/** Shown once, after joining. */
export const recoveryCodesPage = (around: Around, codes: readonly string[]): string =>
  page(
    { ...around, title: pageWord("recovery-codes", around.language) },
    html`<section class="card narrow" aria-labelledby="codes"><h1 id="codes">${pageWord("recovery-codes", around.language)}</h1>
<p>${pageWord("recovery-why", around.language)}</p>
<ul class="plain">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
<p class="screen"><a class="button" href="/">${pageWord("to-worklist", around.language)}</a></p></section>`,
  );
