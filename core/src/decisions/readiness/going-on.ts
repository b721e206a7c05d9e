import { decisionsBy, isFor } from "../../facts/by-name.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { isSurelySince } from "../../facts/newest.ts";
import type { ReadinessTestOf } from "../../protocol/readiness.ts";
import type { Subject } from "./asked.ts";
import { type Found, green, lack, red, unknown } from "./found.ts";

/**
 * After a day without infusion, an infusion that was broken off, or a reaction of that grade at the one before: a named
 * person has said that it goes on once all of this had been written down. Undefined: nothing of the kind.
 *
 * @source protocols.md sections 2.1 and 5.3
 */
export function resumptionTest(
  { afterGrade }: ReadinessTestOf<"resumption">,
  key: string,
  { facts, asOf, infusion, timeline }: Subject,
): Found | undefined {
  const { previousOn, course } = infusion;
  if (previousOn === undefined) return undefined;
  const before = timeline.courses
    .find(({ number }) => number === course)!
    .infusions.filter((one) => one.latest === previousOn);
  const severe = reactionsOf(facts, asOf).filter(
    (one) => one.grade >= afterGrade && one.earliest >= previousOn && one.earliest < asOf,
  );
  const broken = before.filter(({ interrupted }) => interrupted === true);
  if (asOf - previousOn <= 1 && broken.length === 0 && severe.length === 0) return undefined;
  const evidence = [...(broken.length > 0 ? broken : before), ...severe].map(({ id }) => id);
  const word = decisionsBy(facts, asOf).findLast(
    (one) => one.of === key && one.about !== "override" && one.latest >= previousOn,
  );
  if (word === undefined) return unknown([lack("resumption", "")], { evidence });
  const known = { evidence: [...evidence, word.id] };
  if (!isFor(word.outcome)) return red(known);
  // What was said of an earlier break, or before anybody had written down the reaction, is no word on this one.
  return [...before, ...severe].every((one) => isSurelySince(word, one))
    ? green({ ...known, decidedBy: word.id })
    : unknown([lack("resumption", "")], known);
}

/** Undefined: no reaction so severe is on file. */
export function reactionTest({ grade }: ReadinessTestOf<"reaction">, { facts, asOf }: Subject): Found | undefined {
  const severe = reactionsOf(facts, asOf).filter((one) => one.grade >= grade);
  return severe.length === 0 ? undefined : red({ evidence: severe.map(({ id }) => id) });
}

const reactionsOf = (facts: Subject["facts"], asOf: Subject["asOf"]) => ofKind(facts, "reaction-observed", asOf);
