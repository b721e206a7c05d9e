import { addDays, type Day, later } from "../base/calendar.ts";
import { decisionsBy } from "../facts/by-name.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind, resultsOf } from "../facts/fact-index.ts";
import { isKnownTo } from "../facts/known-to.ts";
import { segmentOn } from "../protocol/in-force.ts";
import type { Consequence } from "../protocol/planning.ts";
import { type Protocol, protocolName } from "../protocol/protocol.ts";
import { meaningOf } from "../signals/words.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Clock } from "./clock.ts";

/** Something that an outcome may bring, for one person on one day. */
export type Brought = {
  /** `work-up/<id>/<course>`: a specialist's word names it. */
  readonly key: string;
  readonly consequence: Consequence;
  readonly protocol: string;
  readonly layer: Protocol["layer"];
  /** Cannot tell: the outcome is not known yet, or cannot be read as yes or no. */
  readonly applies: "yes" | "no" | "cannot-tell";
  /** What it was read from. */
  readonly because: readonly string[];
  /** The named specialist's word that it is dealt with, or that the course goes on without the doses that are left. */
  readonly settledBy: Decision | undefined;
  /** The day on which it was dealt with. */
  readonly doneOn: Day | undefined;
  /** Days of the doses that were given. */
  readonly given: readonly Day[];
};

export function broughtOn(
  day: Day,
  course: number,
  { facts, timeline, asOf }: { readonly facts: FactIndex; readonly timeline: Timeline; readonly asOf: Day },
): readonly Brought[] {
  return segmentOn(timeline.segments, day).protocols.flatMap((protocol) =>
    (protocol.planning?.consequences ?? []).map((consequence) => {
      const key = `work-up/${consequence.id}/${course}`;
      const { against, ...read } = reading(consequence, facts, asOf);
      const given = dosesOf(consequence, facts, asOf);
      const doneOn = lastDose(consequence, given);
      const settledBy = doneOn === undefined ? wordOf(key, against, facts, asOf) : undefined;
      return {
        key,
        consequence,
        protocol: protocolName(protocol),
        layer: consequence.layer ?? protocol.layer,
        ...read,
        settledBy,
        doneOn: doneOn ?? settledBy?.latest,
        given,
      };
    }),
  );
}

type Decision = FactOfKind<"decision-made">;
type Result = FactOfKind<"result-reported">;
type Reading = Pick<Brought, "applies" | "because"> & {
  /** What brings it, and what cannot be read: a word that settles it must have known of them. */
  readonly against: readonly Result[];
};

/**
 * By the newest valid results. Where one positive result spares it, its analytes are ways to ask the same, and the newest of all
 * decides; where all must be negative each is asked by itself. One that cannot be read as a word leaves it open, unless another of
 * the same day reads it.
 */
function reading({ analytes, unless }: Consequence, facts: FactIndex, asOf: Day): Reading {
  const isOneQuestion = unless === "positive";
  const results = analytes.map((analyte) => validOf(analyte, facts, asOf));
  const newest = isOneQuestion ? newestOf(results.flat()) : results.flatMap(newestOf);
  const because = newest.map(({ id }) => id);
  const meant = newest.map((result) => ({ result, meaning: meaningOf(result.value) }));
  const bringing = meant.filter(({ meaning }) => meaning !== undefined && meaning !== unless);
  const unread = meant.filter(({ meaning }) => meaning === undefined);
  const isSpared = meant.some(({ meaning }) => meaning === unless) && (isOneQuestion || unread.length === 0);
  const applies = bringing.length > 0 ? "yes" : isSpared ? "no" : "cannot-tell";
  return { applies, because, against: [...bringing, ...unread].map(({ result }) => result) };
}

function validOf(analyte: string, facts: FactIndex, asOf: Day): readonly Result[] {
  const { facts: all, earliest, flaws } = resultsOf(facts, analyte);
  return (all as readonly Result[]).filter((_, i) => flaws[i] === undefined && earliest[i]! <= asOf);
}

/** All that may be of the newest day. */
function newestOf(results: readonly Result[]): readonly Result[] {
  const last = Math.max(...results.map(({ earliest }) => earliest));
  return results.filter(({ latest }) => latest >= last);
}

function dosesOf({ does }: Consequence, facts: FactIndex, asOf: Day): readonly Day[] {
  if (does.kind !== "vaccinate") return [];
  return ofKind(facts, "vaccine-given", asOf)
    .filter(({ vaccine }) => does.vaccines.includes(vaccine.trim().toLowerCase()))
    .map(({ latest }) => latest);
}

const lastDose = ({ does }: Consequence, given: readonly Day[]): Day | undefined =>
  does.kind === "vaccinate" && given.length >= does.doses ? given.at(-1) : undefined;

/** By the newest word; what was learned after it is not dealt with. */
function wordOf(key: string, against: readonly Result[], facts: FactIndex, asOf: Day): Decision | undefined {
  const word = decisionsBy(facts, asOf).findLast(({ of }) => of === key);
  if (word === undefined || word.outcome.trim().toLowerCase() !== "settled") return undefined;
  return against.every((result) => isKnownTo(word, result)) ? word : undefined;
}

/**
 * The first day on which the last dose can have been given, or on which it can be known; undefined where nobody can tell.
 *
 * @param clock of the course before, while which it is not given
 */
export function earliestEnd(
  { does, waitDays }: Consequence,
  given: readonly Day[],
  from: Day,
  clock?: Clock,
): Day | undefined {
  if (does.kind === "settle" || (clock !== undefined && clock.endsOn === undefined)) return undefined;
  const first = later(addDays(from, waitDays), clock?.endsOn ?? from);
  const next = given.length === 0 ? first : later(first, addDays(given.at(-1)!, does.daysApart));
  return addDays(next, (does.doses - given.length - 1) * does.daysApart);
}
