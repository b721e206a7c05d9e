import { type Instant, ok, type Result } from "@longwatch/core";
import * as client from "openid-client";
import * as z from "zod";
import { type AccountRow, accountByAddress, accountById } from "../db/accounts.ts";
import { accountOfSubject, linkSubject } from "../db/credentials.ts";
import { asAccount, byName } from "../db/transaction.ts";
import { type Access, toDate, type Visitor } from "./access.ts";
import { addressOf } from "./address.ts";
import { begin, finish } from "./ceremony.ts";
import { noteOnAccount, tellClinics } from "./clinics.ts";
import { countedAsRefused, countOther } from "./lock-out.ts";
import { refused } from "./refusals.ts";
import { freshlySignedIn, type SignedIn, startSession } from "./sessions.ts";
import { accept, type SignInDone } from "./sign-in.ts";

/** The hospital's own sign-in. `callback` is the address of ours that was registered with it. */
export type SingleSignOn = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callback: string;
};
/** What was discovered of it; made once and kept. */
export type Provider = { readonly settings: SingleSignOn; readonly configuration: client.Configuration };

/** Reads what the issuer says of itself. Plain HTTP is spoken with loopback only. @throws where it cannot be reached */
export async function discover(settings: SingleSignOn): Promise<Provider> {
  const issuer = new URL(settings.issuer);
  const isLoopback = issuer.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(issuer.hostname);
  const configuration = await client.discovery(
    issuer,
    settings.clientId,
    undefined,
    client.ClientSecretBasic(settings.clientSecret),
    isLoopback ? { execute: [client.allowInsecureRequests] } : {},
  );
  return { settings, configuration };
}

/** What the browser brings back: the ceremony from its cookie, and the whole address that it was sent to. */
export type Answer = { readonly ceremony: string; readonly called: URL };

/** Where to send the browser, and the ceremony that it must bring back in a cookie: nobody can be signed in as another. */
export async function beginSingleSignOn(
  access: Access,
  { settings, configuration }: Provider,
  at: Instant,
): Promise<{ readonly ceremony: string; readonly address: string }> {
  const kept: Kept = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    issuer: settings.issuer,
  };
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: settings.callback,
    scope: "openid email profile",
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: "S256",
  });
  return { ceremony: await begin(access, "single-sign-on", kept, at), address: address.href };
}

/**
 * Ends it: signs in whoever is linked with the subject, or has an account with the address that the issuer has verified;
 * that links them for good. It makes neither accounts nor memberships: those are the clinic's to give.
 *
 */
export async function finishSingleSignOn(
  access: Access,
  provider: Provider,
  given: Answer,
  visitor: Visitor,
  at: Instant,
): Promise<Result<SignInDone>> {
  const counted = await countOther(access, "single-sign-on", visitor, at);
  if (!counted.ok) return counted;
  const claims = await answered(access, provider, given, at);
  const known = claims && (await accountFor(access, provider.settings.issuer, claims));
  if (known === undefined || known.account.isDisabled) {
    await countedAsRefused(access, counted.value, known?.account.account, at);
    return claims === undefined ? unfitting() : ssoRefused("nobody whom this server knows");
  }
  const { account, subjectKey } = known;
  const session = await asAccount(access.database, account.account, async (query) => {
    if (known.isNew) {
      await linkSubject(query, account.account, subjectKey, toDate(at));
      await noteOnAccount(query, account.account, "credential.add", "single-sign-on", at);
    }
    return startSession(query, access.sessions, account.account, "single-sign-on", visitor, at);
  });
  return accept(access, counted.value, account, { ...session, method: "single-sign-on" }, at);
}

/**
 * Links a person who has signed in here with the subject at the hospital. For issuers that do not say whether they have
 * verified an address; the person proves both themselves.
 */
export async function linkSingleSignOn(
  access: Access,
  provider: Provider,
  who: SignedIn,
  given: Answer,
  at: Instant,
): Promise<Result<true>> {
  const isFresh = freshlySignedIn(who, at);
  if (!isFresh.ok) return isFresh;
  const claims = await answered(access, provider, given, at);
  if (claims === undefined) return unfitting();
  const subjectKey = keyOf(provider.settings.issuer, claims);
  const linked = await byName(access.database, subjectKey, (query) => accountOfSubject(query, subjectKey));
  if (linked !== undefined) return linked === who.account ? ok(true) : ssoRefused("the subject of another account");
  await asAccount(access.database, who.account, async (query) => {
    await linkSubject(query, who.account, subjectKey, toDate(at));
    await noteOnAccount(query, who.account, "credential.add", "single-sign-on", at);
  });
  await tellClinics(access, who.account, { action: "credential.add", object: "single-sign-on" }, at);
  return ok(true);
}

/** What the issuer says of whoever came back with this ceremony. */
async function answered(
  access: Access,
  { settings, configuration }: Provider,
  { ceremony, called }: Answer,
  at: Instant,
): Promise<Claims | undefined> {
  const kept = keptShape.safeParse(await finish(access, "single-sign-on", ceremony, at));
  if (!kept.success || kept.data.issuer !== settings.issuer) return undefined;
  // Behind a proxy the address that was called is not the one that was registered; only its query counts.
  const back = new URL(settings.callback);
  back.search = called.search;
  return claimsOf(configuration, back, kept.data);
}

const ssoRefused = (saw: string): Result<never> =>
  refused("single-sign-on-refused", "/", saw, "Ask the clinic's administrator for an invitation, or try again.");
const unfitting = (): Result<never> => ssoRefused("an answer that does not fit what was asked");
const keyOf = (issuer: string, { sub }: Claims): string => `${issuer} ${sub}`;

async function accountFor(
  access: Access,
  issuer: string,
  claims: Claims,
): Promise<{ account: AccountRow; subjectKey: string; isNew: boolean } | undefined> {
  const { database } = access;
  const subjectKey = keyOf(issuer, claims);
  const linked = await byName(database, subjectKey, (query) => accountOfSubject(query, subjectKey));
  if (linked !== undefined) {
    const account = await asAccount(database, linked, (query) => accountById(query, linked));
    return account && { account, subjectKey, isNew: false };
  }
  const address = claims.email_verified === true ? addressOf(claims.email ?? "") : undefined;
  const account = address && (await byName(database, address, (query) => accountByAddress(query, address)));
  return account ? { account, subjectKey, isNew: true } : undefined;
}

/** What the issuer says of the person; undefined where anything of its answer is not as it must be. */
async function claimsOf(configuration: client.Configuration, called: URL, kept: Kept): Promise<Claims | undefined> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, called, {
      pkceCodeVerifier: kept.verifier,
      expectedState: kept.state,
      expectedNonce: kept.nonce,
      idTokenExpected: true,
    });
    const said = tokens.claims()!;
    const more =
      said["email"] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
        ? await client.fetchUserInfo(configuration, tokens.access_token, said.sub)
        : {};
    return claimsShape.parse({ ...more, ...said });
  } catch {
    return undefined;
  }
}

const keptShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), issuer: z.string() });
type Kept = z.infer<typeof keptShape>;
const claimsShape = z.object({
  sub: z.string().regex(/^\P{Cc}{1,255}$/u),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
});
type Claims = z.infer<typeof claimsShape>;
