import { addDays, type Day } from "../../base/calendar.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";

export type Answer = {
  readonly answer: "yes" | "no";
  readonly fact: string;
  readonly on: Day;
  /** The day after the last on which it counts; none where it counts for good. */
  readonly turnsOn: readonly Day[];
};

/**
 * The newest answer to a question of the history that still counts; `unknown` takes an earlier answer back. Undefined: it was
 * never asked, or too long ago.
 *
 * @param validDays how old an answer may be, that day included; undefined: of any age
 */
export function answerTo(item: string, { facts, asOf }: Subject, validDays?: number): Answer | undefined {
  const review = ofKind(facts, "history-reviewed", asOf).findLast((one) =>
    one.items.some(({ condition }) => condition === item),
  );
  if (review === undefined || !isFresh(review, asOf, validDays)) return undefined;
  const answer = review.items.findLast(({ condition }) => condition === item)!.answer;
  return answer === "unknown"
    ? undefined
    : { answer, fact: review.id, on: review.earliest, turnsOn: staleOn(review, validDays) };
}

/** Of an uncertain day the oldest counts. */
export const isFresh = (
  fact: Pick<FactOfKind<"history-reviewed">, "earliest">,
  asOf: Day,
  validDays?: number,
): boolean => validDays === undefined || asOf - fact.earliest <= validDays;

export const staleOn = ({ earliest }: { readonly earliest: Day }, validDays?: number): readonly Day[] =>
  validDays === undefined ? [] : [addDays(earliest, validDays + 1)];

export function said(item: string, subject: Subject, validDays?: number): Judged {
  const found = answerTo(item, subject, validDays);
  if (found === undefined) return cannotTell([lack("answer", item)]);
  const known = { evidence: [found.fact], turnsOn: found.turnsOn };
  return found.answer === "yes" ? yes(known) : no(known);
}
