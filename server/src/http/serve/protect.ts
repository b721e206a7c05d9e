import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import { contentPolicy } from "../content-policy.ts";
import type { HttpSettings } from "../services.ts";

/** What browsers are told to refuse: anything that is not from this origin, and every script that is not a file of ours. */
export async function protect(app: FastifyInstance, { origin }: HttpSettings): Promise<void> {
  const isSecure = origin.startsWith("https:");
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(Object.entries(contentPolicy).map(([name, values]) => [name, [...values]])),
    },
    hsts: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    // "no-referrer" would also hide from us that a form came from our own page.
    referrerPolicy: { policy: "same-origin" },
  });
}
