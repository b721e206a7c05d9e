import { addDays, type Day, later } from "../base/calendar.ts";
import { decisionsBy } from "../facts/by-name.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind, resultsOf } from "../facts/fact-index.ts";
import { segmentOn } from "../protocol/in-force.ts";
import type { Consequence } from "../protocol/planning.ts";
import { type Protocol, protocolName } from "../protocol/protocol.ts";
import { meaningOf } from "../signals/words.ts";
import type { Timeline } from "../timeline/timeline.ts";

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
      const read = reading(consequence, facts, asOf);
      const given = dosesOf(consequence, facts, asOf);
      return {
        key,
        consequence,
        protocol: protocolName(protocol),
        layer: consequence.layer ?? protocol.layer,
        ...read,
        doneOn: doneOn(consequence, key, given, facts, asOf),
        given,
      };
    }),
  );
}

/** By the newest valid result of each analyte; one that cannot be read as a word leaves it open. */
function reading({ analytes, unless }: Consequence, facts: FactIndex, asOf: Day): Pick<Brought, "applies" | "because"> {
  const newest = analytes.flatMap((analyte) => newestOf(analyte, facts, asOf));
  const because = newest.map(({ id }) => id);
  const meanings = newest.map(({ value }) => meaningOf(value));
  const isSpared = unless === "positive" ? meanings.includes("positive") : meanings.every((one) => one === "negative");
  const isBrought = meanings.some((one) => one !== undefined && one !== unless);
  if (meanings.length > 0 && isSpared) return { applies: "no", because };
  if (unless === "positive" && meanings.includes(undefined)) return { applies: "cannot-tell", because };
  return { applies: isBrought ? "yes" : "cannot-tell", because };
}

function newestOf(analyte: string, facts: FactIndex, asOf: Day): readonly FactOfKind<"result-reported">[] {
  const { facts: some, earliest, flaws } = resultsOf(facts, analyte);
  const last = some.findLastIndex((_, i) => flaws[i] === undefined && earliest[i]! <= asOf);
  return last < 0 ? [] : [some[last] as FactOfKind<"result-reported">];
}

function dosesOf({ does }: Consequence, facts: FactIndex, asOf: Day): readonly Day[] {
  if (does.kind !== "vaccinate") return [];
  return ofKind(facts, "vaccine-given", asOf)
    .filter(({ vaccine }) => does.vaccines.includes(vaccine.trim().toLowerCase()))
    .map(({ latest }) => latest);
}

function doneOn(
  { does }: Consequence,
  key: string,
  given: readonly Day[],
  facts: FactIndex,
  asOf: Day,
): Day | undefined {
  if (does.kind === "vaccinate") return given.length >= does.doses ? given.at(-1) : undefined;
  const word = decisionsBy(facts, asOf).findLast(({ of }) => of === key);
  return word?.outcome.trim().toLowerCase() === "settled" ? word.latest : undefined;
}

/** The first day on which the last dose can have been given, or on which it can be known; undefined where nobody can tell. */
export function earliestEnd({ does, waitDays }: Consequence, given: readonly Day[], from: Day): Day | undefined {
  if (does.kind === "settle") return undefined;
  const first = addDays(from, waitDays);
  const next = given.length === 0 ? first : later(first, addDays(given.at(-1)!, does.daysApart));
  return addDays(next, (does.doses - given.length - 1) * does.daysApart);
}
