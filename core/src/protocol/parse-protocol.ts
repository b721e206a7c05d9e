import { failed, type Issue, ok, type Result } from "../base/result.ts";
import { issuesOf } from "../base/shape.ts";
import { type Protocol, protocol } from "./protocol.ts";
import { inWordsOfProtocols } from "./remedies.ts";

/**
 * Unknown → a protocol, or every problem with its JSON pointer. It decides on shape alone: whether the
 * rules make sense together is the work of `lintProtocols`.
 *
 * @param digest  fingerprint of the file's content, `sha256:…`; it travels with the protocol into every answer
 */
export function parseProtocol(value: unknown, digest: string): Result<Protocol> {
  const parsed = protocol.safeParse(value);
  return parsed.success ? ok({ ...parsed.data, digest }) : failed(protocolIssuesOf(parsed.error, value));
}

/** The complaints of the protocol's schema, in the words of protocols. */
export const protocolIssuesOf = (error: Parameters<typeof issuesOf>[0], value: unknown): readonly Issue[] =>
  issuesOf(error, value).map(inWordsOfProtocols);
