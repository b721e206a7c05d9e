import { createHash } from "node:crypto";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { sessionCookie } from "../../access/sessions.ts";
import { sourceOf } from "../../access/source.ts";
import type { Services } from "../services.ts";
import { isSigned } from "../signed-caller.ts";

/** So many requests a minute of one session, of one service, or of one source where nobody is signed in. Counted on each node by itself. */
export async function limitRates(app: FastifyInstance, { access, settings }: Services): Promise<void> {
  const cookie = sessionCookie(access.site).name;
  await app.register(rateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: "1 minute",
    cache: 20_000,
    keyGenerator: (request) => keyOf(request, cookie),
    allowList: ({ url }) => url.startsWith("/health/"),
  });
}

/** Whoever tries secrets is counted by where they come from: a new cookie, or a newly made token, is no new person, and no new program. */
function keyOf(request: FastifyRequest, cookie: string): string {
  const { route, rateLimit } = request.routeOptions.config;
  const provesInBody = route?.area === "public" && route.isForPrograms === true;
  const isBySource = rateLimit !== undefined || provesInBody || isSigned(request);
  const secret = isBySource ? undefined : (request.cookies[cookie] ?? request.headers.authorization);
  return secret === undefined ? sourceOf(request.ip) : createHash("sha256").update(secret).digest("base64url");
}
