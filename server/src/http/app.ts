import { randomUUID } from "node:crypto";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import fastify, { type FastifyInstance, type RouteOptions } from "fastify";
import { serializerCompiler } from "fastify-type-provider-zod";
import { allRoutes } from "./all-routes.ts";
import { serveAssets } from "./assets.ts";
import { serveGuidePages } from "./guide.ts";
import { registerHealth } from "./health.ts";
import { describeApi } from "./openapi.ts";
import { serveScreen } from "./screen.ts";
import { closeWell } from "./serve/closing.ts";
import { readRequest } from "./serve/compilers.ts";
import { openToPages } from "./serve/cross-origin.ts";
import { answerErrors } from "./serve/errors.ts";
import { limitRates } from "./serve/limits.ts";
import { observe } from "./serve/observe.ts";
import { protect } from "./serve/protect.ts";
import { register } from "./serve/register.ts";
import { noAddress, sendProblem } from "./serve/send-problem.ts";
import type { Services } from "./services.ts";
import "./serve/context.ts";

/** Long enough for a slow line, short enough that nobody holds a connection for nothing. */
const requestSeconds = 60;
const mostBodyBytes = 1024 * 1024;

/**
 * The whole HTTP side of a node, not yet listening. `close()` ends streams of events, lets requests finish that are under
 * way, and refuses new ones.
 *
 * @param added is told each address that is answered
 */
export async function buildApp(
  services: Services,
  added: (route: RouteOptions) => void = () => {},
): Promise<FastifyInstance> {
  const { settings } = services;
  const app = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: mostBodyBytes,
    requestTimeout: requestSeconds * 1000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: "idle",
    exposeHeadRoutes: false,
    trustProxy: settings.proxies.length === 0 ? false : [...settings.proxies],
    frameworkErrors: (_, request, reply) => void sendProblem(services, request, reply, noAddress),
    routerOptions: { maxParamLength: 500 },
  });
  app.addHook("onRoute", added);
  app.setValidatorCompiler(readRequest as never);
  app.setSerializerCompiler(serializerCompiler);
  observe(app, services);
  answerErrors(app, services);
  await protect(app, settings);
  const strangers = await limitRates(app, services);
  openToPages(app, services, strangers);
  await app.register(cookie);
  await app.register(formbody);
  await describeApi(app);
  // What is read here beside JSON and forms: nothing but what a route names itself.
  app.removeContentTypeParser("text/plain");
  closeWell(app, services);
  registerHealth(app, services);
  serveAssets(app);
  serveScreen(app);
  serveGuidePages(app);
  for (const route of allRoutes) await register(app, services, strangers, route);
  return app;
}
