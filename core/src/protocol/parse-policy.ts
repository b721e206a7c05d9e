import { failed, type Issue, ok, type Result } from "../base/result.ts";
import { problem } from "./lint/check.ts";
import { protocolIssuesOf } from "./parse-protocol.ts";
import { type Adoption, type Protocol, policyFile } from "./protocol.ts";
import type { Reference } from "./references.ts";

/** A clinic's own rules: dated adoptions of versions, and a policy protocol if it has written one. */
export type Policy = {
  readonly adoptions: readonly Adoption[];
  readonly policy: Protocol | undefined;
  readonly references: readonly Reference[];
};

/**
 * Unknown → a clinic's policy, or every problem with its JSON pointer.
 *
 * @param digest  fingerprint of the policy protocol's content
 * @param names   every `protocol@version` that can be adopted
 */
export function parsePolicy(value: unknown, digest: string, names: ReadonlySet<string>): Result<Policy> {
  const parsed = policyFile.safeParse(value);
  if (!parsed.success) return failed(protocolIssuesOf(parsed.error, value));
  const { adoptions = [], policy } = parsed.data;
  const references = (value as { references?: readonly Reference[] }).references ?? [];
  const issues = [...adoptions.flatMap((one, i) => badAdoption(one, i, adoptions, names)), ...foreignVoice(policy)];
  return issues.length > 0 ? failed(issues) : ok({ adoptions, policy: policy && { ...policy, digest }, references });
}

function badAdoption(one: Adoption, i: number, all: readonly Adoption[], names: ReadonlySet<string>): readonly Issue[] {
  const saw = `"${one.protocol}"`;
  if (!names.has(one.protocol)) {
    const remedy = 'Write a version that exists, as protocol@version; "longwatch protocol list" shows them.';
    return [problem("protocol-reference-unknown", `/adoptions/${i}/protocol`, saw, remedy)];
  }
  const before = all.findIndex((other) => other.protocol === one.protocol);
  if (before === i) return [];
  const remedy = `Keep one; /adoptions/${before} adopts the same version.`;
  return [problem("protocol-rule-duplicate", `/adoptions/${i}/protocol`, `${saw} again`, remedy)];
}

/** A clinic may add to a label; it may not speak as one. */
const foreignVoice = (policy: { readonly layer: string } | undefined): readonly Issue[] =>
  policy === undefined || policy.layer === "local-policy"
    ? []
    : [problem("value-not-allowed", "/policy/layer", `"${policy.layer}"`, 'Write "local-policy".')];
