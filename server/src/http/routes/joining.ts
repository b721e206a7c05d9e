import {
  ceremonyBegun,
  clinicMade,
  invitationOpened,
  invitedPasskey,
  joined,
  linkToken,
  newAccount,
  newClinic,
  totpBegun,
} from "@longwatch/api";
import { formatInstant, type Result } from "@longwatch/core";
import * as z from "zod";
import { acceptAsMember, acceptAsNew, beginInvitedPasskey, beginInvitedTotp } from "../../access/accept-invitation.ts";
import { setUpClinic } from "../../access/first-run.ts";
import { openInvitation } from "../../access/invitations.ts";
import { give } from "../answer.ts";
import { visitorOf } from "../caller.ts";
import { notFound, refuseIssues } from "../problem.ts";
import { accountRoute, publicRoute } from "../route.ts";
import { sessionCookies } from "../session-cookies.ts";

const base = "/api/v1/invitations";
const shared = { method: "POST", isGuarded: true } as const;
const givenOrRefused = <T>(result: Result<T>) => (result.ok ? give(result.value) : refuseIssues(result.issues));

export const setUp = publicRoute({
  ...shared,
  id: "setUp",
  path: "/api/v1/set-up",
  summary: "Make the first clinic, with the word that the server printed, and invite its administrator.",
  body: newClinic,
  answer: clinicMade,
  run: async ({ services: { owner }, body: { token, ...given }, at }) => {
    if (owner === undefined) return notFound();
    const made = await setUpClinic(owner, token, given, at);
    return made.ok ? give({ ...made.value, endsAt: formatInstant(made.value.endsAt) }) : refuseIssues(made.issues);
  },
});

export const openInvitationRoute = publicRoute({
  ...shared,
  id: "openInvitation",
  path: `${base}/open`,
  summary: "What an invitation is for.",
  body: linkToken,
  answer: invitationOpened,
  run: async ({ services: { access }, body, at }) => givenOrRefused(await openInvitation(access, body.token, at)),
});

export const beginInvitedTotpRoute = publicRoute({
  ...shared,
  id: "beginInvitedTotp",
  path: `${base}/totp/begin`,
  summary: "Begin the app's part of a new account.",
  body: linkToken,
  answer: totpBegun,
  run: async ({ services: { access }, body, at }) => givenOrRefused(await beginInvitedTotp(access, body.token, at)),
});

export const beginInvitedPasskeyRoute = publicRoute({
  ...shared,
  id: "beginInvitedPasskey",
  path: `${base}/passkey/begin`,
  summary: "Begin the passkey of a new account.",
  body: invitedPasskey,
  answer: ceremonyBegun,
  run: async ({ services: { access }, body, at }) =>
    givenOrRefused(await beginInvitedPasskey(access, body.token, body.displayName, at)),
});

export const acceptAsNewRoute = publicRoute({
  ...shared,
  id: "acceptInvitation",
  path: `${base}/accept`,
  summary: "Make the account that an invitation is for, join the clinic and sign in.",
  body: newAccount,
  answer: joined,
  run: async ({ services: { access }, body, request, at }) => {
    const result = await acceptAsNew(access, body, visitorOf(request), at);
    if (!result.ok) return refuseIssues(result.issues);
    const { account, recoveryCodes } = result.value;
    const headers = { "set-cookie": [...sessionCookies(access.site, result.value, at)] };
    return give({ account, recoveryCodes }, { headers });
  },
});

export const acceptAsMemberRoute = accountRoute({
  id: "joinClinic",
  method: "POST",
  path: `${base}/join`,
  summary: "Accept an invitation with the account that is signed in.",
  body: linkToken,
  answer: z.object({ clinic: z.uuid() }).meta({ id: "ClinicJoined" }),
  run: async ({ services: { access }, signedIn, body, at }) =>
    givenOrRefused(await acceptAsMember(access, body.token, signedIn, at)),
});
