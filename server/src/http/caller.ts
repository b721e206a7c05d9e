import type { Instant } from "@longwatch/core";
import type { FastifyRequest } from "fastify";
import type { Visitor } from "../access/access.ts";
import { serviceOf } from "../access/services.ts";
import { sessionCookie, sessionOf } from "../access/sessions.ts";
import { sourceOf } from "../access/source.ts";
import type { Caller } from "../access/standing.ts";
import { appOf, isAppToken } from "../clients/app-caller.ts";
import type { Services } from "./services.ts";

/** Who makes a request: a service by its token, a person by their session. @returns undefined where nobody is signed in, or not any more */
export async function callerOf(
  { access }: Pick<Services, "access">,
  { headers, cookies }: Pick<FastifyRequest, "headers" | "cookies">,
  at: Instant,
): Promise<Caller | undefined> {
  const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1];
  if (bearer !== undefined) {
    if (isAppToken(bearer)) return appOf(access, bearer, at);
    const service = await serviceOf(access, bearer, at);
    return service.ok ? service.value : undefined;
  }
  const token = cookies[sessionCookie(access.site).name];
  if (token === undefined) return undefined;
  const session = await sessionOf(access, token, at);
  return session.ok ? session.value : undefined;
}

export function idOf(caller: Caller): string {
  switch (caller.kind) {
    case "service":
      return caller.service;
    case "account":
      return caller.account;
    case "app":
      return caller.client;
  }
}

/** The cookie by which a browser is known again; it lets nobody in. */
export const deviceCookie = "longwatch-device";

export const visitorOf = ({ ip, headers, cookies }: FastifyRequest): Visitor => ({
  source: sourceOf(ip),
  userAgent: headers["user-agent"] ?? "",
  device: cookies[deviceCookie],
});
