import type { Language } from "@longwatch/core";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { scopeOf } from "../../access/standing.ts";
import { type Given, seeOther } from "../answer.ts";
import { inLanguage } from "../language.ts";
import { isRefused, type Refused } from "../problem.ts";
import { isPage, type Route } from "../route.ts";
import type { Services } from "../services.ts";
import { tellBrokenOff } from "./errors.ts";
import { guard } from "./guard.ts";
import type { Strangers } from "./limits.ts";
import { schemaOf } from "./route-schema.ts";
import { sendProblem } from "./send-problem.ts";
import { transact } from "./transact.ts";

/** Puts a route of ours into the server: guarded before its body is read, then run, then sent. */
export async function register(
  app: FastifyInstance,
  services: Services,
  strangers: Strangers,
  route: Route,
): Promise<void> {
  const { mediaTypes } = route;
  if (mediaTypes === undefined) return add(app, services, strangers, route);
  // A place of its own, so that only this route reads such bodies.
  await app.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser([...mediaTypes], { parseAs: "buffer" }, (_, body, parsed) => parsed(null, body));
    add(own, services, strangers, route);
  });
}

function add(app: FastifyInstance, services: Services, strangers: Strangers, route: Route): void {
  const isGuarded = route.area === "public" && route.isGuarded === true;
  app.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route),
    config: {
      route,
      ...(isGuarded ? { rateLimit: { max: services.settings.signInsPerMinute, timeWindow: "1 minute" } } : {}),
    },
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    onRequest: async (request, reply) => {
      if (route.area !== "public") await strangers.stop(request, reply);
      const refused = await guard(services, route, request);
      if (refused !== undefined) {
        // Looking was work for nothing, also where it is known who asked.
        await strangers.count(request);
        strangers.forget(request);
        return refuseWith(services, route, request, reply, refused);
      }
      if (request.caller !== undefined) strangers.know(request);
    },
    handler: async (request, reply) => {
      if (route.area === "stream") return stream(services, route, request, reply);
      const answer = await run(services, route, request, reply);
      if (isRefused(answer)) return refuseWith(services, route, request, reply, answer);
      return send(reply, route.speaks === true ? spoken(answer, request.language, reply) : answer);
    },
  });
}

function run(
  services: Services,
  route: Exclude<Route, { area: "stream" }>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (route.area === "clinic") return transact(services, route, request, reply);
  const { params, query, body, headers, at, language, caller, standing } = request;
  const { access } = services;
  const asked = { services, access, at, language, params, query, body, headers, request, standing, signedIn: caller };
  return route.run(asked as never);
}

/** A stream writes to the socket itself; nothing is sent after it. */
async function stream(
  services: Services,
  route: Extract<Route, { area: "stream" }>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { params, query, headers, at, language } = request;
  const standing = request.standing!;
  const scope = scopeOf(standing, at);
  const asked = { services, at, language, params, query, body: undefined, headers, request, standing, scope, reply };
  try {
    await route.run(asked as never);
  } catch (error) {
    // Until it has begun it is answered like any other.
    if (!reply.sent) throw error;
    tellBrokenOff(services, request, error);
    reply.raw.destroy();
  }
  return reply;
}

/** People are shown the way to sign in; programs are told. */
function refuseWith(
  services: Services,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  refused: Refused,
): FastifyReply {
  if (refused.refused !== "sign-in-needed" || !isPage(route)) return sendProblem(services, request, reply, refused);
  const next = request.method === "GET" ? `?next=${encodeURIComponent(request.url)}` : "";
  return send(reply, seeOther(`/sign-in${next}`));
}

/** What was said before about answers that differ stays said. */
function spoken(given: Given, language: Language, reply: FastifyReply): Given {
  const before = [reply.getHeader("vary") ?? [], given.headers["vary"] ?? []].flat().map(String);
  return { ...given, headers: { ...given.headers, ...inLanguage(language, before) } };
}

const send = (reply: FastifyReply, { status, headers, body }: Given): FastifyReply =>
  reply.code(status).headers(headers).send(body);
