import {
  ceremonyBegun,
  credentials,
  newPasskey,
  passwordChange,
  recoveryCodes,
  totpBegun,
  totpConfirmation,
} from "@longwatch/api";
import { formatInstant, type Instant, type Result } from "@longwatch/core";
import * as z from "zod";
import {
  addPasskey,
  beginOwnPasskey,
  beginOwnTotp,
  changePassword,
  ownCredentials,
  removePasskey,
  replaceRecoveryCodes,
  replaceTotp,
} from "../../access/own-credentials.ts";
import type { NewSession } from "../../access/sessions.ts";
import { give } from "../answer.ts";
import { visitorOf } from "../caller.ts";
import { refuseIssues } from "../problem.ts";
import { accountRoute } from "../route.ts";
import type { Services } from "../services.ts";
import { sessionCookies } from "../session-cookies.ts";

const base = "/api/v1/credentials";

export const showCredentials = accountRoute({
  id: "showCredentials",
  method: "GET",
  path: base,
  summary: "How the person signs in; never the secrets.",
  answer: credentials,
  run: async ({ services: { access }, signedIn: who }) => {
    const { passkeys, ...rest } = await ownCredentials(access, who);
    return give({ ...rest, passkeys: passkeys.map((one) => ({ ...one, addedAt: formatInstant(one.addedAt) })) });
  },
});

export const changePasswordRoute = accountRoute({
  id: "changePassword",
  method: "POST",
  path: `${base}/password`,
  summary: "Take another password. Every other session ends.",
  body: passwordChange,
  run: async ({ services, signedIn: who, body, request, at }) =>
    renewed(services, await changePassword(services.access, who, body, visitorOf(request), at), at),
});

export const beginTotpRoute = accountRoute({
  id: "beginTotp",
  method: "POST",
  path: `${base}/totp/begin`,
  summary: "Begin to replace the app.",
  answer: totpBegun,
  run: async ({ services: { access }, signedIn: who, at }) => givenOrRefused(await beginOwnTotp(access, who, at)),
});

export const replaceTotpRoute = accountRoute({
  id: "replaceTotp",
  method: "POST",
  path: `${base}/totp`,
  summary: "Replace the app, with a code of the new one.",
  body: totpConfirmation,
  answer: recoveryCodes,
  run: async ({ services, signedIn: who, body, request, at }) =>
    renewed(services, await replaceTotp(services.access, who, body, visitorOf(request), at), at),
});

export const replaceRecoveryCodesRoute = accountRoute({
  id: "replaceRecoveryCodes",
  method: "POST",
  path: `${base}/recovery-codes`,
  summary: "Make ten new recovery codes; those before them are good for nothing.",
  answer: recoveryCodes,
  run: async ({ services: { access }, signedIn: who, at }) => {
    const codes = await replaceRecoveryCodes(access, who, at);
    return codes.ok ? give({ recoveryCodes: codes.value }) : refuseIssues(codes.issues);
  },
});

export const beginPasskeyRoute = accountRoute({
  id: "beginPasskey",
  method: "POST",
  path: `${base}/passkeys/begin`,
  summary: "Begin to add a passkey.",
  answer: ceremonyBegun,
  run: async ({ services: { access }, signedIn: who, at }) => givenOrRefused(await beginOwnPasskey(access, who, at)),
});

export const addPasskeyRoute = accountRoute({
  id: "addPasskey",
  method: "POST",
  path: `${base}/passkeys`,
  summary: "Add a passkey.",
  body: newPasskey,
  run: async ({ services, signedIn: who, body, request, at }) =>
    renewed(services, await addPasskey(services.access, who, body, visitorOf(request), at), at),
});

export const removePasskeyRoute = accountRoute({
  id: "removePasskey",
  method: "DELETE",
  path: `${base}/passkeys/:passkey`,
  summary: "Take a passkey away; not the last way to sign in.",
  params: z.object({ passkey: z.string().min(1).max(1400) }),
  run: async ({ services, signedIn: who, params, request, at }) =>
    renewed(services, await removePasskey(services.access, who, params.passkey, visitorOf(request), at), at),
});

const givenOrRefused = <T>(result: Result<T>) => (result.ok ? give(result.value) : refuseIssues(result.issues));

/** The session goes on under a new token; what else there is to show is shown this once. */
function renewed(
  { access }: Services,
  result: Result<NewSession & { recoveryCodes?: readonly string[] }>,
  at: Instant,
) {
  if (!result.ok) return refuseIssues(result.issues);
  const headers = { "set-cookie": [...sessionCookies(access.site, result.value, at)] };
  const { recoveryCodes: codes } = result.value;
  return codes === undefined ? give(undefined, { status: 204, headers }) : give({ recoveryCodes: codes }, { headers });
}
