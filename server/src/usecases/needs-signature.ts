import type { FactKind } from "@longwatch/core";
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

const holdsSigned = (facts: readonly unknown[]): boolean => facts.some(isSigned);

/** Whether it takes who may sign to add these facts: they hold a decision, or take one back, or put another in its place. */
export async function needsSignature(tx: ClinicTx, patient: string, facts: readonly unknown[]): Promise<boolean> {
  if (holdsSigned(facts)) return true;
  const displaced = facts.flatMap((one) => {
    const { kind, fact, supersedes } = partsOf(one);
    return [supersedes, kind === "fact-retracted" ? fact : undefined].filter((id) => typeof id === "string");
  });
  if (displaced.length === 0) return false;
  return holdsSigned([...(await factsOf(tx, patient, displaced)).values()]);
}
