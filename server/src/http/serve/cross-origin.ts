import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { pageOrigins } from "../../clients/page-origins.ts";
import type { Services } from "../services.ts";
import type { Strangers } from "./limits.ts";
import { remembering } from "./remembering.ts";

/** What apps in browsers call: a clinic's FHIR server, its tokens, its decision support. Nothing else is ever opened to another origin. */
const opened =
  /^\/api\/v1\/clinics\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/(?:fhir\/R4|oauth|cds-services)(?:[/?]|$)/;

const methods = "GET, POST, PUT, DELETE";
const taken =
  "accept, authorization, content-type, idempotency-key, if-match, if-modified-since, if-none-exist, if-none-match, prefer";
const shown =
  "content-location, etag, last-modified, location, retry-after, www-authenticate, x-progress, x-request-id";
/** So long a browser asks no more; for as long a page may be let in after its app was ended, with tokens that are none any more. */
const rememberSeconds = 600;
/** Asked again every few seconds, so that nobody can make the database work by asking; of clinics that there are not, strangers ask. */
const freshMs = 5_000;
const mostClinics = 1_000;

/**
 * Lets pages of a clinic's public apps read what it answers (CORS). Cookies are never let along: whoever calls from another origin proves itself
 * by a token or by what it has signed.
 */
export function openToPages(app: FastifyInstance, { database }: Services, strangers: Strangers): void {
  const held = remembering<ReadonlySet<string>>(freshMs, mostClinics);
  const known = async (clinic: string, request: FastifyRequest, reply: FastifyReply): Promise<ReadonlySet<string>> => {
    const before = held.of(clinic, request.at);
    if (before !== undefined) return before;
    await strangers.stop(request, reply);
    await strangers.count(request);
    return held.keep(clinic, request.at, pageOrigins(database, clinic, request.at));
  };
  app.addHook("onRequest", async (request, reply) => {
    const clinic = opened.exec(request.url)?.[1];
    if (clinic === undefined) return;
    // Also where nobody is let in, so that what is kept on the way for one origin is not given to another.
    reply.header("vary", "Origin");
    const { origin } = request.headers;
    const isLetIn = origin !== undefined && (await known(clinic, request, reply)).has(origin);
    if (isLetIn) reply.header("access-control-allow-origin", origin).header("access-control-expose-headers", shown);
    if (isPreflight(request)) return answerPreflight(reply, isLetIn);
  });
}

const isPreflight = ({ method, headers }: FastifyRequest): boolean =>
  method === "OPTIONS" && headers.origin !== undefined && headers["access-control-request-method"] !== undefined;

function answerPreflight(reply: FastifyReply, isLetIn: boolean): FastifyReply {
  if (isLetIn)
    reply
      .header("access-control-allow-methods", methods)
      .header("access-control-allow-headers", taken)
      .header("access-control-max-age", rememberSeconds);
  return reply.code(204).send();
}
