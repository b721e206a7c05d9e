import { ofKind } from "../../facts/fact-index.ts";
import { isSubstance } from "../../facts/medicines/allergens.ts";
import { mayBeNewest } from "../../facts/newest.ts";
import type { CandidacyLeaf } from "../../protocol/candidacy.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { isFresh, staleOn } from "./said.ts";

type Leaf = Extract<CandidacyLeaf, { kind: "allergy" }>;

/** To one of these, or to a part of it: yes. Only a no to one of these itself is a no, and `unknown` takes an earlier one back. */
export function allergy({ anyOf, parts = [], validDays }: Leaf, { facts, asOf }: Subject): Judged {
  const words = ofKind(facts, "allergy-recorded", asOf);
  const to = (names: readonly string[]) =>
    words.filter((one) => names.some((name) => isSubstance(one.substance, name)));
  const found = to([...anyOf, ...parts]).filter(({ answer }) => answer === "yes");
  if (found.length > 0) return yes({ evidence: found.map(({ id }) => id) });
  const newest = mayBeNewest(to(anyOf));
  const denied = newest.find((one) => isFresh(one, asOf, validDays));
  if (denied !== undefined && newest.every(({ answer }) => answer === "no"))
    return no({ evidence: [denied.id], turnsOn: staleOn(denied, validDays) });
  return cannotTell([lack("allergy", anyOf[0]!)]);
}
