import { createHash } from "node:crypto";
import type { Instant, Result } from "@longwatch/core";
import { sql } from "kysely";
import { Secret, TOTP } from "otpauth";
import { acceptAsNew, beginInvitedTotp, type Joined } from "../access/accept-invitation.ts";
import { type Access, usualSessionLimits, type Visitor } from "../access/access.ts";
import { setUpClinic, setUpToken } from "../access/first-run.ts";
import { type Invited, invite } from "../access/invitations.ts";
import { divided } from "../access/secret-key.ts";
import { type SignedIn, sessionOf } from "../access/sessions.ts";
import { type Standing, standingAt } from "../access/standing.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

/** The moment at which a test begins. */
export const morning = Date.parse("2026-11-21T08:00:00Z") as Instant;
export const after = (minutes: number, from: Instant = morning): Instant => (from + minutes * 60_000) as Instant;

export const password = "harbour lights at four";
export const visitor: Visitor = { source: "192.0.2.7", userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140.0" };

/** Access over a fresh database. */
export type TestAccess = Access & { readonly databases: TestDatabase };

export async function testAccess(): Promise<TestAccess> {
  const databases = await testDatabase();
  return {
    database: databases.app,
    databases,
    key: divided(createHash("sha256").update("a key of the tests").digest()),
    site: { name: "Longwatch", origin: "https://clinic.example" },
    sessions: usualSessionLimits,
  };
}

/** What the audit was told, in that order: rows are only added, so that they lie as they came. */
export async function told({ databases }: TestAccess) {
  const rows = await databases.owner.query.selectFrom("audit_event").selectAll().orderBy(sql`ctid`).execute();
  return rows.map(({ clinic_id: clinic, actor_id: by, action, object, why, detail }) => ({
    clinic,
    by,
    action,
    object,
    why,
    detail,
  }));
}

/** The value, or a failure of the test that names the issue. */
export function valueIn<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.issues.map(({ code, saw }) => `${code} (${saw})`).join(", ")}`);
}
export const codeOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.issues[0]?.code);

/** The code that a person's app shows at a moment. */
export const appCode = (secret: string, at: Instant): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

/** A person of a test: what they know, and how they stand. */
export type Person = Joined & {
  readonly address: string;
  readonly secret: string;
  readonly clinic: string;
  readonly signedIn: SignedIn;
  readonly standing: Standing;
};

/** Accepts an invitation with password and app, as the page behind its link does. */
export async function join(
  access: Access,
  { token }: Invited,
  address: string,
  clinic: string,
  at: Instant = morning,
): Promise<Person> {
  const { ceremony, secret } = valueIn(await beginInvitedTotp(access, token, at));
  const enrolment = { by: "password", password, ceremony, code: appCode(secret, at) } as const;
  const displayName = address.split("@")[0]!;
  const joined = valueIn(await acceptAsNew(access, { token, displayName, enrolment }, visitor, at));
  const signedIn = valueIn(await sessionOf(access, joined.token, at));
  return { ...joined, address, secret, clinic, signedIn, standing: valueIn(standingAt(signedIn, clinic)) };
}

/** The first clinic and its administrator, made as on a first run. */
export async function firstClinic(access: TestAccess, roles: readonly string[] = []): Promise<Person> {
  const { owner } = access.databases;
  const token = (await setUpToken(owner, morning))!;
  const address = "ada@clinic.example";
  const given = { name: "First clinic", zone: "Europe/London", address, roles };
  const made = valueIn(await setUpClinic(owner, token, given, morning));
  return join(access, made, address, made.clinic);
}

/** A further member of the administrator's clinic. */
export async function newMember(
  access: Access,
  administrator: Person,
  address: string,
  roles: readonly string[],
  at: Instant = morning,
): Promise<Person> {
  const invited = valueIn(await invite(access, administrator.standing, { address, roles }, at));
  return join(access, invited, address, administrator.clinic, at);
}

/** How a person stands after what happened since. */
export async function again(access: Access, { token, clinic }: Person, at: Instant): Promise<Standing> {
  return valueIn(standingAt(valueIn(await sessionOf(access, token, at)), clinic));
}
