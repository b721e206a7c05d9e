import {
  type Adoption,
  type Issue,
  lintProtocols,
  type Protocol,
  parsePolicy,
  protocolName,
  type Reference,
} from "@longwatch/core";
import { type FileResult, read, unread } from "../files/file-result.ts";
import { readStructuredFile } from "../files/read-file.ts";
import { digestOf } from "./digest.ts";
import { isForUse, type Library, referenceIds } from "./library.ts";

/** What a clinic adds to the shipped protocols. */
export type ReadPolicy = {
  readonly adoptions: readonly Adoption[];
  readonly policies: readonly Protocol[];
  readonly references: readonly Reference[];
};

/** A clinic's policy file, parsed, and its protocol linted next to the shipped ones. */
export function readPolicy(path: string, library: Library): FileResult<ReadPolicy> {
  const text = readStructuredFile(path);
  if (!text.ok) return unread([{ file: path, issues: text.issues }]);
  const { value, locate } = text.value;
  const judged = judgePolicy(value, library);
  if (!("problems" in judged)) return read(judged);
  const own = judged.problems.flatMap((one) => (one.file === undefined ? [one.issue] : []));
  const others = judged.problems.flatMap(({ file, issue }) => (file === undefined ? [] : [{ file, issues: [issue] }]));
  return unread([...(own.length === 0 ? [] : [{ file: path, issues: own, locate }]), ...others]);
}

/** Of the policy itself (no file) or, because of it, of a shipped protocol. */
export type PolicyProblem = { readonly file?: string; readonly issue: Issue };

/** Unknown → what a clinic adds, or every problem with its JSON pointer. */
export function judgePolicy(
  value: unknown,
  library: Library,
): ReadPolicy | { readonly problems: readonly PolicyProblem[] } {
  const names = new Set(library.protocols.filter(isForUse).map(({ protocol }) => protocolName(protocol)));
  const parsed = parsePolicy(value, digestOf((value as { policy?: unknown } | null)?.policy ?? null), names);
  if (!parsed.ok) return { problems: parsed.issues.map((issue) => ({ issue })) };
  const { adoptions, policy, references } = parsed.value;
  if (policy === undefined) return { adoptions, policies: [], references };
  const problems = lintBeside(policy, references, library).map((one) =>
    one.file === undefined ? { issue: { ...one.issue, at: `/policy${one.issue.at}` } } : one,
  );
  return problems.length > 0 ? { problems } : { adoptions, policies: [policy], references };
}

/** What is wrong with the clinic's protocol (no file) or, because of it, with a shipped one. */
function lintBeside(own: Protocol, references: readonly Reference[], library: Library): readonly PolicyProblem[] {
  const known = new Set([...referenceIds(library), ...references.map(({ id }) => id)]);
  const ownFile = `${own.protocol}/${own.version}.yaml`;
  return lintProtocols([{ file: ownFile, protocol: own }], known, library.protocols).map(({ file, issue }) =>
    file === ownFile ? { issue } : { file, issue },
  );
}
