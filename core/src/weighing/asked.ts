import type { Day } from "../base/calendar.ts";
import { ofKind } from "../facts/fact-index.ts";
import type { Weighed } from "./subject.ts";

/** The review in which somebody last asked whether there is more of something, where the answer was no and it is not older than `since`. */
export function saidNo(item: string, { facts, asOf }: Weighed, since: Day): string | undefined {
  const review = ofKind(facts, "history-reviewed", asOf).findLast(({ items }) =>
    items.some(({ condition }) => condition === item),
  );
  const answer = review?.items.findLast(({ condition }) => condition === item)?.answer;
  return review !== undefined && answer === "no" && review.earliest >= since ? review.id : undefined;
}
