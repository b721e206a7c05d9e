import type { FastifyInstance } from "fastify";
import { idOf } from "../caller.ts";
import { languageOf } from "../language.ts";
import type { Services } from "../services.ts";

/** Each request gets its moment; each answer a line in the log and a figure, by the pattern of its route and never by its address. */
export function observe(app: FastifyInstance, { clock, log, metrics }: Services): void {
  app.decorateRequest("caller", undefined);
  app.decorateRequest("standing", undefined);
  app.decorateRequest("incident", undefined);
  app.decorateRequest("at");
  app.decorateRequest("language", "en");
  app.addHook("onRequest", async (request, reply) => {
    request.at = clock();
    request.language = languageOf(request.headers["accept-language"]);
    // What a route does not say otherwise about is for this reader and this moment.
    reply.header("cache-control", "no-store").header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "(none)";
    const { elapsedTime } = reply;
    metrics.answered(request.method, route, reply.statusCode, elapsedTime / 1000);
    log.info("http.answered", {
      request: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(elapsedTime * 10) / 10,
      ...(request.standing === undefined ? {} : { clinic: request.standing.clinic }),
      ...(request.caller === undefined ? {} : { actor: idOf(request.caller) }),
      ...(request.incident === undefined ? {} : { incident: request.incident }),
    });
  });
}
