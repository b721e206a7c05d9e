import type { HttpSettings } from "../services.ts";
import { html } from "./html.ts";
import { page } from "./layout.ts";

/** The way in. What was wrong is never said: only that something was. */
export const signInPage = (
  settings: HttpSettings,
  {
    next,
    address = "",
    refused,
    hasSingleSignOn,
  }: {
    readonly next: string;
    readonly address?: string;
    readonly refused?: string | undefined;
    readonly hasSingleSignOn: boolean;
  },
): string =>
  page(
    { title: "Sign in", settings },
    html`<section class="card narrow" aria-labelledby="sign-in">
<h1 id="sign-in">Sign in</h1>
${refused === undefined ? undefined : html`<p class="alert" role="alert">${refused}</p>`}
<form method="post" action="/sign-in" class="stack">
<input type="hidden" name="next" value="${next}">
<div><label for="address">E-mail address</label>
<input id="address" name="address" type="email" autocomplete="username" value="${address}" required></div>
<div><label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required></div>
<div><label for="code">Code</label>
<input id="code" name="code" inputmode="text" autocomplete="one-time-code" required aria-describedby="code-note">
<p id="code-note" class="note">Six digits of your authenticator app, or one of your recovery codes.</p></div>
<button>Sign in</button>
</form>
${hasSingleSignOn ? html`<p><a class="button quiet" href="/api/v1/sign-in/single-sign-on">Use the hospital's sign-in</a></p>` : undefined}
</section>`,
  );
