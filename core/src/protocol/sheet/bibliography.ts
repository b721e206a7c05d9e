import { citedParts } from "../cited.ts";
import type { Protocol } from "../protocol.ts";
import type { Reference } from "../references.ts";

/** The entries of the bibliography that a protocol cites, in the order of the bibliography. */
export function citedIn(protocol: Protocol, references: readonly Reference[]): readonly Reference[] {
  const cited = new Set(
    [
      ...protocol.rules,
      ...(protocol.parameters ?? []),
      ...(protocol.signals ?? []),
      ...(protocol.selfCheck?.questions ?? []),
      ...(protocol.candidacy ?? []),
      ...citedParts(protocol).map(({ of }) => of),
    ].flatMap(({ sources }) => sources.map(({ ref }) => ref)),
  );
  return references.filter(({ id }) => cited.has(id));
}
