import { randomUUID } from "node:crypto";
import { type Instant, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import type { Database } from "../db/database.ts";
import {
  asOwner,
  hasAccounts,
  insertClinic,
  knowsSetUpToken,
  putSetUpToken,
  renameClinic,
  takeSetUpToken,
  unfinishedClinic,
  withdrawOwnersInvitations,
} from "../db/set-up.ts";
import { byName, inClinic, theServer } from "../db/transaction.ts";
import { type Access, toDate } from "./access.ts";
import { addressOf } from "./address.ts";
import { addressUnfit, type Invited, writeInvitation } from "./invitations.ts";
import { chosenRoles } from "./members.ts";
import { plainText } from "./plain-text.ts";
import { linkEnded, refused } from "./refusals.ts";
import { newToken, tokenHash } from "./token.ts";

/**
 * The one-time word that `serve` prints on the console while nobody has an account. Each start makes a new one, and ends the one before.
 *
 * @param owner the database as `longwatch_owner`: only it makes clinics
 * @returns undefined once there is an account
 */
export const setUpToken = (owner: Database, at: Instant): Promise<string | undefined> =>
  asOwner(owner, async (query) => {
    if (await hasAccounts(query)) return undefined;
    const token = newToken("lwsetup_");
    await putSetUpToken(query, tokenHash(token), toDate(at));
    return token;
  });

/** Whether this is the word that holds, so that the form of the first run can be shown. Asking does not use it up. */
export const isSetUpToken = (access: Access, token: string): Promise<boolean> =>
  byName(access.database, tokenHash(token), (query) => knowsSetUpToken(query, tokenHash(token)));

export type NewClinic = {
  readonly name: string;
  /** IANA, such as `Europe/London`. */
  readonly zone: string;
  /** Of the first administrator. */
  readonly address: string;
  /** Beside administrator: in a small clinic one person is more. */
  readonly roles: readonly string[];
};
export type SetUp = Invited & { readonly clinic: string };

/**
 * Makes the first clinic and the invitation of its administrator, who accepts it like any other. A set-up that was broken
 * off in between is taken up again by the next one.
 */
export async function setUpClinic(
  owner: Database,
  token: string,
  given: NewClinic,
  at: Instant,
): Promise<Result<SetUp>> {
  const fit = fitClinic(given);
  if (!fit.ok) return fit;
  const started = await asOwner(owner, async (query) => {
    if ((await hasAccounts(query)) || !(await takeSetUpToken(query, tokenHash(token)))) return undefined;
    const begun = await unfinishedClinic(query);
    const clinic = begun ?? randomUUID();
    if (begun === undefined) await insertClinic(query, { ...fit.value, clinic, at: toDate(at) });
    else {
      await renameClinic(query, { ...fit.value, clinic });
      await withdrawOwnersInvitations(query, clinic, toDate(at));
    }
    return clinic;
  });
  return started === undefined ? linkEnded() : ok(await inviteFirst(owner, started, fit.value, at));
}

/** A further clinic on the same server, by its operator. */
export async function addClinic(owner: Database, given: NewClinic, at: Instant): Promise<Result<SetUp>> {
  const fit = fitClinic(given);
  if (!fit.ok) return fit;
  const clinic = randomUUID();
  await asOwner(owner, (query) => insertClinic(query, { ...fit.value, clinic, at: toDate(at) }));
  return ok(await inviteFirst(owner, clinic, fit.value, at));
}

/** The owner's connection writes it: nobody is a member yet who could. */
const inviteFirst = (owner: Database, clinic: string, { address, roles }: Fit, at: Instant): Promise<SetUp> =>
  inClinic(owner, { clinic, actor: theServer, at }, async (tx) => {
    await recordEvent(tx, { action: "clinic.set-up", object: clinic });
    return { clinic, ...(await writeInvitation(tx, { address, roles, invitedBy: null })) };
  });

type Fit = {
  name: string;
  zone: string;
  address: string;
  roles: Extract<ReturnType<typeof chosenRoles>, { ok: true }>["value"];
};

function fitClinic(given: NewClinic): Result<Fit> {
  const name = plainText(given.name, 120);
  if (name === "") return refused("value-missing", "/name", "no name", "Write what the clinic is called.");
  if (!isZone(given.zone)) {
    return refused("value-not-allowed", "/zone", "no time zone", "Write it like Europe/London.");
  }
  const address = addressOf(given.address);
  if (address === undefined) return addressUnfit();
  const roles = chosenRoles(["administrator", ...given.roles]);
  return roles.ok ? ok({ name, zone: given.zone, address, roles: roles.value }) : roles;
}

function isZone(zone: string): boolean {
  try {
    return zone.includes("/") && new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}
