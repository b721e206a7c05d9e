import type { Instant } from "@longwatch/core";
import * as z from "zod";
import { provenClient } from "../../clients/authenticate.ts";
import { grantToBackend } from "../../clients/client-credentials.ts";
import type { Granted } from "../../clients/grants.ts";
import { type OAuthRefusal, oauthRefusal } from "../../clients/oauth-refusal.ts";
import { type Given, raw } from "../answer.ts";
import { publicRoute } from "../route.ts";
import type { Services } from "../services.ts";

const base = "/api/v1/clinics/:clinic/oauth";
const params = z.object({ clinic: z.uuid() });
const field = z.string().max(10_000).optional();

/** Fields of OAuth; others are let through unread, as it demands. */
const tokenRequest = z.looseObject({
  grant_type: field,
  scope: field,
  client_id: field,
  client_assertion_type: field,
  client_assertion: field,
});
type TokenRequest = z.infer<typeof tokenRequest>;

const signedAssertion = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

export const giveToken = publicRoute({
  id: "giveToken",
  method: "POST",
  path: `${base}/token`,
  summary: "A token of OAuth 2: for a backend service that signs its assertion (SMART). Errors are those of RFC 6749.",
  isForPrograms: true,
  params,
  body: tokenRequest,
  answer: z.looseObject({ access_token: z.string(), token_type: z.string(), expires_in: z.int(), scope: z.string() }),
  run: async ({ services, params: { clinic }, body, at }) => {
    const client = await clientOf(services, clinic, body, at);
    if ("refusedAs" in client) return refusedWith(client);
    const granted =
      body.grant_type === "client_credentials"
        ? await grantToBackend(services.access, client, body.scope, at)
        : oauthRefusal("unsupported_grant_type", "Ask for client_credentials.");
    return "refusedAs" in granted ? refusedWith(granted) : tokenAnswer(granted);
  },
});

async function clientOf({ access, log, settings }: Services, clinic: string, body: TokenRequest, at: Instant) {
  if (body.client_assertion_type !== signedAssertion || body.client_assertion === undefined)
    return oauthRefusal("invalid_client", "Send client_assertion, signed with RS384 or ES384.");
  const audience = [`${settings.origin}/api/v1/clinics/${clinic}/oauth/token`];
  const client = await provenClient(access, clinic, body.client_assertion, audience, at);
  if (typeof client !== "string") return client;
  log.warn("client.refused", { clinic, why: client });
  return oauthRefusal("invalid_client", "The assertion is not accepted.");
}

const tokenAnswer = ({ accessToken, refreshToken, expiresIn, scope }: Granted): Given =>
  asJson(200, {
    access_token: accessToken,
    token_type: "Bearer",
    expires_in: expiresIn,
    scope,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
  });

const refusedWith = ({ refusedAs, description }: OAuthRefusal): Given =>
  asJson(refusedAs === "invalid_client" ? 401 : 400, { error: refusedAs, error_description: description });

const asJson = (status: number, body: object): Given =>
  raw("application/json", JSON.stringify(body), {
    status,
    headers: { "cache-control": "no-store", pragma: "no-cache" },
  });
