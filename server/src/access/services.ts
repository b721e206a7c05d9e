import { randomUUID } from "node:crypto";
import { type Instant, ok, type Result } from "@longwatch/core";
import { recordEvent } from "../audit/record.ts";
import { insertServiceToken, revokeService, serviceByToken, serviceTokensOf } from "../db/service-tokens.ts";
import { byName, inClinic } from "../db/transaction.ts";
import { type Access, toDate, toInstant } from "./access.ts";
import { isPermission, type Permission, permittedToServices } from "./permissions.ts";
import { plainText } from "./plain-text.ts";
import { refused, signInNeeded } from "./refusals.ts";
import { allows, type Standing, scopeOf } from "./standing.ts";
import { newToken, tokenHash } from "./token.ts";

/** A program that has come with its token. */
export type Service = {
  readonly kind: "service";
  readonly service: string;
  readonly label: string;
  readonly clinic: string;
  readonly permissions: readonly Permission[];
  /** What it has signed for this one request, to be used up in the request's transaction; undefined: it came with a token of ours. */
  readonly assertion?: { readonly digest: string; readonly endsAt: Date };
};
export type ServiceShown = {
  readonly service: string;
  readonly label: string;
  readonly permissions: readonly string[];
  readonly madeAt: Instant;
  readonly endsAt: Instant;
  readonly revokedAt: Instant | null;
};

const mostDays = 366;

/**
 * A token for one program, one clinic and the permissions that are named. It is shown this once. No token outlives a
 * year and a day, so that one that was forgotten ends by itself.
 */
export async function addService(
  access: Access,
  standing: Standing,
  given: { readonly label: string; readonly permissions: readonly string[]; readonly endsAt: Instant },
  at: Instant,
): Promise<Result<{ readonly service: string; readonly token: string }>> {
  const allowed = allows(standing, "manage-services");
  if (!allowed.ok) return allowed;
  const permissions = given.permissions.filter(isPermission).filter((one) => permittedToServices.has(one));
  if (permissions.length === 0 || permissions.length !== given.permissions.length) {
    const remedy = `Choose from: ${[...permittedToServices].join(", ")}.`;
    return refused("value-not-allowed", "/permissions", given.permissions.join(", ").slice(0, 200), remedy);
  }
  if (given.endsAt <= at || given.endsAt > at + mostDays * 86_400_000) {
    const remedy = `Choose an end within ${mostDays} days.`;
    return refused("value-not-allowed", "/endsAt", "an end that has passed or is too far away", remedy);
  }
  const label = plainText(given.label, 80);
  if (label === "") return refused("value-missing", "/label", "no label", "Say which program it is for.");
  const token = newToken("lwsvc_");
  const service = randomUUID();
  await inClinic(access.database, scopeOf(standing, at), async (tx) => {
    await insertServiceToken(tx, {
      service,
      label,
      permissions,
      tokenHash: tokenHash(token),
      madeBy: standing.actor.id,
      madeAt: toDate(at),
      endsAt: toDate(given.endsAt),
    });
    await recordEvent(tx, { action: "service.add", object: service, detail: { permissions } });
  });
  return ok({ service, token });
}

/** Which program a Bearer token belongs to. One that has ended or was revoked is none. */
export async function serviceOf(access: Access, token: string, at: Instant): Promise<Result<Service>> {
  const hash = tokenHash(token);
  const row = await byName(access.database, hash, (query) => serviceByToken(query, hash, toDate(at)));
  if (row === undefined) return signInNeeded();
  const { service, label, clinic } = row;
  return ok({ kind: "service", service, label, clinic, permissions: row.permissions.filter(isPermission) });
}

/** All tokens that the clinic ever had, without the tokens. */
export async function servicesOf(
  access: Access,
  standing: Standing,
  at: Instant,
): Promise<Result<readonly ServiceShown[]>> {
  const allowed = allows(standing, "manage-services");
  if (!allowed.ok) return allowed;
  const rows = await inClinic(access.database, scopeOf(standing, at), serviceTokensOf);
  return ok(
    rows.map(({ clinic: _, ...row }) => ({
      ...row,
      madeAt: toInstant(row.madeAt),
      endsAt: toInstant(row.endsAt),
      revokedAt: row.revokedAt && toInstant(row.revokedAt),
    })),
  );
}

/** Ends a token now. @returns whether there was one that held */
export async function revokeServiceToken(
  access: Access,
  standing: Standing,
  service: string,
  at: Instant,
): Promise<Result<boolean>> {
  const allowed = allows(standing, "manage-services");
  if (!allowed.ok) return allowed;
  return inClinic(access.database, scopeOf(standing, at), async (tx) => {
    const revoked = await revokeService(tx, service);
    if (revoked) await recordEvent(tx, { action: "service.revoke", object: service });
    return ok(revoked);
  });
}
