import type { FactKind, Issue } from "@longwatch/core";
import { factsOf } from "../db/facts.ts";
import type { ClinicTx } from "../db/transaction.ts";

/** What somebody decides by name: to write it down, or to take it back, is to sign it. */
const signedKinds: ReadonlySet<string> = new Set<FactKind>(["decision-made", "obligation-waived", "signal-acted"]);

type Parts = { readonly kind?: unknown; readonly fact?: unknown; readonly supersedes?: unknown };
const partsOf = (fact: unknown): Parts => (typeof fact === "object" && fact !== null ? fact : {});
const isSigned = (fact: unknown): boolean => {
  const { kind } = partsOf(fact);
  return typeof kind === "string" && signedKinds.has(kind);
};

/** Which of these facts, by their place, are decisions by name, as in a record that is taken in whole. */
export const signedAmong = (facts: unknown): readonly number[] =>
  Array.isArray(facts) ? facts.flatMap((one, i) => (isSigned(one) ? [i] : [])) : [];

/** Which of the facts to be added it takes who may sign for: they decide, take a decision back, or put another in its place. */
export async function needingSignature(
  tx: ClinicTx,
  patient: string,
  facts: readonly unknown[],
): Promise<readonly number[]> {
  const displaced = facts.flatMap((one) => displacedBy(one));
  const signed =
    displaced.length === 0 ? [] : [...(await factsOf(tx, patient, displaced))].filter(([, of]) => isSigned(of));
  const ids = new Set(signed.map(([id]) => id));
  return facts.flatMap((one, i) => (isSigned(one) || displacedBy(one).some((id) => ids.has(id)) ? [i] : []));
}

function displacedBy(one: unknown): readonly string[] {
  const { kind, fact, supersedes } = partsOf(one);
  return [supersedes, kind === "fact-retracted" ? fact : undefined].filter((id) => typeof id === "string");
}

/** Each of them by its place, in the words of a refusal. */
export const unsigned = (places: readonly number[], path: string): readonly Issue[] =>
  places.map((i) => ({
    code: "permission-missing",
    severity: "error",
    at: `${path}/${i}`,
    saw: "a decision by name",
    remedy: "Have it written down by somebody who may sign, or ask the clinic's administrator for a role that may.",
  }));
