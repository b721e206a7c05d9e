import type { Instant } from "@longwatch/core";
import * as z from "zod";
import type { Access } from "../access/access.ts";
import { inClinic } from "../db/transaction.ts";
import { useUp } from "./assertion.ts";
import type { ProvenClient } from "./authenticate.ts";
import { type Granted, grant } from "./grants.ts";
import { type OAuthRefusal, oauthRefusal } from "./oauth-refusal.ts";
import { readScopes, within } from "./scopes.ts";

export const registered = z.object({ scopes: z.array(z.string()) });

/** A token for a program that acts for itself (SMART Backend Services): what it asks for, as far as it was registered for it. */
export async function grantToBackend(
  access: Access,
  { row, assertion }: ProvenClient,
  scope: string | undefined,
  at: Instant,
): Promise<Granted | OAuthRefusal> {
  const { clinic, client, use } = row;
  if (use !== "backend" || assertion === undefined)
    return oauthRefusal("unauthorized_client", "This client was not connected as a backend service.");
  if (scope === undefined) return oauthRefusal("invalid_scope", "Ask for scopes, such as system/Observation.rs.");
  const allowed = readScopes(registered.parse(row.content).scopes.join(" "));
  const granted = within(readScopes(scope), { ...allowed, others: new Set() }, ["system"]);
  if (granted.fhir.length === 0)
    return oauthRefusal("invalid_scope", "None of these scopes was given to this client, or none is understood.");
  return inClinic(access.database, { clinic, actor: { kind: "service", id: client }, at }, async (tx) => {
    if (!(await useUp(tx, client, assertion))) return oauthRefusal("invalid_client", "The assertion is not accepted.");
    return grant(tx, client, granted, { account: null, patient: null });
  });
}
