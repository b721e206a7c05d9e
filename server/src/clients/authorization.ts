import { createHash, timingSafeEqual } from "node:crypto";
import { appClient } from "@longwatch/api";
import type { Instant } from "@longwatch/core";
import * as z from "zod";
import { type Access, toDate } from "../access/access.ts";
import { begin, finish } from "../access/ceremony.ts";
import { rolesOf } from "../db/memberships.ts";
import { findPatient } from "../db/patients.ts";
import { openSessions } from "../db/sessions.ts";
import { inClinic } from "../db/transaction.ts";
import { useUp } from "./assertion.ts";
import { keysOf, namedClient, type ProvenClient } from "./authenticate.ts";
import { type Granted, grant } from "./grants.ts";
import { withoutSlash } from "./named-as.ts";
import { type OAuthRefusal, oauthRefusal } from "./oauth-refusal.ts";
import { readScopes, type Scopes, scopesText, within } from "./scopes.ts";

/** What an app asks a member for (RFC 6749, 7636, SMART App Launch 2). */
export const authorizationRequest = z.looseObject({
  response_type: z.string().max(40).optional(),
  client_id: z.string().max(100).optional(),
  redirect_uri: z.string().max(500).optional(),
  scope: z.string().max(4000).optional(),
  state: z.string().max(500).optional(),
  aud: z.string().max(500).optional(),
  code_challenge: z.string().max(200).optional(),
  code_challenge_method: z.string().max(20).optional(),
});
export type AuthorizationRequest = z.infer<typeof authorizationRequest>;

export type Asking = {
  readonly client: string;
  readonly label: string;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly challenge: string;
  readonly scopes: Scopes;
  readonly needsPatient: boolean;
};
/** `toPerson`: the app is not known, so that nobody is sent to it. `toApp`: it is told what it did wrong. */
export type Unasked =
  | { readonly toPerson: "app-unknown" | "app-address-unknown" }
  | { readonly toApp: { readonly redirectUri: string; readonly state: string | undefined; readonly error: string } };

/** What was registered before is read as it was: an address that there cannot be is none of the app's. */
const settings = appClient.omit({ use: true, label: true }).extend({ redirectUris: z.array(z.string()) });
/** Who somebody is we tell nobody: there is no token of identity. */
const served = new Set(["launch/patient", "offline_access"] as const);

/** Checks what an app asks for, before anybody is asked whether they allow it. */
export async function readAuthorization(
  access: Access,
  clinic: string,
  fhirBase: string,
  asked: AuthorizationRequest,
): Promise<Asking | Unasked> {
  const row = asked.client_id === undefined ? undefined : await namedClient(access, clinic, asked.client_id);
  if (row?.use !== "app") return { toPerson: "app-unknown" };
  const app = settings.parse(row.content);
  const redirectUri = app.redirectUris.find((one) => one === asked.redirect_uri && URL.canParse(one));
  if (redirectUri === undefined) return { toPerson: "app-address-unknown" };
  const { state, code_challenge: challenge } = asked;
  const unasked = (error: string): Unasked => ({ toApp: { redirectUri, state, error } });
  if (asked.response_type !== "code") return unasked("unsupported_response_type");
  if (challenge === undefined || !/^[\w-]{43}$/.test(challenge) || asked.code_challenge_method !== "S256")
    return unasked("invalid_request");
  if (asked.aud === undefined || withoutSlash(asked.aud) !== fhirBase) return unasked("invalid_request");
  const granted = within(readScopes(asked.scope ?? ""), readScopes(app.scopes.join(" ")), ["patient", "user"]);
  if (granted.fhir.length === 0) return unasked("invalid_scope");
  const scopes = { ...granted, others: new Set([...granted.others].filter((one) => served.has(one as never))) };
  const needsPatient = scopes.others.has("launch/patient") || scopes.fhir.some(({ level }) => level === "patient");
  return { client: row.client, label: row.label, redirectUri, state, challenge, scopes, needsPatient };
}

const kept = z.object({
  clinic: z.string(),
  client: z.string(),
  account: z.string(),
  session: z.string(),
  patient: z.string().nullable(),
  scope: z.string(),
  redirectUri: z.string(),
  challenge: z.string(),
});

/** A code for what a member has allowed. It works once, for two minutes and while they are signed in, for who brings the verifier. */
export const codeFor = (
  access: Access,
  { client, redirectUri, challenge, scopes }: Asking,
  by: { readonly clinic: string; readonly account: string; readonly session: string; readonly patient: string | null },
  at: Instant,
): Promise<string> =>
  begin(access, "smart-code", { ...by, client, redirectUri, challenge, scope: scopesText(scopes) }, at);

/** Tokens for a code. */
export async function redeem(
  access: Access,
  { row, assertion }: ProvenClient,
  given: {
    readonly code?: string | undefined;
    readonly redirectUri?: string | undefined;
    readonly verifier?: string | undefined;
  },
  at: Instant,
): Promise<(Granted & { readonly patient: string | null }) | OAuthRefusal> {
  const wrong = oauthRefusal("invalid_grant", "The code is unknown, used or too old, or was given to another.");
  if (row.use !== "app") return oauthRefusal("unauthorized_client", "This client was not connected as an app.");
  if (assertion === undefined && keysOf(row) !== undefined)
    return oauthRefusal("invalid_client", "This client has keys: send a client_assertion.");
  const read = kept.safeParse(
    given.code === undefined ? undefined : await finish(access, "smart-code", given.code, at),
  );
  if (!read.success) return wrong;
  const { clinic, client, account, session, patient, scope, redirectUri, challenge } = read.data;
  const isFor = clinic === row.clinic && client === row.client && redirectUri === given.redirectUri;
  if (!isFor || !isProof(given.verifier, challenge)) return wrong;
  return inClinic(access.database, { clinic, actor: { kind: "account", id: account }, at }, async (tx) => {
    if (assertion !== undefined && !(await useUp(tx, client, assertion)))
      return oauthRefusal("invalid_client", "The assertion is not accepted.");
    const isSignedIn = (await openSessions(tx.query, account, toDate(at))).some((one) => one.session === session);
    const isMember = (await rolesOf(tx, account)) !== undefined;
    if (!isSignedIn || !isMember || (patient !== null && (await findPatient(tx, patient)) === undefined)) return wrong;
    return { ...(await grant(tx, client, readScopes(scope), { account, patient })), patient };
  });
}

/** PKCE with S256, and nothing weaker. */
function isProof(verifier: string | undefined, challenge: string): boolean {
  if (verifier === undefined || !/^[\w.~-]{43,128}$/.test(verifier)) return false;
  const made = Buffer.from(createHash("sha256").update(verifier).digest("base64url"));
  const wanted = Buffer.from(challenge);
  return made.length === wanted.length && timingSafeEqual(made, wanted);
}
