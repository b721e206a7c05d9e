import { type ProblemKind, problemKinds } from "@longwatch/api";
import { signOut } from "../../access/sessions.ts";
import { raw, seeOther } from "../answer.ts";
import { form } from "../pages/forms.ts";
import { html } from "../pages/html.ts";
import { page } from "../pages/layout.ts";
import { wordsIn } from "../pages/page-words.ts";
import { titlesInSpanish } from "../problem-words.ts";
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
  speaks: true,
  run: async ({ services: { settings }, language }) => {
    const say = wordsIn(language);
    const rows = Object.entries(problemKinds).map(
      ([kind, { status, title }]) =>
        html`<tr id="${kind}"><th scope="row"><code>${kind}</code></th><td>${status}</td><td>${language === "es" ? titlesInSpanish[kind as ProblemKind] : title}</td></tr>`,
    );
    const content = html`<h1>${say("problems")}</h1><p>${say("problems-why")}</p>
<table class="list small"><thead><tr><th scope="col">${say("kind")}</th><th scope="col">${say("status")}</th><th scope="col">${say("means")}</th></tr></thead><tbody>${rows}</tbody></table>`;
    return raw(asHtml, page({ title: say("problems"), language, settings }, content), {
      headers: { "cache-control": "public, max-age=300" },
    });
  },
});
