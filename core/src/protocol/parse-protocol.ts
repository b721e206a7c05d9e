import { failed, type Issue, ok, type Result } from "../base/result.ts";
import { issuesOf } from "../base/shape.ts";
import { type Protocol, protocol } from "./protocol.ts";

/**
 * Unknown → a protocol, or every problem with its JSON pointer. It decides on shape alone: whether the
 * rules make sense together is the work of {@link lintProtocol}.
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

/** Absent sources, units and sentences have codes of their own: they are what reviewers look for first. */
function inWordsOfProtocols(issue: Issue): Issue {
  const isAbsent = issue.saw === "nothing" || issue.saw === "[]" || issue.saw === '""';
  if (isAbsent && /^\/(policy\/)?(rules|parameters)\/\d+\/sources$/.test(issue.at)) {
    const remedy = "Name at least one source of references.yaml, with the place in it: { ref: …, at: … }.";
    return { ...issue, code: "protocol-source-missing", remedy };
  }
  if (isAbsent && /^\/(policy\/)?(parameters\/\d+|rules\/\d+\/endsWhen)\/unit$/.test(issue.at)) {
    return { ...issue, code: "protocol-unit-missing", remedy: `No number without its unit. ${issue.remedy}` };
  }
  if (isAbsent && /\/says$/.test(issue.at)) {
    return { ...issue, remedy: "Add the plain sentence that people will sign." };
  }
  return issue;
}
