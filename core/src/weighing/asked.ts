import type { Day } from "../base/calendar.ts";
import { ofKind } from "../facts/fact-index.ts";
import { mayBeNewest } from "../facts/newest.ts";
import type { Weighed } from "./subject.ts";

/** The review in which somebody last asked whether there is more of something, where the answer was no and it is not older than `since`. */
export function saidNo(item: string, { facts, asOf }: Weighed, since: Day): string | undefined {
  const reviews = mayBeNewest(
    ofKind(facts, "history-reviewed", asOf).filter(({ items }) => items.some(({ condition }) => condition === item)),
  );
  const isNo = reviews.every(({ items }) =>
    items.every(({ condition, answer }) => condition !== item || answer === "no"),
  );
  return isNo && reviews.every(({ earliest }) => earliest >= since) ? reviews.at(-1)?.id : undefined;
}
