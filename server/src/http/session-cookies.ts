import type { Instant } from "@longwatch/core";
import type { Site } from "../access/access.ts";
import { sessionCookie } from "../access/sessions.ts";
import { deviceCookie } from "./caller.ts";

/** How a new session, and the token by which the browser is known again, are given to it. */
export function sessionCookies(
  site: Site,
  { token, endsAt, device }: { readonly token: string; readonly endsAt: Instant; readonly device?: string },
  at: Instant,
): readonly string[] {
  const session = cookie(site, sessionCookie(site).name, token, Math.floor((endsAt - at) / 1000));
  return device === undefined ? [session] : [session, cookie(site, deviceCookie, device, 180 * 86_400)];
}

export const endedCookie = (site: Site): string => cookie(site, sessionCookie(site).name, "", 0);

/** A ceremony that only this browser may end: single sign-on. */
export const ceremonyCookie = "longwatch-ceremony";
export const cookie = (site: Site, name: string, value: string, seconds: number): string =>
  `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${sessionCookie(site).secure ? "; Secure" : ""}`;
