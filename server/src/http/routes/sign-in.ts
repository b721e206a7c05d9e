import { ceremonyBegun, passkeySignIn, passwordSignIn, session, sessionList, signedIn, site } from "@longwatch/api";
import { formatInstant, type Instant, type Result } from "@longwatch/core";
import * as z from "zod";
import { beginPasskeySignIn } from "../../access/passkey.ts";
import { permissionsOf } from "../../access/permissions.ts";
import { revokeSession, sessionsOf, signOut } from "../../access/sessions.ts";
import { type SignInDone, signInWithPasskey, signInWithPassword } from "../../access/sign-in.ts";
import { beginSingleSignOn, finishSingleSignOn } from "../../access/single-sign-on.ts";
import { version } from "../../version.ts";
import { done, give, seeOther } from "../answer.ts";
import { visitorOf } from "../caller.ts";
import { notFound, refuseIssues } from "../problem.ts";
import { accountRoute, publicRoute } from "../route.ts";
import type { Services } from "../services.ts";
import { ceremonyCookie, cookie, endedCookie, sessionCookies } from "../session-cookies.ts";

const api = "/api/v1";
const running = version();

export const signInWithPasswordRoute = publicRoute({
  id: "signInWithPassword",
  method: "POST",
  path: `${api}/sign-in/password`,
  summary: "Sign in with password and code.",
  isGuarded: true,
  body: passwordSignIn,
  answer: signedIn,
  run: async ({ services, body, request, at }) =>
    signedInAs(services, await signInWithPassword(services.access, body, visitorOf(request), at), at),
});

export const beginPasskeySignInRoute = publicRoute({
  id: "beginPasskeySignIn",
  method: "POST",
  path: `${api}/sign-in/passkey/begin`,
  summary: "Begin to sign in with a passkey.",
  isGuarded: true,
  answer: ceremonyBegun,
  run: async ({ services, at }) => give(await beginPasskeySignIn(services.access, at)),
});

export const signInWithPasskeyRoute = publicRoute({
  id: "signInWithPasskey",
  method: "POST",
  path: `${api}/sign-in/passkey`,
  summary: "Sign in with what the passkey answered.",
  isGuarded: true,
  body: passkeySignIn,
  answer: signedIn,
  run: async ({ services, body, request, at }) =>
    signedInAs(services, await signInWithPasskey(services.access, body, visitorOf(request), at), at),
});

export const beginSingleSignOnRoute = publicRoute({
  id: "beginSingleSignOn",
  method: "GET",
  path: `${api}/sign-in/single-sign-on`,
  summary: "Go to the hospital's own sign-in.",
  isGuarded: true,
  status: 303,
  run: async ({ services: { access, provider }, at }) => {
    if (provider === undefined) return notFound();
    const { ceremony, address } = await beginSingleSignOn(access, provider, at);
    return seeOther(address, { "set-cookie": cookie(access.site, ceremonyCookie, ceremony, 600) });
  },
});

export const finishSingleSignOnRoute = publicRoute({
  id: "finishSingleSignOn",
  method: "GET",
  path: `${api}/sign-in/single-sign-on/callback`,
  summary: "Where the hospital's own sign-in sends the browser back to.",
  isGuarded: true,
  status: 303,
  run: async ({ services: { access, provider }, request, at }) => {
    const ceremony = request.cookies[ceremonyCookie];
    if (provider === undefined || ceremony === undefined) return notFound();
    const called = new URL(request.url, provider.settings.callback);
    const result = await finishSingleSignOn(access, provider, { ceremony, called }, visitorOf(request), at);
    if (!result.ok) return refuseIssues(result.issues);
    const cookies = [...sessionCookies(access.site, result.value, at), cookie(access.site, ceremonyCookie, "", 0)];
    return seeOther("/", { "set-cookie": cookies });
  },
});

export const showSite = publicRoute({
  id: "showSite",
  method: "GET",
  path: `${api}/site`,
  summary: "What a screen needs to know before anybody has signed in.",
  answer: site,
  run: async ({ services: { settings, provider } }) =>
    give({ banner: settings.banner ?? null, hasSingleSignOn: provider !== undefined, version: running }),
});

export const showSession = accountRoute({
  id: "showSession",
  method: "GET",
  path: `${api}/session`,
  summary: "Who is signed in, and what they may do in which clinic.",
  answer: session,
  run: async ({ signedIn: who, services: { access } }) =>
    give({
      account: who.account,
      address: who.address,
      displayName: who.displayName,
      method: who.method,
      signedInAt: formatInstant(who.signedInAt),
      endsAt: formatInstant(who.endsAt),
      idleMinutes: access.sessions.idleMinutes,
      clinics: who.memberships.map(({ clinic, clinicName, zone, roles }) => ({
        clinic,
        name: clinicName,
        zone,
        roles: [...roles],
        permissions: [...permissionsOf(roles)],
      })),
    }),
});

export const signOutRoute = accountRoute({
  id: "signOut",
  method: "DELETE",
  path: `${api}/session`,
  summary: "Sign out.",
  run: async ({ services: { access }, signedIn: who, at }) => {
    await signOut(access, who, at);
    return done({ headers: { "set-cookie": endedCookie(access.site) } });
  },
});

export const listSessions = accountRoute({
  id: "listSessions",
  method: "GET",
  path: `${api}/sessions`,
  summary: "The person's own sessions that hold.",
  answer: sessionList,
  run: async ({ services: { access }, signedIn: who, at }) =>
    give({
      sessions: (await sessionsOf(access, who, at)).map((one) => ({
        ...one,
        signedInAt: formatInstant(one.signedInAt),
        lastSeenAt: formatInstant(one.lastSeenAt),
        endsAt: formatInstant(one.endsAt),
      })),
    }),
});

export const endSession = accountRoute({
  id: "endSession",
  method: "DELETE",
  path: `${api}/sessions/:session`,
  summary: "End one of the person's own sessions.",
  params: z.object({ session: z.uuid() }),
  run: async ({ services: { access }, signedIn: who, params, at }) =>
    (await revokeSession(access, who, params.session, at)) ? done() : notFound(),
});

function signedInAs({ access }: Services, result: Result<SignInDone>, at: Instant) {
  if (!result.ok) return refuseIssues(result.issues);
  const { account, endsAt } = result.value;
  const headers = { "set-cookie": [...sessionCookies(access.site, result.value, at)] };
  return give({ account, endsAt: formatInstant(endsAt) }, { headers });
}
