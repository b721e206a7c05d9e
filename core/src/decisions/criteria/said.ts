import { addDays, type Day } from "../../base/calendar.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { mayBeNewest } from "../../facts/newest.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";

export type Answer = {
  readonly answer: "yes" | "no";
  readonly fact: string;
  /** Another was written down that may be as new. */
  readonly isDisputed: boolean;
  readonly on: Day;
  /** The day after the last on which it counts; none where it counts for good. */
  readonly turnsOn: readonly Day[];
};

/**
 * The newest answer to a question of the history that still counts; `unknown` takes an earlier answer back. Of several that
 * may be the newest, `yes` counts, and after it `unknown`. Undefined: it was never asked, or too long ago.
 *
 * @param validDays how old an answer may be, that day included; undefined: of any age
 */
export function answerTo(item: string, { facts, asOf }: Subject, validDays?: number): Answer | undefined {
  const reviews = ofKind(facts, "history-reviewed", asOf).filter(({ items }) =>
    items.some(({ condition }) => condition === item),
  );
  const answers = mayBeNewest(reviews).flatMap((review) =>
    review.items.filter(({ condition }) => condition === item).map(({ answer }) => ({ answer, review })),
  );
  const counting = strictestFirst.flatMap((word) => answers.find(({ answer }) => answer === word) ?? [])[0];
  if (counting === undefined || counting.answer === "unknown") return undefined;
  const { answer, review } = counting;
  if (!isFresh(review, asOf, validDays)) return undefined;
  const isDisputed = answers.some((one) => one.answer !== answer);
  return { answer, fact: review.id, isDisputed, on: review.earliest, turnsOn: staleOn(review, validDays) };
}

const strictestFirst = ["yes", "unknown", "no"] as const;

/** Of an uncertain day the oldest counts. */
export const isFresh = (
  fact: Pick<FactOfKind<"history-reviewed">, "earliest">,
  asOf: Day,
  validDays?: number,
): boolean => validDays === undefined || asOf - fact.earliest <= validDays;

export const staleOn = ({ earliest }: { readonly earliest: Day }, validDays?: number): readonly Day[] =>
  validDays === undefined ? [] : [addDays(earliest, validDays + 1)];

/** Which of two answers is the stricter nobody says here: of those that differ neither counts. */
export function said(item: string, subject: Subject, validDays?: number): Judged {
  const found = answerTo(item, subject, validDays);
  if (found === undefined || found.isDisputed) return cannotTell([lack("answer", item)]);
  const known = { evidence: [found.fact], turnsOn: found.turnsOn };
  return found.answer === "yes" ? yes(known) : no(known);
}
