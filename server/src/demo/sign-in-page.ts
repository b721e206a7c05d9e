import type { FastifyInstance } from "fastify";
import { startSession } from "../access/sessions.ts";
import { asAccount } from "../db/transaction.ts";
import type { Services } from "../http/services.ts";
import { sessionCookies } from "../http/session-cookies.ts";
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
      .send(page(signIns, (one) => codeOf(one.secret, clock()))),
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

const page = (signIns: readonly DemoSignIn[], code: (one: DemoSignIn) => string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Demo sign-ins – Longwatch</title></head>
<body>
<main>
<h1>Demo: people who do not exist</h1>
<p>Choose who you are. Or sign in as anybody would, with the address, the password and the code; each code works once.</p>
<table>
<thead><tr><th scope="col">Role</th><th scope="col">Name</th><th scope="col">Address</th><th scope="col">Password</th><th scope="col">Code now</th><th scope="col"></th></tr></thead>
<tbody>
${signIns.map((one) => row(one, code(one))).join("\n")}
</tbody>
</table>
</main>
</body>
</html>
`;

/** Nothing here comes from outside: roles, names and addresses are ours. */
const row = ({ role, name, address, password }: DemoSignIn, code: string): string =>
  `<tr><th scope="row">${role}</th><td>${name}</td><td>${address}</td><td>${password}</td><td>${code}</td>` +
  `<td><form method="post" action="/demo/sign-in"><button name="role" value="${role}">Sign in as ${role}</button></form></td></tr>`;
