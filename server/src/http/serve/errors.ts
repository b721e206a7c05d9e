import { randomUUID } from "node:crypto";
import type { Issue } from "@longwatch/core";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { faultOf } from "../../log.ts";
import { type Refused, refuse } from "../problem.ts";
import type { Services } from "../services.ts";
import { RequestInvalid } from "./compilers.ts";
import { noAddress, sendProblem } from "./send-problem.ts";

/** Whatever the framework refuses, and whatever we did not foresee, becomes a problem; the second with an incident that the log has too. */
export function answerErrors(app: FastifyInstance, services: Services): void {
  app.setNotFoundHandler((request, reply) => sendProblem(services, request, reply, noAddress));
  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const known = refusalOf(error);
    if (known !== undefined) return sendProblem(services, request, reply, known);
    const incident = randomUUID();
    request.incident = incident;
    tellFault(services, incident, error);
    const refused = isUnavailable(error)
      ? refuse("unavailable", error.code === diskFull ? "no-room" : "lost-or-away")
      : refuse("fault", "fault");
    return sendProblem(services, request, reply, refused, incident);
  });
}

/** Of an answer that breaks off half-way nobody else learns: its status is sent, and its reader sees only that it is not whole. */
export function tellBrokenOff(services: Services, request: FastifyRequest, error: unknown): void {
  const hasLeft = (error as { code?: unknown }).code === "ERR_STREAM_PREMATURE_CLOSE";
  if (!hasLeft)
    tellFault(services, randomUUID(), error, { request: request.id, route: request.routeOptions.url ?? "" });
}

function tellFault(
  { log, metrics }: Services,
  incident: string,
  error: unknown,
  more: { readonly request?: string; readonly route?: string } = {},
): void {
  log.error("http.fault", { incident, ...more, ...faultOf(error) });
  metrics.fault();
}

function refusalOf(error: Error & { code?: string; statusCode?: number }): Refused | undefined {
  if (error instanceof RequestInvalid) return refuse("request-invalid", "see-issues", error.issues);
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return refuse("body-too-large", "send-less");
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return refuse("media-type-unsupported", "see-reference");
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
      return refuse("request-unreadable", "not-json", [unreadable]);
    default:
      if (error.statusCode === 429) return refuse("too-many-requests", "retry-later");
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? refuse("request-unreadable", "request-unreadable")
        : undefined;
  }
}

const unreadable: Issue = {
  code: "text-unreadable",
  severity: "error",
  at: "/",
  saw: "text that is no JSON",
  remedy: "Send UTF-8 JSON.",
};

const diskFull = "53100";
/** The database is away, restarting, full up, or a replica that is not promoted yet: to be tried again, not a fault of ours. */
export const isUnavailable = ({ code, message }: { code?: string; message: string }): boolean =>
  (code !== undefined && /^(08|57P0|53|25006)|^ECONN|^ENOENT|^EPIPE|^ETIMEDOUT/.test(code)) ||
  /timeout exceeded when trying to connect|Connection terminated|is not queryable/.test(message);
