import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";
import type { HttpSettings } from "../services.ts";

/** What browsers are told to refuse: anything that is not from this origin, and every script that is not a file of ours. */
export async function protect(app: FastifyInstance, { origin }: HttpSettings): Promise<void> {
  const isSecure = origin.startsWith("https:");
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", "data:"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
      },
    },
    hsts: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    // "no-referrer" would also hide from us that a form came from our own page.
    referrerPolicy: { policy: "same-origin" },
  });
}
