import type { Fact } from "./fact.ts";

const dayMs = 86_400_000;

/** When it was written down at the earliest and at the latest; where nobody knows, some time on its clinical day. */
export const writtenFrom = ({ recordedAt, earliest }: Fact): number => recordedAt ?? earliest * dayMs;
export const writtenBy = ({ recordedAt, latest }: Fact): number => recordedAt ?? (latest + 1) * dayMs - 1;

/** It was surely made when the other had been written down: what nobody had told yet, no word is on. */
export const isSurelySince = (word: Fact, fact: Fact): boolean =>
  word.earliest >= fact.latest && writtenFrom(word) > writtenBy(fact);

/**
 * Those of which each may be the newest: of the last day the one that was written down last, and whatever may have been
 * written down as late. Whoever asks takes the strictest of them.
 *
 * @param facts in the order of clinical day
 */
export function mayBeNewest<F extends Fact>(facts: readonly F[]): readonly F[] {
  const last = facts.at(-1);
  if (last === undefined) return facts;
  const ofDay = facts.filter(({ latest }) => latest >= last.earliest);
  const from = Math.max(...ofDay.map(writtenFrom));
  return ofDay.filter((one) => writtenBy(one) >= from);
}
