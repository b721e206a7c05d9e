import { problemKinds } from "@longwatch/api";
import { signOut } from "../../access/sessions.ts";
import { raw, seeOther } from "../answer.ts";
import { form } from "../pages/forms.ts";
import { html } from "../pages/html.ts";
import { page } from "../pages/layout.ts";
import { accountRoute, publicRoute } from "../route.ts";
import { endedCookie } from "../session-cookies.ts";

export const asHtml = "text/html; charset=utf-8";

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
