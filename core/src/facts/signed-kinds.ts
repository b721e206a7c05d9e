import type { FactKind } from "./fact.ts";

/** Kinds of facts that are decisions by name: to write one down, or to take one back, is to sign it. */
export const signedKinds: ReadonlySet<string> = new Set<FactKind>([
  "decision-made",
  "obligation-waived",
  "signal-acted",
]);
