import type { Day } from "../../base/calendar.ts";
import { foldedWords, isNamed } from "../../base/names.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { classesOf, isAbsent } from "../../facts/medicines/classes.ts";
import type { CandidacyLeaf } from "../../protocol/candidacy.ts";
import { afterEnd } from "./conditions.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { isFresh, staleOn } from "./said.ts";

type Leaf = Extract<CandidacyLeaf, { kind: "medicine" }>;
type Medicine = FactOfKind<"medicine-recorded">;
type Review = FactOfKind<"medicines-reviewed">;

/** Taken on the day; otherwise a review that named the class, or all medicines, says no, once each of them is known for what it is. */
export function medicine({ anyOf, validDays }: Leaf, subject: Subject): Judged {
  const taken = takenOn(subject);
  const found = taken.filter((one) => isOneOf(one, anyOf));
  if (found.length > 0) return yes({ evidence: found.map(({ id }) => id), turnsOn: endsOf(found) });
  const reviews = reviewsOf(anyOf, subject).filter((one) => isFresh(one, subject.asOf, validDays));
  const turnsOn = [...reviews.flatMap((one) => staleOn(one, validDays)), ...endsOf(taken)];
  const newest = reviews.at(-1);
  if (newest === undefined) return cannotTell(anyOf.map((name) => lack("medicine", name)));
  const open = taken.filter((one) => isOpen(one, anyOf, reviews));
  if (open.length === 0) return no({ evidence: [newest.id], turnsOn });
  return cannotTell(
    open.map((one) => lack("medicine-kind", one.medicine)),
    { turnsOn },
  );
}

export const takenOn = ({ facts, asOf }: Pick<Subject, "facts" | "asOf">): readonly Medicine[] =>
  ofKind(facts, "medicine-recorded", asOf).filter(
    ({ status = "taken", stoppedOn }) => status === "taken" && (stoppedOn === undefined || stoppedOn.latest >= asOf),
  );

/** By its class, or by a word of its name: a brand, a strength or a salt beside it changes nothing. */
export function isOneOf(one: Medicine, anyOf: readonly string[]): boolean {
  const classes = classesOf(one);
  const stems = anyOf.map((name) => foldedWords(name).trim());
  return anyOf.some((name) => classes.has(name)) || isNamed(foldedWords(one.medicine), { stems });
}

/** Reviews that say that none is taken but what is on file: of all medicines, or of these. */
export const reviewsOf = (
  anyOf: readonly string[],
  { facts, asOf }: Pick<Subject, "facts" | "asOf">,
): readonly Review[] => ofKind(facts, "medicines-reviewed", asOf).filter((one) => one.complete || namesAll(one, anyOf));

/** It may be one of them: of no class that we know, and no review since it was begun says that none of them is taken. */
export const isOpen = (one: Medicine, anyOf: readonly string[], reviews: readonly Review[]): boolean =>
  classesOf(one).size === 0 && !reviews.some((review) => one.latest <= review.earliest && namesAll(review, anyOf));

const namesAll = ({ classesAbsent }: Review, anyOf: readonly string[]): boolean =>
  anyOf.every((name) => isAbsent(name, classesAbsent));

export const endsOf = (some: readonly Medicine[]): readonly Day[] =>
  some.flatMap(({ stoppedOn }) => afterEnd(stoppedOn));
