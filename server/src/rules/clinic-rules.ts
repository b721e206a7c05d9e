import { type Instant, InvariantError } from "@longwatch/core";
import { frameOf } from "../db/clinic-frame.ts";
import { type ClinicPolicy, policyVersions } from "../db/policies.ts";
import type { ClinicTx } from "../db/transaction.ts";
import { type Library, protocolsForUse } from "../protocols/library.ts";
import { judgePolicy } from "../protocols/policy.ts";
import { type ClinicRules, rulesOf, shippedLibrary } from "./shipped.ts";

/** Compiled once for each text of a policy: most clinics share the shipped rules. */
const compiled = new Map<string, ClinicRules>();

/**
 * The rules that a clinic goes by: the shipped protocols, with its adoptions and its own protocol as it recorded them last.
 * Their days of adoption stand inside.
 *
 * @param knownAt as they were known at that moment
 */
export async function clinicRules(tx: ClinicTx, knownAt?: Instant): Promise<ClinicRules> {
  const version = knownAt === undefined ? (await frameOf(tx)).rulesVersion : undefined;
  const before = version === undefined ? undefined : compiled.get(keyOf(tx, version));
  if (before !== undefined) return before;
  const newest = version === 0 ? undefined : (await policyVersions(tx, "rules", knownAt)).at(-1);
  const key = keyOf(tx, newest?.version ?? 0);
  const rules = compiled.get(key) ?? compile(library(), newest);
  compiled.set(key, rules);
  return rules;
}

const keyOf = ({ clinic }: ClinicTx, version: number): string => (version === 0 ? "" : `${clinic}/${version}`);

function compile(library: Library, policy: ClinicPolicy | undefined): ClinicRules {
  const protocols = protocolsForUse(library);
  if (policy === undefined) return rulesOf(protocols, [], library.references);
  const own = judgePolicy(policy.content, library);
  // It was judged before it was kept; a release that no longer understands it must not watch by other rules in silence.
  if ("problems" in own)
    throw new InvariantError(`Version ${policy.version} of the clinic's rules cannot be read any more.`);
  return rulesOf([...protocols, ...own.policies], own.adoptions, [...library.references, ...own.references]);
}

function library(): Library {
  const shipped = shippedLibrary();
  if (!shipped.ok)
    throw new InvariantError("The shipped protocols cannot be read; install @longwatch/protocols again.");
  return shipped.value;
}
