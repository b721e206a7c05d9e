import { randomUUID } from "node:crypto";
import { type Instant, ok, type Result } from "@longwatch/core";
import {
  endSessions,
  type FoundSession,
  insertSession,
  openSessions,
  sessionByToken,
  touchSession,
} from "../db/sessions.ts";
import { asAccount, byName, type Query } from "../db/transaction.ts";
import { type Access, minutesLater, type SessionLimits, type Site, toDate, toInstant, type Visitor } from "./access.ts";
import { browserLabel } from "./browser.ts";
import { noteOnAccount, tellClinics } from "./clinics.ts";
import { isRole, type Role } from "./permissions.ts";
import { refused, signInNeeded } from "./refusals.ts";
import { newToken, tokenHash } from "./token.ts";

export type SignInMethod = "password" | "recovery-code" | "passkey" | "single-sign-on";
export type Member = {
  readonly clinic: string;
  readonly clinicName: string;
  readonly zone: string;
  readonly roles: readonly Role[];
};
/** A person who has signed in. */
export type SignedIn = {
  readonly kind: "account";
  readonly account: string;
  readonly address: string;
  readonly displayName: string;
  readonly session: string;
  readonly method: SignInMethod;
  readonly signedInAt: Instant;
  readonly endsAt: Instant;
  readonly memberships: readonly Member[];
};
/** What the browser gets; the token is nowhere else. `endsAt` is the absolute limit. */
export type NewSession = {
  readonly token: string;
  readonly session: string;
  readonly account: string;
  readonly endsAt: Instant;
};

/** How the token travels. Over plain HTTP, which only loopback may use, browsers refuse the stricter name. */
export const sessionCookie = ({ origin }: Site) => {
  const isSecure = origin.startsWith("https:");
  return {
    name: isSecure ? "__Host-longwatch" : "longwatch",
    path: "/",
    httpOnly: true,
    secure: isSecure,
    sameSite: "lax",
  } as const;
};

/** Begins a session, in the transaction of its account. */
export async function startSession(
  query: Query,
  limits: SessionLimits,
  account: string,
  method: SignInMethod,
  visitor: Visitor,
  at: Instant,
): Promise<NewSession> {
  const token = newToken("lws_");
  const endsAt = minutesLater(at, limits.absoluteHours * 60);
  const session = randomUUID();
  await insertSession(query, {
    session,
    account,
    tokenHash: tokenHash(token),
    method,
    signedInAt: toDate(at),
    lastSeenAt: toDate(at),
    endsAt: toDate(endsAt),
    browser: browserLabel(visitor.userAgent),
  });
  await noteOnAccount(query, account, "session.start", session, at);
  return { token, session, account, endsAt };
}

/**
 * Who a token belongs to, with clinics and roles as they are now. A session that was ended, has been idle for too long
 * or is past its absolute limit is none. Being asked keeps it awake, to the minute.
 */
export async function sessionOf(access: Access, token: string, at: Instant): Promise<Result<SignedIn>> {
  const hash = tokenHash(token);
  const found = await sessionByToken(access.database.query, hash);
  if (found === undefined || found.isDisabled || hasEnded(found, access.sessions, at)) return signInNeeded();
  if (at - toInstant(found.lastSeenAt) >= 60_000)
    await byName(access.database, hash, (query) => touchSession(query, found.session, toDate(at)));
  return ok(signedIn(found));
}

const hasEnded = (found: FoundSession, { idleMinutes }: SessionLimits, at: Instant): boolean =>
  toInstant(found.endsAt) <= at || minutesLater(toInstant(found.lastSeenAt), idleMinutes) <= at;

const signedIn = (found: FoundSession): SignedIn => ({
  kind: "account",
  account: found.account,
  address: found.address,
  displayName: found.displayName,
  session: found.session,
  method: found.method as SignInMethod,
  signedInAt: toInstant(found.signedInAt),
  endsAt: toInstant(found.endsAt),
  memberships: found.memberships.map((one) => ({ ...one, roles: one.roles.filter(isRole) })),
});

/** How long after signing in a person may change how they sign in. A screen that was left open is not enough. */
const freshMinutes = 15;

export function freshlySignedIn({ signedInAt }: SignedIn, at: Instant): Result<true> {
  if (minutesLater(signedInAt, freshMinutes) >= at) return ok(true);
  const remedy = "Sign out, sign in again, and repeat this.";
  return refused("sign-in-not-fresh", "/", `a sign-in of more than ${freshMinutes} minutes ago`, remedy);
}

/** Signs out. A token that is unknown or has ended is no fault. */
export async function signOut(access: Access, who: SignedIn, at: Instant): Promise<void> {
  await revokeSession(access, who, who.session, at);
}

/** Ends one of the person's own sessions. @returns whether there was such a one */
export async function revokeSession(access: Access, who: SignedIn, session: string, at: Instant): Promise<boolean> {
  const ended = await asAccount(access.database, who.account, async (query) => {
    const count = await endSessions(query, who.account, { only: session }, toDate(at));
    if (count > 0) await noteOnAccount(query, who.account, "session.end", session, at);
    return count > 0;
  });
  if (ended) await tellClinics(access, who.account, { action: "session.end", object: session }, at);
  return ended;
}

export type SessionShown = {
  readonly session: string;
  readonly isThis: boolean;
  readonly method: string;
  readonly browser: string;
  readonly signedInAt: Instant;
  readonly lastSeenAt: Instant;
  readonly endsAt: Instant;
};

/** The person's own sessions that still hold, the newest first. */
export async function sessionsOf(access: Access, who: SignedIn, at: Instant): Promise<readonly SessionShown[]> {
  const rows = await asAccount(access.database, who.account, (query) => openSessions(query, who.account, toDate(at)));
  return rows
    .filter(({ lastSeenAt }) => minutesLater(toInstant(lastSeenAt), access.sessions.idleMinutes) > at)
    .map(({ account: _, ...row }) => ({
      ...row,
      isThis: row.session === who.session,
      signedInAt: toInstant(row.signedInAt),
      lastSeenAt: toInstant(row.lastSeenAt),
      endsAt: toInstant(row.endsAt),
    }));
}

/**
 * Ends every session of an account and begins this one anew under another token, because what it may do has changed.
 * Its limits stay: nobody lengthens a session by changing a password. In the transaction of the change.
 */
export async function renewSession(query: Query, who: SignedIn, visitor: Visitor, at: Instant): Promise<NewSession> {
  await endSessions(query, who.account, { but: undefined }, toDate(at));
  const token = newToken("lws_");
  const session = randomUUID();
  await insertSession(query, {
    session,
    account: who.account,
    tokenHash: tokenHash(token),
    method: who.method,
    signedInAt: toDate(who.signedInAt),
    lastSeenAt: toDate(at),
    endsAt: toDate(who.endsAt),
    browser: browserLabel(visitor.userAgent),
  });
  await noteOnAccount(query, who.account, "session.start", session, at);
  return { token, session, account: who.account, endsAt: who.endsAt };
}
