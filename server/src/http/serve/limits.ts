import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sourceOf } from "../../access/source.ts";
import { tokenHash } from "../../access/token.ts";
import type { Services } from "../services.ts";
import { remembering } from "./remembering.ts";

/** Sources whose requests made us look for somebody, or something, that there is not. */
export type Strangers = {
  /** @throws a refusal where the source has asked so often that nobody looks any more this minute */
  readonly stop: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  readonly count: (request: FastifyRequest) => Promise<void>;
  /** What the request brought is somebody's: who is at work is not kept out for what others of the source do. */
  readonly know: (request: FastifyRequest) => void;
  /** It was refused, whoever it is. */
  readonly forget: (request: FastifyRequest) => void;
};

/** So long after it was somebody's, what a request brings is looked at whatever else its source does. */
const knownMs = 10 * 60_000;
const mostKnown = 20_000;

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
  const known = remembering<true>(knownMs, mostKnown);
  return {
    stop: async (request, reply) => {
      if (known.of(broughtBy(request), request.at) !== undefined) return;
      const found = await ofSource(request, { increment: false });
      if (found.isAllowed || found.remaining > 0) return;
      reply.header("retry-after", found.ttlInSeconds);
      throw Object.assign(new Error("too many requests"), { statusCode: 429 });
    },
    count: async (request) => void (await ofSource(request)),
    forget: (request) => known.forget(broughtBy(request)),
    know: (request) => void known.keep(broughtBy(request), request.at, Promise.resolve(true)),
  };
}

const broughtBy = ({ headers: { authorization = "", cookie = "" } }: FastifyRequest): string =>
  tokenHash(`${authorization} ${cookie}`);

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
