import { attached } from "../base/attached.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";

/** Worked out once for each record: for the facts that hold, and all that were known with them. */
export function oncePerRecord<T>(): (held: FactIndex, known: readonly Fact[], make: () => T) => T {
  const kept = attached<FactIndex, { readonly known: readonly Fact[]; readonly value: T }>();
  return (held, known, make) => {
    const before = kept.get(held);
    if (before?.known === known) return before.value;
    const value = make();
    kept.set(held, { known, value });
    return value;
  };
}
