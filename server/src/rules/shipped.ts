import {
  type Adoption,
  compileRulebook,
  type Protocol,
  protocolName,
  type Reference,
  type Rulebook,
} from "@longwatch/core";
import type { FileResult } from "../files/file-result.ts";
import { digestOf } from "../protocols/digest.ts";
import type { Library } from "../protocols/library.ts";
import { loadLibrary } from "../protocols/load.ts";

/** A rulebook, what its rules stand on, and the digest by which a kept answer knows that it is still the same. */
export type ClinicRules = {
  readonly rulebook: Rulebook;
  readonly references: readonly Reference[];
  readonly digest: string;
};

let shipped: FileResult<Library> | undefined;
/** The protocols that came with the program, read once. */
export function shippedLibrary(): FileResult<Library> {
  shipped ??= loadLibrary();
  return shipped;
}

/** The names of every version that came with the program. */
export function shippedNames(): ReadonlySet<string> {
  const library = shippedLibrary();
  return new Set(library.ok ? library.value.protocols.map(({ protocol }) => protocolName(protocol)) : []);
}

/** The digest names every version, its content and every adoption: what it does not name changes no answer. */
export const rulesOf = (
  protocols: readonly Protocol[],
  adoptions: readonly Adoption[],
  references: readonly Reference[],
): ClinicRules => ({
  rulebook: compileRulebook(protocols, adoptions),
  references,
  digest: digestOf({ protocols: protocols.map(({ digest }) => digest), adoptions }),
});
