import { problem } from "@longwatch/api";
import * as z from "zod";
import type { Route } from "../route.ts";

/** What the framework is told of a route: by what to read it, by what to check its answer, and how the reference describes it. */
export function schemaOf(route: Route) {
  if (route.summary === undefined) return { hide: true, ...inputs(route) };
  const { answer, status = answer === undefined ? 204 : 200 } = route;
  const content = typeof answer === "string" ? { content: { [answer]: { schema: z.string() } } } : answer;
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [tagOf(route)],
    ...inputs(route),
    response: {
      [status]: content ?? z.undefined().meta({ description: "Done." }),
      default: { description: "A refusal.", content: { "application/problem+json": { schema: problem } } },
    },
  };
}

const inputs = (route: Route) => ({
  ...(route.params === undefined ? {} : { params: route.params }),
  ...(route.query === undefined ? {} : { querystring: route.query }),
  ...("body" in route && route.body !== undefined ? { body: route.body } : {}),
});

const tagOf = ({ area, path }: Route): string =>
  path.includes("/:clinic/") ? path.split("/")[5]! : area === "public" || area === "account" ? "account" : path;
