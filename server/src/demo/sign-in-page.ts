import type { FastifyInstance } from "fastify";
import { startSession } from "../access/sessions.ts";
import { asAccount } from "../db/transaction.ts";
import { html } from "../http/pages/html.ts";
import { page } from "../http/pages/layout.ts";
import type { Services } from "../http/services.ts";
import { sessionCookies } from "../http/session-cookies.ts";
import { demoBanner } from "./banner.ts";
import { codeOf, type DemoSignIn } from "./staff.ts";

/**
 * `/demo`: everybody's sign-in, and a button for each. It begins a session without a password, so it stands here, in a folder
 * that only the demo's command loads, and needs the demo's list of accounts to do anything.
 */
export function addSignInPage(app: FastifyInstance, services: Services, signIns: readonly DemoSignIn[]): void {
  const { access, clock } = services;
  app.get("/demo", { schema: { hide: true } }, async (_, reply) =>
    reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-store")
      .send(signInsPage(signIns, (one) => codeOf(one.secret, clock()))),
  );
  app.post<{ Body: { role?: string } | undefined }>(
    "/demo/sign-in",
    { schema: { hide: true } },
    async (request, reply) => {
      const one = signIns.find(({ role }) => role === request.body?.role);
      const site = request.headers["sec-fetch-site"];
      if (one === undefined || (site !== undefined && site !== "same-origin" && site !== "none"))
        return reply.code(404).type("text/plain").send("Nothing is at this address.\n");
      const at = clock();
      const visitor = { source: request.ip, userAgent: request.headers["user-agent"] ?? "" };
      const session = await asAccount(access.database, one.account, (query) =>
        startSession(query, access.sessions, one.account, "password", visitor, at),
      );
      return reply.header("set-cookie", [...sessionCookies(access.site, session, at)]).redirect("/", 303);
    },
  );
}

const signInsPage = (signIns: readonly DemoSignIn[], code: (one: DemoSignIn) => string): string =>
  page(
    { title: "Demo sign-ins", language: "en", settings: { banner: demoBanner } },
    html`<h1>Who are you this morning?</h1>
<p>A clinic of invented people, as they are now. The nurse's list is the place to begin.</p>
<table class="list"><thead><tr><th scope="col">Role</th><th scope="col">Name</th><th scope="col"><span class="unseen">Sign in</span></th></tr></thead>
<tbody>${signIns.map(({ role, name }) => html`<tr><th scope="row">${role}</th><td>${name}</td><td><form method="post" action="/demo/sign-in"><button name="role" value="${role}">Sign in as ${role}</button></form></td></tr>`)}</tbody></table>
<details><summary>Or sign in as anybody would, with address, password and code</summary>
<p>Each code works once.</p>
<table class="list small"><thead><tr><th scope="col">Role</th><th scope="col">Address</th><th scope="col">Password</th><th scope="col">Code now</th></tr></thead>
<tbody>${signIns.map((one) => html`<tr><th scope="row">${one.role}</th><td>${one.address}</td><td>${one.password}</td><td>${code(one)}</td></tr>`)}</tbody></table></details>`,
  );
