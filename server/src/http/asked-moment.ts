import { type Day, type Instant, parseDay, parseInstant } from "@longwatch/core";
import { impossible } from "./impossible.ts";
import type { Refused } from "./problem.ts";

/** The day and the moment of knowledge that a query asks about; what it does not say stays away. */
export function askedMoment(query: {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}): { readonly asOf?: Day; readonly knownAt?: Instant } | Refused {
  const asOf = query.asOf === undefined ? undefined : parseDay(query.asOf);
  if (query.asOf !== undefined && asOf === undefined) return impossible("?asOf");
  const knownAt = query.knownAt === undefined ? undefined : parseInstant(query.knownAt);
  if (query.knownAt !== undefined && knownAt === undefined) return impossible("?knownAt");
  return { ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }) };
}
