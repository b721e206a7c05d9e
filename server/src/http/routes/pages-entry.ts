import { problemKinds } from "@longwatch/api";
import * as z from "zod";
import { signOut } from "../../access/sessions.ts";
import { signInWithPassword } from "../../access/sign-in.ts";
import { raw, seeOther } from "../answer.ts";
import { visitorOf } from "../caller.ts";
import { form, nextPath } from "../pages/forms.ts";
import { html } from "../pages/html.ts";
import { page } from "../pages/layout.ts";
import { signInPage } from "../pages/sign-in-page.ts";
import { accountRoute, publicRoute } from "../route.ts";
import { endedCookie, sessionCookies } from "../session-cookies.ts";

export const asHtml = "text/html; charset=utf-8";

/** Whoever works at one clinic begins with its list; whoever works at several chooses. */
export const homePage = accountRoute({
  id: "homePage",
  method: "GET",
  path: "/",
  run: async ({ signedIn: { memberships, displayName }, services: { settings } }) => {
    const [only] = memberships;
    if (memberships.length === 1) return seeOther(`/clinics/${only!.clinic}/worklist`);
    const clinics = memberships.map(
      ({ clinic, clinicName }) => html`<li><a class="button" href="/clinics/${clinic}/worklist">${clinicName}</a></li>`,
    );
    const none = html`<p>You are a member of no clinic. Ask an administrator for an invitation.</p>`;
    const content = html`<h1>Clinics</h1>${memberships.length === 0 ? none : html`<ul class="plain">${clinics}</ul>`}`;
    return raw(asHtml, page({ title: "Clinics", settings, person: displayName }, content));
  },
});

export const showSignInPage = publicRoute({
  id: "signInPage",
  method: "GET",
  path: "/sign-in",
  query: z.object({ next: nextPath }),
  run: async ({ services: { settings, provider }, query: { next } }) =>
    raw(asHtml, signInPage(settings, { next, hasSingleSignOn: provider !== undefined })),
});

export const signInForm = publicRoute({
  id: "signInForm",
  method: "POST",
  path: "/sign-in",
  isGuarded: true,
  body: form({
    address: z.string().max(320).default(""),
    password: z.string().max(1024).default(""),
    code: z.string().max(40).default(""),
    next: nextPath,
  }),
  run: async ({ services: { access, settings, provider }, body: { next, ...given }, request, at }) => {
    const result = await signInWithPassword(access, given, visitorOf(request), at);
    if (result.ok) return seeOther(next, { "set-cookie": [...sessionCookies(access.site, result.value, at)] });
    const { code, remedy } = result.issues[0]!;
    const refused =
      code === "sign-in-delayed" ? remedy : "These do not belong together. Check address, password and code.";
    const shown = { next, address: given.address, refused, hasSingleSignOn: provider !== undefined };
    return raw(asHtml, signInPage(settings, shown), { status: code === "sign-in-delayed" ? 429 : 401 });
  },
});

export const signOutForm = accountRoute({
  id: "signOutForm",
  method: "POST",
  path: "/sign-out",
  body: form({}),
  run: async ({ services: { access }, signedIn, at }) => {
    await signOut(access, signedIn, at);
    return seeOther("/sign-in", { "set-cookie": endedCookie(access.site) });
  },
});

/** Where the `type` of every problem leads. */
export const problemsPage = publicRoute({
  id: "problemsPage",
  method: "GET",
  path: "/problems",
  run: async ({ services: { settings } }) => {
    const rows = Object.entries(problemKinds).map(
      ([kind, { status, title }]) =>
        html`<tr id="${kind}"><th scope="row"><code>${kind}</code></th><td>${status}</td><td>${title}</td></tr>`,
    );
    const content = html`<h1>Problems</h1><p>Kinds of refusals that the API answers with, as problem details (RFC 9457).</p>
<table class="list small"><thead><tr><th scope="col">Kind</th><th scope="col">Status</th><th scope="col">It means</th></tr></thead><tbody>${rows}</tbody></table>`;
    return raw(asHtml, page({ title: "Problems", settings }, content), {
      headers: { "cache-control": "public, max-age=300" },
    });
  },
});
