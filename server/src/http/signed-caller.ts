import type { FastifyRequest } from "fastify";
import type { Service } from "../access/services.ts";
import { decisionSupportCaller } from "../clients/decision-support-caller.ts";
import type { Services } from "./services.ts";

const signed = /^Bearer ([\w-]+\.[\w-]*\.[\w-]*)$/;

/** Whether it brings a token that its sender has signed. */
export const isSigned = ({ headers }: Pick<FastifyRequest, "headers">): boolean =>
  signed.test(headers.authorization ?? "");

/** A system that signs what it asks. What is wrong with its token stands in our log; it learns only that it was refused. */
export async function signedCaller(
  { access, log, settings }: Pick<Services, "access" | "log" | "settings">,
  { headers, params, url, at }: FastifyRequest,
): Promise<Service | undefined> {
  const token = signed.exec(headers.authorization ?? "")![1]!;
  const { clinic } = params as { clinic: string };
  const called = `${settings.origin}${url.split("?")[0]}`;
  // For feedback the specification does not say which of the two.
  const audience = [called, called.replace(/\/feedback$/, "")];
  const caller = await decisionSupportCaller(access, clinic, token, audience, at);
  if (typeof caller !== "string") return caller;
  log.warn("client.refused", { clinic: /^[\w-]{1,40}$/.test(clinic) ? clinic : "unknown", why: caller });
  return undefined;
}
