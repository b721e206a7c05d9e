import type { Instant } from "@longwatch/core";
import * as z from "zod";
import { namedClient, type ProvenClient, provenClient } from "../../clients/authenticate.ts";
import { redeem } from "../../clients/authorization.ts";
import { grantToBackend } from "../../clients/client-credentials.ts";
import type { Granted } from "../../clients/grants.ts";
import { introspect, refresh, revoke } from "../../clients/held-tokens.ts";
import { type OAuthRefusal, oauthRefusal } from "../../clients/oauth-refusal.ts";
import { type Given, give, raw } from "../answer.ts";
import { publicRoute } from "../route.ts";
import type { Services } from "../services.ts";
import { smartConfiguration } from "../smart-configuration.ts";

const base = "/api/v1/clinics/:clinic/oauth";
const params = z.object({ clinic: z.uuid() });
const field = z.string().max(10_000).optional();

/** Fields of OAuth; others are let through unread, as it demands. */
const proof = { client_id: field, client_assertion_type: field, client_assertion: field };
const tokenRequest = z.looseObject({
  ...proof,
  grant_type: field,
  scope: field,
  code: field,
  redirect_uri: field,
  code_verifier: field,
  refresh_token: field,
});
const heldRequest = z.looseObject({ ...proof, token: z.string().max(200) });
type Proof = { readonly [K in keyof typeof proof]?: string | undefined };

const signedAssertion = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

export const showSmartConfiguration = publicRoute({
  id: "showSmartConfiguration",
  method: "GET",
  path: "/api/v1/clinics/:clinic/fhir/R4/.well-known/smart-configuration",
  summary: "Where an app asks for what (SMART App Launch 2).",
  params,
  answer: z.looseObject({ token_endpoint: z.string() }),
  run: async ({ services: { settings }, params: { clinic } }) =>
    give(smartConfiguration(settings, clinic), { headers: { "cache-control": "public, max-age=3600" } }),
});

/** Not guarded as signing in is: codes and tokens have 256 random bits, assertions are signed, and no word of a person's can be guessed here. */
export const giveToken = publicRoute({
  id: "giveToken",
  method: "POST",
  path: `${base}/token`,
  summary: "A token of OAuth 2, for an app or for a backend service (SMART). Errors are those of RFC 6749.",
  isForPrograms: true,
  params,
  body: tokenRequest,
  answer: z.looseObject({ access_token: z.string(), token_type: z.string(), expires_in: z.int(), scope: z.string() }),
  run: async ({ services, params: { clinic }, body, at }) => {
    const client = await clientOf(services, clinic, "token", body, at);
    if ("refusedAs" in client) return refusedWith(client);
    const granted = await grantedFor(services, client, body, at);
    return "refusedAs" in granted ? refusedWith(granted) : tokenAnswer(granted);
  },
});

export const revokeToken = publicRoute({
  id: "revokeToken",
  method: "POST",
  path: `${base}/revoke`,
  summary: "End what a token belongs to (RFC 7009).",
  isForPrograms: true,
  params,
  body: heldRequest,
  answer: z.object({}),
  run: async ({ services, params: { clinic }, body, at }) => {
    const client = await clientOf(services, clinic, "revoke", body, at);
    const refused = "refusedAs" in client ? client : await revoke(services.access, client, body.token, at);
    return refused === undefined ? asJson(200, {}) : refusedWith(refused);
  },
});

export const introspectToken = publicRoute({
  id: "introspectToken",
  method: "POST",
  path: `${base}/introspect`,
  summary: "What a client's own token is good for now (RFC 7662). For clients with keys.",
  isForPrograms: true,
  params,
  body: heldRequest,
  answer: z.looseObject({ active: z.boolean() }),
  run: async ({ services, params: { clinic }, body, at }) => {
    const client = await clientOf(services, clinic, "introspect", body, at);
    if ("refusedAs" in client) return refusedWith(client);
    if (client.assertion === undefined) return refusedWith(oauthRefusal("invalid_client", "Send a client_assertion."));
    const held = await introspect(services.access, client, body.token, at);
    if (held !== undefined && "refusedAs" in held) return refusedWith(held);
    if (held === undefined) return asJson(200, { active: false });
    const { grant, endsAt } = held;
    return asJson(200, {
      active: true,
      client_id: grant.client,
      scope: grant.scopes.join(" "),
      exp: Math.floor(endsAt.getTime() / 1000),
      ...(grant.account === null ? {} : { sub: grant.account }),
      ...(grant.patient === null ? {} : { patient: grant.patient }),
    });
  },
});

type MaybeGranted = (Granted & { readonly patient?: string | null }) | OAuthRefusal;

function grantedFor(
  { access }: Services,
  client: ProvenClient,
  {
    grant_type: kind,
    scope,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    refresh_token: held,
  }: z.infer<typeof tokenRequest>,
  at: Instant,
): Promise<MaybeGranted> {
  switch (kind) {
    case "client_credentials":
      return grantToBackend(access, client, scope, at);
    case "authorization_code":
      return redeem(access, client, { code, redirectUri, verifier }, at);
    case "refresh_token":
      return refresh(access, client, held, at);
    default: {
      const known = "authorization_code, refresh_token or client_credentials";
      return Promise.resolve(oauthRefusal("unsupported_grant_type", `Ask for ${known}.`));
    }
  }
}

/** Who asks: by its signed assertion, or, where it is a public app, by its id alone, which proves nothing. */
async function clientOf(
  { access, log, settings }: Services,
  clinic: string,
  endpoint: "token" | "revoke" | "introspect",
  { client_id: id, client_assertion: assertion, client_assertion_type: type }: Proof,
  at: Instant,
): Promise<ProvenClient | OAuthRefusal> {
  if (assertion === undefined && id !== undefined) {
    const row = await namedClient(access, clinic, id);
    if (row?.use === "app") return { row, assertion: undefined };
  }
  if (type !== signedAssertion || assertion === undefined)
    return oauthRefusal("invalid_client", "Send client_assertion, signed with RS384 or ES384.");
  const oauth = `${settings.origin}/api/v1/clinics/${clinic}/oauth`;
  // RFC 7523 lets the token endpoint stand for the whole server.
  const client = await provenClient(access, clinic, assertion, [`${oauth}/${endpoint}`, `${oauth}/token`], at);
  if (typeof client !== "string") return client;
  log.warn("client.refused", { clinic, why: client });
  return oauthRefusal("invalid_client", "The assertion is not accepted.");
}

const tokenAnswer = ({
  accessToken,
  refreshToken,
  expiresIn,
  scope,
  patient,
}: Exclude<MaybeGranted, OAuthRefusal>): Given =>
  asJson(200, {
    access_token: accessToken,
    token_type: "Bearer",
    expires_in: expiresIn,
    scope,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    ...(patient === undefined || patient === null ? {} : { patient, need_patient_banner: true }),
  });

const refusedWith = ({ refusedAs, description }: OAuthRefusal): Given =>
  asJson(refusedAs === "invalid_client" ? 401 : 400, { error: refusedAs, error_description: description });

const asJson = (status: number, body: object): Given =>
  raw("application/json", JSON.stringify(body), {
    status,
    headers: { "cache-control": "no-store", pragma: "no-cache" },
  });
