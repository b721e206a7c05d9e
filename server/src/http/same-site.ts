import type { FastifyRequest } from "fastify";
import { type Refused, refuse } from "./problem.ts";

/**
 * Whether a request that changes something was made by our own pages. Browsers say where a request comes from and pages cannot
 * change what they say; a program that says neither must send a header that no form can.
 *
 * @returns a refusal, or undefined where it may go on
 */
export function refuseCrossSite({ method, headers }: FastifyRequest, origin: string): Refused | undefined {
  if (method === "GET" || method === "HEAD") return undefined;
  const site = headers["sec-fetch-site"];
  const isOurs =
    site !== undefined
      ? site === "same-origin" || site === "none"
      : headers.origin !== undefined
        ? headers.origin === origin
        : headers["x-longwatch-request"] !== undefined;
  return isOurs ? undefined : refuse("cross-site", "header-needed");
}
