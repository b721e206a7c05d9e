import type { Instant } from "../base/instant.ts";
import type { Escalation, Span } from "../protocol/escalation.ts";
import { type Cover, presentFor } from "./cover.ts";
import { holdOf, returnsAt } from "./hold.ts";
import type { Moment, WorklistItem } from "./item.ts";

export const millisecondsOf = (span: Span): number =>
  "hours" in span ? span.hours * 3_600_000 : span.days * 86_400_000;

/** The moment at which an item goes back to its role if nothing is done; undefined: nobody has it. */
export function returnMoment(
  { events, urgency }: Pick<WorklistItem, "events" | "urgency">,
  { ladders }: Escalation,
): Instant | undefined {
  const idle = millisecondsOf(ladders[urgency].returned.after);
  return returnsAt(holdOf(events, idle), idle);
}

type Question = Moment & { readonly escalation: Escalation; readonly cover: Pick<Cover, "roster" | "members"> };

/**
 * Who has an item now: its owner, or whoever stands in; undefined: nobody, so that it is its role's. What somebody had
 * without progress for the time of the ladder has gone back.
 */
export function presentOwner(
  item: Pick<WorklistItem, "owner" | "events" | "urgency">,
  { escalation, cover, asOf, now }: Question,
): string | undefined {
  if (item.owner === undefined) return undefined;
  const back = returnMoment(item, escalation);
  return back !== undefined && back <= now ? undefined : presentFor(item.owner, cover, asOf);
}
