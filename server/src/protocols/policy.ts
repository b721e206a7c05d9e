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
  const names = new Set(library.protocols.filter(isForUse).map(({ protocol }) => protocolName(protocol)));
  const parsed = parsePolicy(value, digestOf((value as { policy?: unknown } | null)?.policy ?? null), names);
  if (!parsed.ok) return unread([{ file: path, issues: parsed.issues, locate }]);
  const { adoptions, policy, references } = parsed.value;
  if (policy === undefined) return read({ adoptions, policies: [], references });
  const problems = lintBeside(policy, references, library).map(({ file, issue }) =>
    file === undefined
      ? { file: path, issues: [{ ...issue, at: `/policy${issue.at}` }], locate }
      : { file, issues: [issue] },
  );
  return problems.length > 0 ? unread(problems) : read({ adoptions, policies: [policy], references });
}

/** What is wrong with the clinic's protocol (no file) or, because of it, with a shipped one. */
function lintBeside(
  own: Protocol,
  references: readonly Reference[],
  library: Library,
): readonly { readonly file?: string; readonly issue: Issue }[] {
  const known = new Set([...referenceIds(library), ...references.map(({ id }) => id)]);
  const ownFile = `${own.protocol}/${own.version}.yaml`;
  return lintProtocols([{ file: ownFile, protocol: own }], known, library.protocols).map(({ file, issue }) =>
    file === ownFile ? { issue } : { file, issue },
  );
}
