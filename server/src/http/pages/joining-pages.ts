import { roles } from "../../access/permissions.ts";
import type { HttpSettings } from "../services.ts";
import { type Html, html } from "./html.ts";
import { page } from "./layout.ts";

type Settings = Pick<HttpSettings, "banner">;
const alert = (refused: string | undefined): Html | undefined =>
  refused === undefined ? undefined : html`<p class="alert" role="alert">${refused}</p>`;

/** The first page that anybody sees: what the clinic is called, where it is, and who administers it. */
export const setUpPage = (
  settings: Settings,
  {
    token,
    zones,
    refused,
  }: { readonly token: string; readonly zones: readonly string[]; readonly refused?: string | undefined },
): string =>
  page(
    { title: "Set up", settings },
    html`<section class="card narrow" aria-labelledby="set-up"><h1 id="set-up">Set up Longwatch</h1>${alert(refused)}
<form method="post" action="/set-up" class="stack">
<label>The word from the server's console <input name="token" value="${token}" required autocomplete="off"></label>
<label>Name of the clinic <input name="name" maxlength="120" required></label>
<label>Time zone <input name="zone" list="zones" placeholder="Europe/London" required></label>
<datalist id="zones">${zones.map((zone) => html`<option value="${zone}">`)}</datalist>
<label>E-mail address of the administrator <input name="address" type="email" autocomplete="email" required></label>
<fieldset><legend>Also works as</legend>${(["nurse", "neurologist"] as const).map(
      (role) =>
        html`<label class="check"><input type="checkbox" name="roles" value="${role}"> ${roles[role].is}</label>`,
    )}</fieldset>
<button>Make the clinic</button></form></section>`,
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
export const joinPage = (settings: Settings, view: JoinView): string =>
  page(
    { title: "Join", settings },
    html`<section class="card narrow" aria-labelledby="join"><h1 id="join">Join ${view.clinicName}</h1>${alert(view.refused)}
<p>For <strong>${view.address}</strong>.</p>
<form method="post" action="/join" class="stack">
<input type="hidden" name="token" value="${view.token}"><input type="hidden" name="ceremony" value="${view.ceremony}">
<input type="hidden" name="secret" value="${view.secret}"><input type="hidden" name="uri" value="${view.uri}">
<input type="hidden" name="address" value="${view.address}" autocomplete="username">
<label>The name that you work under <input name="displayName" maxlength="120" autocomplete="name" value="${view.displayName ?? ""}" required></label>
<label for="new-password">Password</label><input id="new-password" name="password" type="password" minlength="12" maxlength="256" autocomplete="new-password" required aria-describedby="password-note">
<p id="password-note" class="note">Twelve signs or more that nobody would guess. Several words are good.</p>
<p>Add this to your authenticator app: <a href="${view.uri}">open the app</a>, or type <code>${view.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>.</p>
<label>The six digits that the app shows <input name="code" inputmode="numeric" autocomplete="one-time-code" required></label>
<button>Join</button></form>
<p><a href="/join/passkey?token=${encodeURIComponent(view.token)}">Join with a passkey instead</a>: no password that could be forgotten or stolen.</p></section>`,
  );

/** Shown once, after joining. */
export const recoveryCodesPage = (settings: Settings, codes: readonly string[]): string =>
  page(
    { title: "Recovery codes", settings },
    html`<section class="card narrow" aria-labelledby="codes"><h1 id="codes">Recovery codes</h1>
<p>Each lets you in once without the app. Print them, or write them down: they are not shown again.</p>
<ul class="plain">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
<p class="screen"><a class="button" href="/">To the worklist</a></p></section>`,
  );
