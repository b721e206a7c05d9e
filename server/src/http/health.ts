import type { FastifyInstance, FastifyRequest } from "fastify";
import { schemaState } from "../db/migrate.ts";
import { addClinicMetrics } from "./clinic-metrics.ts";
import { refuse } from "./problem.ts";
import { noAddress, sendProblem } from "./serve/send-problem.ts";
import type { Services } from "./services.ts";

/** For whoever watches the server: is the process there, can it serve, and how does it do. None of it needs a session. */
export function registerHealth(app: FastifyInstance, services: Services): void {
  const { database, metrics, settings, clock } = services;
  const countClinics = addClinicMetrics(metrics.registry, database, clock);
  app.get("/health/live", { schema: { hide: true } }, async () => ({ status: "ok" }));
  app.get("/health/ready", { schema: { hide: true } }, async (request, reply) => {
    const state = await schemaState((sql) => database.pool.query(sql)).catch(() => undefined);
    return state?.is === "current"
      ? { status: "ok", schema: state.version }
      : sendProblem(
          services,
          request,
          reply,
          refuse("unavailable", state === undefined ? "no-database" : "schema-not-current"),
        );
  });
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!mayScrape(request, settings.metricsToken)) return sendProblem(services, request, reply, noAddress);
    // Without its database the process still has figures of its own.
    await countClinics().catch(() => undefined);
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

/** With the token; without one only from this machine itself, and not through a proxy on it. */
function mayScrape({ headers, ip }: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return headers.authorization === `Bearer ${token}`;
  const isProxied = headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined;
  return !isProxied && /^(127\.|::1$|::ffff:127\.)/.test(ip);
}
