import { type ProblemJson, problemKinds } from "@longwatch/api";
import type { FastifyReply, FastifyRequest } from "fastify";
import { fhirMedia, isFhir, outcomeOfProblem } from "../fhir-outcome.ts";
import { inLanguage } from "../language.ts";
import { problemPage } from "../pages/problem-page.ts";
import { problemOf, type Refused, refuse } from "../problem.ts";
import { isPage } from "../route.ts";
import type { Services } from "../services.ts";

/** A refusal as problem details, or as a page where a person looks at it. */
export function sendProblem(
  { settings }: Pick<Services, "settings">,
  request: FastifyRequest,
  reply: FastifyReply,
  refused: Refused,
  incident?: string,
): FastifyReply {
  const route = request.routeOptions.config?.route;
  if (isFhir(request.url)) return sendOutcome(reply, refused, problemOf(refused, incident));
  reply.code(problemKinds[refused.refused].status).headers({ "cache-control": "no-store", ...refused.headers });
  const isForPerson = route === undefined ? (request.headers.accept ?? "").includes("text/html") : isPage(route);
  const spoken = reply.headers(inLanguage(request.language, [reply.getHeader("vary") ?? []].flat().map(String)));
  return isForPerson
    ? spoken
        .type("text/html; charset=utf-8")
        .send(problemPage(problemOf(refused, incident, request.language), settings, request.language))
    : spoken
        .type("application/problem+json")
        .serializer(JSON.stringify)
        .send(problemOf(refused, incident, request.language));
}

/** The FHIR server speaks FHIR, whoever refuses. */
function sendOutcome(reply: FastifyReply, refused: Refused, problem: ProblemJson): FastifyReply {
  const status = refused.outcome?.status ?? problem.status;
  return reply
    .code(status)
    .headers({
      "cache-control": "no-store",
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
      ...refused.headers,
    })
    .type(fhirMedia)
    .serializer(JSON.stringify)
    .send(refused.outcome?.body ?? outcomeOfProblem(problem));
}

export const noAddress: Refused = refuse("not-found", "no-address");
