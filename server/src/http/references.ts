import type { Reference } from "@longwatch/core";

type Citing = { readonly sources: readonly { readonly ref: string }[] };

/** The entries of the bibliography that these name, in its order. */
export function citedBy(items: readonly Citing[], references: readonly Reference[]): Reference[] {
  const cited = new Set(items.flatMap(({ sources }) => sources.map(({ ref }) => ref)));
  return references.filter(({ id }) => cited.has(id));
}
