import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sourceOf } from "../../access/source.ts";
import type { Services } from "../services.ts";

/** Sources whose requests made us look for somebody, or something, that there is not. */
export type Strangers = {
  /** @throws a refusal where the source has asked so often that nobody looks any more this minute */
  readonly stop: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  readonly count: (request: FastifyRequest) => Promise<void>;
};

/**
 * So many requests a minute of one session, of one program, or of one source where nobody is known. Counted on each node by itself, after it
 * is known who asks; that somebody is nobody is counted too, so that a source cannot make us look without end.
 */
export async function limitRates(app: FastifyInstance, { settings }: Services): Promise<Strangers> {
  await app.register(rateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: "1 minute",
    cache: 20_000,
    keyGenerator: keyOf,
    allowList: ({ url }) => url.startsWith("/health/"),
  });
  const ofSource = app.createRateLimit({
    max: settings.strangersPerMinute,
    keyGenerator: ({ ip }) => sourceOf(ip),
  });
  return {
    stop: async (request, reply) => {
      const found = await ofSource(request, { increment: false });
      if (found.isAllowed || found.remaining > 0) return;
      reply.header("retry-after", found.ttlInSeconds);
      throw Object.assign(new Error("too many requests"), { statusCode: 429 });
    },
    count: async (request) => void (await ofSource(request)),
  };
}

/** By who they are, not by what they bring: a new cookie, or a newly made token, is no new person, and no new program. */
function keyOf({ caller, ip }: FastifyRequest): string {
  switch (caller?.kind) {
    case undefined:
      return sourceOf(ip);
    case "account":
      return caller.session;
    case "service":
      return caller.service;
    case "app":
      return `${caller.client} ${caller.account ?? ""}`;
  }
}
