import { addDays, type Day, earlier } from "../base/calendar.ts";
import { isOfKind } from "../protocol/track.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Part } from "./evidence.ts";
import type { Obligation } from "./obligation.ts";
import type { RuleObligations } from "./obligations.ts";

/** How well one periodic rule has been kept, by `asOf`. */
export type Coverage = {
  readonly rule: string;
  /** Periods whose last day in time has passed, or that are done already; without the waived and the superseded. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  /** Closed without valid evidence. What of `due` is in none of the three is overdue today. */
  readonly missed: number;
  /**
   * The longest stretch of days from one valid result to the next; an open one counts to the last due day that
   * passed without a result, so that it changes only on days on which the answer changes anyway.
   */
  readonly longestGapDays: number;
  /** The last day on which every part had been covered; undefined where there was none. */
  readonly coveredOn: Day | undefined;
};

/** Coverage of every periodic rule, from its first period on. */
export function coverageOf(rules: readonly RuleObligations[], timeline: Timeline, asOf: Day): readonly Coverage[] {
  const lastOn = earlier(asOf, timeline.followUp.endedOn ?? asOf);
  return rules.filter(({ track }) => isOfKind(track, "periodic")).map((one) => coverageOfRule(one, lastOn));
}

/** @param lastOn `asOf`, or the end of the watch where that came first */
function coverageOfRule({ track, parts, obligations }: RuleObligations, lastOn: Day): Coverage {
  const counts = { due: 0, onTime: 0, late: 0, missed: 0 };
  const startedOn = addDays(obligations[0]!.opensOn, -1);
  let closedOn = startedOn;
  for (const one of obligations) {
    count(one, counts, lastOn);
    const isWanting = one.status === "due" || one.status === "overdue" || one.status === "missed";
    if (isWanting && one.dueOn <= lastOn && one.dueOn > closedOn) closedOn = one.dueOn;
  }
  const lastOpensOn = Math.max(...obligations.map(({ opensOn }) => opensOn)) as Day;
  const gaps = parts.map((part) => longestGap(part, startedOn, closedOn, lastOpensOn));
  const lasts = gaps.map((gap) => gap.lastOn);
  return {
    rule: track.id,
    ...counts,
    longestGapDays: Math.max(0, ...gaps.map((gap) => gap.days)),
    coveredOn: lasts.some((last) => last === undefined) ? undefined : (Math.min(...(lasts as Day[])) as Day),
  };
}

function count(
  one: Obligation,
  counts: { due: number; onTime: number; late: number; missed: number },
  lastOn: Day,
): void {
  if (one.status === "superseded" || one.status === "waived") return;
  if (one.status === "fulfilled") counts.onTime += 1;
  else if (one.status === "fulfilled-late") counts.late += 1;
  else if (one.status === "missed") counts.missed += 1;
  else if (lastOn < one.overdueFrom) return;
  counts.due += 1;
}

/**
 * Over the valid facts after `startedOn`: the longest stretch, the last one open until `closedOn`. Once there is one in
 * the last period (from `lastOpensOn` on) nothing is due any more, and what lies between later ones is no gap.
 */
function longestGap(
  part: Part,
  startedOn: Day,
  closedOn: Day,
  lastOpensOn: Day,
): { readonly days: number; readonly lastOn: Day | undefined } {
  let last = startedOn;
  let days = 0;
  const { latest, flaws } = part.series;
  for (let i = 0; i < part.count; i += 1) {
    const on = latest[i]!;
    if (on <= last || flaws[i] !== undefined) continue;
    if (last < lastOpensOn && on - last > days) days = on - last;
    last = on;
  }
  if (closedOn - last > days) days = closedOn - last;
  return { days, lastOn: last === startedOn ? undefined : last };
}
