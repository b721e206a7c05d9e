import type { Instant, Result } from "@longwatch/core";
import * as client from "openid-client";
import * as z from "zod";
import { type AccountRow, accountByAddress, accountById } from "../db/accounts.ts";
import { accountOfSubject, linkSubject } from "../db/credentials.ts";
import { asAccount, byName } from "../db/transaction.ts";
import { type Access, toDate, type Visitor } from "./access.ts";
import { addressOf } from "./address.ts";
import { begin, finish } from "./ceremony.ts";
import { noteOnAccount } from "./clinics.ts";
import { countedAsRefused, countOther } from "./lock-out.ts";
import { refused } from "./refusals.ts";
import { startSession } from "./sessions.ts";
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
 * @param called the whole address at which the browser came back
 */
export async function finishSingleSignOn(
  access: Access,
  { settings, configuration }: Provider,
  { ceremony, called }: { readonly ceremony: string; readonly called: URL },
  visitor: Visitor,
  at: Instant,
): Promise<Result<SignInDone>> {
  const counted = await countOther(access, "single-sign-on", visitor, at);
  if (!counted.ok) return counted;
  const kept = keptShape.safeParse(await finish(access, "single-sign-on", ceremony, at));
  const claims =
    kept.success && kept.data.issuer === settings.issuer ? await claimsOf(configuration, called, kept.data) : undefined;
  const known = claims && (await accountFor(access, settings.issuer, claims));
  if (known === undefined || known.account.isDisabled) {
    await countedAsRefused(access, counted.value, known?.account.account, at);
    const saw = claims === undefined ? "an answer that does not fit what was asked" : "nobody whom this server knows";
    return refused(
      "single-sign-on-refused",
      "/",
      saw,
      "Ask the clinic's administrator for an invitation, or try again.",
    );
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

async function accountFor(
  access: Access,
  issuer: string,
  claims: Claims,
): Promise<{ account: AccountRow; subjectKey: string; isNew: boolean } | undefined> {
  const { database } = access;
  const subjectKey = `${issuer} ${claims.sub}`;
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
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
});
type Claims = z.infer<typeof claimsShape>;
