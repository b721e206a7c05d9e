import type { Day } from "../base/calendar.ts";
import { countThrough } from "../base/search.ts";
import type { Fact } from "./fact.ts";

/**
 * Facts of one sort in the order of their clinical day, laid out by column: what is asked of thousands of
 * them again and again (when, and is it sound?) is answered without touching the facts.
 */
export type Series<Why extends string = string> = {
  readonly facts: readonly Fact[];
  readonly ids: readonly string[];
  readonly earliest: readonly Day[];
  readonly latest: readonly Day[];
  /** Why a fact is no evidence; undefined: it is. */
  readonly flaws: readonly (Why | undefined)[];
  /** The places of those whose day is not known exactly. */
  readonly uncertain: readonly number[];
};

/** @param facts in the order of clinical day, then id */
export function seriesOf<F extends Fact, Why extends string>(
  facts: readonly F[],
  flawOf: (fact: F) => Why | undefined,
): Series<Why> {
  return {
    facts,
    ids: facts.map((fact) => fact.id),
    earliest: facts.map((fact) => fact.earliest),
    latest: facts.map((fact) => fact.latest),
    flaws: facts.map(flawOf),
    uncertain: facts.flatMap((fact, i) => (fact.earliest === fact.latest ? [] : [i])),
  };
}

/** The same series and one more fact in its place. */
export const withFact = <Why extends string>(
  series: Series<Why>,
  place: number,
  fact: Fact,
  flaw: Why | undefined,
): Series<Why> => ({
  facts: inserted(series.facts, place, fact),
  ids: inserted(series.ids, place, fact.id),
  earliest: inserted(series.earliest, place, fact.earliest),
  latest: inserted(series.latest, place, fact.latest),
  flaws: inserted(series.flaws, place, flaw),
  uncertain: [
    ...series.uncertain.filter((i) => i < place),
    ...(fact.earliest === fact.latest ? [] : [place]),
    ...series.uncertain.filter((i) => i >= place).map((i) => i + 1),
  ],
});

/** A copy with one more item; unlike `toSpliced` it keeps an array of floats one of floats, and is fast. */
export function inserted<T>(list: readonly T[], place: number, item: T): T[] {
  const copy = list.slice();
  copy.splice(place, 0, item);
  return copy;
}

/** How many of its facts count on `asOf`: those that may have happened by that day, it included. */
export function countUpTo({ earliest }: Series, asOf: Day): number {
  const { length } = earliest;
  if (length === 0 || earliest[length - 1]! <= asOf) return length;
  return countThrough(earliest, asOf);
}

/** Several series as one. */
export function merged<Why extends string>(all: readonly Series<Why>[]): Series<Why> {
  const [only, ...others] = all.filter((one) => one.facts.length > 0);
  if (only === undefined) return { facts: [], ids: [], earliest: [], latest: [], flaws: [], uncertain: [] };
  if (others.length === 0) return only;
  const flaws = new Map([only, ...others].flatMap((one) => one.facts.map((fact, i) => [fact, one.flaws[i]] as const)));
  const facts = [...flaws.keys()].toSorted((a, b) => a.earliest - b.earliest || (a.id < b.id ? -1 : 1));
  return seriesOf(facts, (fact) => flaws.get(fact));
}

/** The same series from a place on. */
export const sinceOf = <Why extends string>(series: Series<Why>, place: number): Series<Why> => ({
  facts: series.facts.slice(place),
  ids: series.ids.slice(place),
  earliest: series.earliest.slice(place),
  latest: series.latest.slice(place),
  flaws: series.flaws.slice(place),
  uncertain: series.uncertain.flatMap((i) => (i < place ? [] : [i - place])),
});

/** Those at the places that are wanted. */
export function picked<Why extends string>(series: Series<Why>, isWanted: (i: number) => boolean): Series<Why> {
  const places = series.facts.flatMap((_, i) => (isWanted(i) ? [i] : []));
  const flaws = new Map(places.map((i) => [series.facts[i]!, series.flaws[i]]));
  return seriesOf(
    places.map((i) => series.facts[i]!),
    (fact) => flaws.get(fact),
  );
}
