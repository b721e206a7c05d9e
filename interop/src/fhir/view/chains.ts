import { type Fact, type FactJson, type Instant, type PatientRecord, recordOf } from "@longwatch/core";
import { componentsOf, groupKeys } from "./groups.ts";

/** One thing that was recorded, with all that was said of it since: states of a result, corrections, withdrawals. */
export type Chain = { readonly key: string; readonly states: readonly [ChainState, ...ChainState[]] };

/** What stood from a moment on. */
export type ChainState = {
  readonly at: Instant;
  /** The fact that stands, or that stood last before it was withdrawn. */
  readonly fact: FactJson;
  readonly id: string;
  readonly isWithdrawn: boolean;
  /** The fact by which it came to be so, and who said it. */
  readonly because: string;
  readonly by: string | undefined;
};

const never = 0 as Instant;
const learnedAt = (fact: Fact): Instant => fact.recordedAt ?? never;

/**
 * A record as chains, in the order of the facts. Each chain has its states in the order in which they came to stand: what came
 * late and changed nothing is no state.
 *
 * @param written the same facts as they were written, with their ids
 */
export function chainsOf(record: PatientRecord, written: readonly FactJson[]): readonly Chain[] {
  const json = new Map(written.map((fact) => [fact.id, fact]));
  const keys = groupKeys(record.facts);
  const chains: Chain[] = [];
  for (const component of componentsOf(record.facts, keys)) {
    const [only] = component;
    if (component.length === 1 && only!.kind !== "fact-retracted" && !isAbsence(only!)) {
      chains.push({ key: keys.get(only!)!, states: [stateOf(only!, json, learnedAt(only!), false, only!)] });
    } else chains.push(...chainsIn(component, record, keys, json));
  }
  return chains;
}

const isAbsence = (fact: Fact): boolean => fact.kind === "result-reported" && fact.status === "entered-in-error";

type Written = ReadonlyMap<string | undefined, FactJson>;

/**
 * Facts that touch each other, moment by moment. Where two of one group stand beside each other, as when a state of a result that
 * another one had displaced is corrected, the one that came to stand later goes its own way from then on: what holds is never hidden.
 */
function chainsIn(
  facts: readonly Fact[],
  { patient }: PatientRecord,
  keys: ReadonlyMap<Fact, string>,
  json: Written,
): readonly Chain[] {
  const inOrder = facts.toSorted((a, b) => learnedAt(a) - learnedAt(b) || (a.id < b.id ? -1 : 1));
  const ways = new Map<Fact, string>(
    inOrder.flatMap((fact) => (fact.kind === "fact-retracted" ? [] : [[fact, keys.get(fact)!]])),
  );
  const states = new Map<string, ChainState[]>();
  for (const at of new Set(inOrder.map(learnedAt))) {
    const known = inOrder.filter((fact) => learnedAt(fact) <= at);
    const held = new Set(recordOf(patient, known).held.all.map(({ id }) => id));
    const isStanding = ({ id }: Fact): boolean => held.has(id);
    for (const fact of partedIn(known, ways, states, isStanding)) ways.set(fact, `parted/${fact.id}`);
    for (const [key, told] of groupsOf(known, ways)) {
      const before = states.get(key)?.at(-1);
      const stands = told.findLast(isStanding);
      const last = stands ?? told.find(({ id }) => id === before?.id) ?? told.at(-1)!;
      const isWithdrawn = stands === undefined;
      if (before?.id === last.id && before.isWithdrawn === isWithdrawn) continue;
      const by = isWithdrawn ? withdrawerOf(told, known) : last;
      states.set(key, [...(states.get(key) ?? []), stateOf(last, json, at, isWithdrawn, by)]);
    }
  }
  return [...states].flatMap(([key, [first, ...rest]]) =>
    first === undefined ? [] : [{ key, states: [first, ...rest] }],
  );
}

const groupsOf = (known: readonly Fact[], ways: ReadonlyMap<Fact, string>): ReadonlyMap<string, readonly Fact[]> =>
  Map.groupBy(
    known.filter((fact) => ways.has(fact)),
    (fact) => ways.get(fact)!,
  );

/** Facts that stand beside another of their group, which stood before or came first. */
function partedIn(
  known: readonly Fact[],
  ways: ReadonlyMap<Fact, string>,
  states: ReadonlyMap<string, readonly ChainState[]>,
  isStanding: (fact: Fact) => boolean,
): readonly Fact[] {
  return [...groupsOf(known, ways)].flatMap(([key, told]) => {
    const standing = told.filter(isStanding);
    const before = states.get(key)?.at(-1);
    const stays = standing.find(({ id }) => id === before?.id) ?? standing[0];
    return standing.filter((fact) => fact !== stays);
  });
}

/** What took it back: a state that says so, or a fact that takes one of its facts back; else what came last. */
function withdrawerOf(told: readonly Fact[], known: readonly Fact[]): Fact {
  const own = new Set(told.map(({ id }) => id));
  const takers = known.filter((fact) =>
    isAbsence(fact) ? own.has(fact.id) : fact.kind === "fact-retracted" && own.has(fact.fact),
  );
  return takers.at(-1) ?? known.at(-1)!;
}

const stateOf = (fact: Fact, json: Written, at: Instant, isWithdrawn: boolean, by: Fact): ChainState => ({
  at,
  fact: json.get(fact.id)!,
  id: fact.id,
  isWithdrawn,
  because: by.id,
  by: by.by,
});
