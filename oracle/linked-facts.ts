import { type FactJson, factIdOf } from "@longwatch/core";
import { dayOf, momentOf } from "./days.ts";

/** A fact as the model has it, with the facts that speak of it. Who is right among them is for the CQL to say. */
export type LinkedFact = {
  /** As written, or made of its content: the one thing that is taken from the core. */
  readonly id: string;
  readonly onDay: number | null;
  readonly recordedAt: number | null;
  /** Facts that take it back. */
  readonly retractions: readonly LinkedFact[];
  /** Facts that correct it. */
  readonly corrections: readonly LinkedFact[];
  /** Other corrections of the fact that it corrects. */
  readonly rivals: readonly LinkedFact[];
  /** Other results under its result key. */
  readonly states: readonly LinkedFact[];
};

export type Fields = { readonly on: string | undefined } & Readonly<Record<string, unknown>>;

const none: readonly never[] = [];

/** Facts of a record with their relations, each in the place of the fact that it was made of. */
export function linkedFacts(
  facts: readonly FactJson[],
  fieldsOf: (fact: FactJson) => Fields,
): readonly { readonly raw: FactJson; readonly fact: LinkedFact }[] {
  const made = facts.map((raw) => {
    const { on, ...fields } = fieldsOf(raw);
    const own = { id: raw.id ?? factIdOf(raw), onDay: dayOf(on), recordedAt: momentOf(raw.recordedAt) };
    return { raw, fact: { ...fields, ...own, retractions: none, corrections: none, rivals: none, states: none } };
  });
  const retractions = grouped(made, ({ raw }) => (raw.kind === "fact-retracted" ? raw.fact : undefined));
  const corrections = grouped(made, ({ raw }) => raw.supersedes);
  const states = grouped(made, ({ raw }) => keyOf(raw));
  for (const one of made) {
    const { raw, fact } = one;
    const others = (list: readonly Made[] | undefined): readonly LinkedFact[] =>
      list === undefined || list.length === 1 ? none : list.filter((other) => other !== one).map((other) => other.fact);
    Object.assign(fact, {
      retractions: (retractions.get(fact.id) ?? none).map((by) => by.fact),
      corrections: (corrections.get(fact.id) ?? none).map((by) => by.fact),
      rivals: raw.supersedes === undefined ? none : others(corrections.get(raw.supersedes)),
      states: others(states.get(keyOf(raw) ?? "")),
    } satisfies Partial<LinkedFact>);
  }
  return made;
}

type Made = { readonly raw: FactJson; readonly fact: LinkedFact };

const keyOf = (raw: FactJson): string | undefined =>
  raw.kind === "result-reported" && raw.resultKey !== undefined ? JSON.stringify(raw.resultKey) : undefined;

function grouped(
  made: readonly Made[],
  nameOf: (one: Made) => string | undefined,
): ReadonlyMap<string, readonly Made[]> {
  const groups = new Map<string, Made[]>();
  for (const one of made) {
    const name = nameOf(one);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return groups;
}
