import type { FastifyRequest } from "fastify";
import { openedByBreakGlass } from "../../access/permissions.ts";
import { standingAt } from "../../access/standing.ts";
import { callerOf } from "../caller.ts";
import { notFound, type Refused, refuse } from "../problem.ts";
import { isOfFhir, isOfPatient, type Route } from "../route.ts";
import { refuseCrossSite } from "../same-site.ts";
import type { Services } from "../services.ts";
import { isSigned, signedCaller } from "../signed-caller.ts";

/**
 * Everything that is known before the body is read: who asks, whether from our own pages, whether for a clinic of theirs, and
 * whether they may. What only a patient's emergency access opens is decided in the transaction.
 */
export async function guard(services: Services, route: Route, request: FastifyRequest): Promise<Refused | undefined> {
  const { origin } = services.settings;
  if (route.area === "public") return route.isForPrograms === true ? undefined : refuseCrossSite(request, origin);
  const caller =
    "takesAssertion" in route && isSigned(request)
      ? await signedCaller(services, request)
      : await callerOf(services, request, request.at);
  if (caller === undefined) return refuse("sign-in-needed", "no-session");
  request.caller = caller;
  const crossSite = caller.kind === "account" ? refuseCrossSite(request, origin) : undefined;
  if (crossSite !== undefined) return crossSite;
  if (route.area === "account")
    return caller.kind === "account" ? undefined : refuse("permission-missing", "program-without-account");
  const standing = standingAt(caller, (request.params as { clinic: string }).clinic);
  // Nobody learns whether there is such a clinic.
  if (!standing.ok) return notFound();
  request.standing = standing.value;
  const { permissions, smart } = standing.value;
  if (smart !== undefined && !isOfFhir(route)) return refuse("permission-missing", "smart-elsewhere");
  const { needs } = route;
  if (needs.length === 0 || needs.some((one) => permissions.has(one))) return undefined;
  const mayBeOpened = route.area === "clinic" && isOfPatient(route) && needs.some((one) => openedByBreakGlass.has(one));
  return mayBeOpened && permissions.has("break-glass") ? undefined : permissionMissing(needs);
}

const permissionMissing = (needs: readonly string[]): Refused =>
  refuse("permission-missing", { id: "permission", of: needs.map((one) => `"${one}"`).join(", ") });
