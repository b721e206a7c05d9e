import { type Instant, InvariantError, type Result } from "@longwatch/core";
import { Secret, TOTP } from "otpauth";
import { acceptAsNew, beginInvitedTotp } from "../access/accept-invitation.ts";
import type { Access } from "../access/access.ts";
import { addClinic } from "../access/first-run.ts";
import { invite } from "../access/invitations.ts";
import { permissionsOf, type Role } from "../access/permissions.ts";
import type { Standing } from "../access/standing.ts";
import type { Database } from "../db/database.ts";

/** How one of the demo's staff signs in. Kept in the clear: the clinic does not exist. */
export type DemoSignIn = {
  readonly role: Role;
  readonly account: string;
  readonly name: string;
  readonly address: string;
  readonly password: string;
  /** Of the app that shows codes, in base 32. */
  readonly secret: string;
};

export type DemoClinic = { readonly clinic: string; readonly signIns: readonly DemoSignIn[] };

const password = "nobody is ill here";
/** The administrator comes first, and invites the others. */
const people: readonly { readonly role: Role; readonly name: string }[] = [
  { role: "administrator", name: "Ada Madeup" },
  { role: "nurse", name: "Nils Invented" },
  { role: "neurologist", name: "Noor Imagined" },
  { role: "infusion-nurse", name: "Ines Pretend" },
  { role: "pharmacist", name: "Pim Fictional" },
  { role: "programme-manager", name: "Paz Placeholder" },
  { role: "researcher", name: "Rui Example" },
];

const visitor = { source: "127.0.0.1", userAgent: "Longwatch demo" };

/** The demo's clinic with an account for each role, made in the way in which every clinic is. */
export async function makeClinic(access: Access, owner: Database, zone: string, at: Instant): Promise<DemoClinic> {
  const [first, ...others] = people;
  const given = { name: "Demo clinic", zone, address: addressOf(first!.role), roles: [first!.role] };
  const { clinic, token } = must(await addClinic(owner, given, at));
  const signIns = [await join(access, first!, token, at)];
  const standing: Standing = {
    clinic,
    actor: { kind: "account", id: signIns[0]!.account },
    roles: [first!.role],
    permissions: permissionsOf([first!.role]),
  };
  for (const one of others) {
    const invited = must(await invite(access, standing, { address: addressOf(one.role), roles: [one.role] }, at));
    signIns.push(await join(access, one, invited.token, at));
  }
  return { clinic, signIns };
}

const addressOf = (role: Role): string => `${role}@demo.invalid`;

async function join(
  access: Access,
  { role, name }: (typeof people)[number],
  token: string,
  at: Instant,
): Promise<DemoSignIn> {
  const { ceremony, secret } = must(await beginInvitedTotp(access, token, at));
  const enrolment = { by: "password", password, ceremony, code: codeOf(secret, at) } as const;
  const { account } = must(await acceptAsNew(access, { token, displayName: name, enrolment }, visitor, at));
  return { role, account, name, address: addressOf(role), password, secret };
}

/** The code that the app would show. */
export const codeOf = (secret: string, at: Instant): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

function must<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new InvariantError(`The demo's clinic was refused: ${result.issues[0]!.code} at ${result.issues[0]!.at}.`);
}
