import { type Instant, ok, type Result } from "@longwatch/core";
import { openUse } from "../db/emergency-access.ts";
import type { Actor, ClinicTx, Scope } from "../db/transaction.ts";
import { toDate } from "./access.ts";
import type { SmartAccess } from "./fhir-reach.ts";
import { openedByBreakGlass, type Permission, permissionsOf, permittedToServices, type Role } from "./permissions.ts";
import { permissionMissing, refused } from "./refusals.ts";
import type { Service } from "./services.ts";
import type { SignedIn } from "./sessions.ts";

/** Who asks: a person, a program with a service token, or one with a token of SMART. */
export type Caller = SignedIn | Service | App;

/** A program with a token of SMART: for itself, or for a member who allowed it. */
export type App = {
  readonly kind: "app";
  readonly client: string;
  readonly clinic: string;
  /** For whom it acts; undefined: for itself. */
  readonly account: string | undefined;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  readonly smart: SmartAccess;
};

/** What a caller is at one clinic. */
export type Standing = {
  readonly clinic: string;
  readonly actor: Actor;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  /** Of a program with a token of SMART: what its scopes let through besides. Such a program is let to FHIR and nowhere else. */
  readonly smart?: SmartAccess;
};

/** What a caller is at a clinic; nobody learns whether a clinic exists at which they are nothing. */
export function standingAt(caller: Caller, clinic: string): Result<Standing> {
  if (caller.kind === "app") {
    const { account, client, roles, permissions, smart } = caller;
    if (caller.clinic !== clinic) return noMember();
    const actor = account === undefined ? { kind: "service", id: client } : { kind: "account", id: account };
    return ok({ clinic, actor: actor as Actor, roles, permissions, smart });
  }
  if (caller.kind === "service") {
    if (caller.clinic !== clinic) return noMember();
    const permissions = new Set(caller.permissions.filter((one) => permittedToServices.has(one)));
    return ok({ clinic, actor: { kind: "service", id: caller.service }, roles: [], permissions });
  }
  const member = caller.memberships.find((one) => one.clinic === clinic);
  if (member === undefined) return noMember();
  const { roles } = member;
  return ok({ clinic, actor: { kind: "account", id: caller.account }, roles, permissions: permissionsOf(roles) });
}

/** For whom a transaction of this caller is made. */
export const scopeOf = ({ clinic, actor }: Standing, at: Instant): Scope => ({ clinic, actor, at });

/** What let somebody through; emergency access is written into the audit of what was read by it. */
export type Grant = { readonly by: "role" } | { readonly by: "break-glass"; readonly use: string };

/** Whether a role, or the service's token, permits it. For what concerns no single patient. */
export const allows = ({ permissions }: Standing, permission: Permission): Result<Grant> =>
  permissions.has(permission) ? ok({ by: "role" }) : permissionMissing(permission);

/**
 * Whether a caller may do this to a patient: by role, or by emergency access that is open at the transaction's moment.
 * Where emergency access would open it, the refusal says so.
 */
export async function permit(
  tx: ClinicTx,
  standing: Standing,
  permission: Permission,
  patient: string,
): Promise<Result<Grant>> {
  if (standing.permissions.has(permission)) return ok({ by: "role" });
  if (!openedByBreakGlass.has(permission) || !standing.permissions.has("break-glass")) {
    return permissionMissing(permission);
  }
  const use = await openUse(tx, standing.actor.id, patient, toDate(tx.at));
  if (use !== undefined) return ok({ by: "break-glass", use });
  const remedy = "In an emergency, take access to this patient with a reason; another person will review it.";
  return refused("emergency-access-needed", "/", permission, remedy);
}

const noMember = (): Result<never> =>
  refused(
    "permission-missing",
    "/clinic",
    "not a clinic of yours",
    "Ask that clinic's administrator for an invitation.",
  );
