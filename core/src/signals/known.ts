import { onceFor } from "../base/attached.ts";
import type { Day } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import { countThrough } from "../base/search.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Found, Reasons } from "./hit.ts";
import { judge, type Moment } from "./judge.ts";
import { type Learned, learnedAt, learnedBy } from "./learned.ts";
import type { World } from "./world.ts";

/**
 * When anybody could know that a rule spoke: the first moment at which it speaks by what had been learned until then. A
 * part, a baseline or a previous value that was learned after the trigger puts it off; one that would only have done as
 * well does not.
 *
 * @param reasons what it stands on by all that is known now
 * @param isHeld the trigger is among the facts that hold
 */
export function knownFrom({ entry, moment }: Found, world: World, reasons: () => Reasons, isHeld: boolean): Learned {
  const own = learnedBy(moment.fact);
  if (latestOf(world.facts, moment.day) <= own.at) return own;
  const last = lastOf(own, reasons(), world.facts);
  if (last === own || !isHeld) return last;
  const speaksBy = (at: Instant): boolean => {
    const then = world.knownBy(at);
    const now = momentIn(then, moment);
    return now !== undefined && judge(entry, then, now) === "yes";
  };
  return firstFrom(learnedBetween(world.known, moment.day, own, last), speaksBy) ?? last;
}

/** The last to be learned of the facts that the reasons name; of several at once the trigger. */
function lastOf(own: Learned, { evidence, comparisons }: Reasons, facts: FactIndex): Learned {
  const named = new Set(evidence);
  for (const { fact, made } of comparisons) {
    named.add(fact);
    if (made !== undefined && "facts" in made) for (const one of made.facts) named.add(one);
  }
  const byId = factsById(facts);
  let last = own;
  for (const id of named) {
    const fact = byId.get(id);
    if (fact === undefined) continue;
    const at = learnedAt(fact);
    if (at > last.at || (at === last.at && last !== own && fact.id < last.by.id)) last = learnedBy(fact);
  }
  return last;
}

const factsById = onceFor(
  (facts: FactIndex): ReadonlyMap<string, Fact> => new Map(facts.all.map((fact) => [fact.id, fact])),
);

/** What was learned from the trigger through the last, in that order: at one of them the rule began to speak. */
function learnedBetween(known: readonly Fact[], day: Day, first: Learned, last: Learned): readonly Learned[] {
  const between = known.filter((fact) => {
    const at = learnedAt(fact);
    return fact.earliest <= day && at > first.at && at < last.at;
  });
  return [first, ...between.map(learnedBy).toSorted((a, b) => a.at - b.at || (a.by.id < b.by.id ? -1 : 1)), last];
}

/** The first of the moments from which it speaks; it does at the last. What spoke at once stays known since then. */
function firstFrom(moments: readonly Learned[], speaksBy: (at: Instant) => boolean): Learned | undefined {
  if (speaksBy(moments[0]!.at)) return moments[0];
  let low = 1;
  let high = moments.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (speaksBy(moments[middle]!.at)) high = middle;
    else low = middle + 1;
  }
  return moments[low];
}

/** The same fact among those known then. */
function momentIn(world: World, moment: Moment): Moment | undefined {
  if (moment.columns === undefined) return moment;
  const columns = world.columnsFor(moment.columns.key);
  const i = columns?.series.facts.indexOf(moment.fact) ?? -1;
  return columns === undefined || i < 0 ? undefined : { ...moment, columns, i };
}

/** What people did is not what rules judge. */
const isJudged = ({ kind }: Fact): boolean =>
  kind !== "signal-acted" && kind !== "task-acted" && kind !== "fact-retracted";

/** The day of each fact, and when the last of those through it was learned. */
const learnedThrough = onceFor(({ all }: FactIndex) => {
  const moments = new Float64Array(all.length);
  let last = Number.NEGATIVE_INFINITY;
  all.forEach((fact, i) => {
    if (isJudged(fact)) last = Math.max(last, learnedAt(fact));
    moments[i] = last;
  });
  return { days: all.map(({ earliest }) => earliest), moments };
});

/** When the last fact of a day or before was learned. */
function latestOf(facts: FactIndex, day: Day): number {
  const { days, moments } = learnedThrough(facts);
  const count = countThrough(days, day);
  return count === 0 ? Number.NEGATIVE_INFINITY : moments[count - 1]!;
}
