import { assess, formatDay, parseDay } from "@longwatch/core";
import { expressed } from "./expressed.ts";
import type { Oracle, OracleObligation } from "./oracle.ts";
import { comparedPerson } from "./people.ts";
import type { Rulebooks } from "./rulebooks.ts";

/** What one of the two says of an obligation; undefined: it knows none of that key. */
type Said = OracleObligation | undefined;

/** One obligation of which the core and the CQL do not say the same. */
export type Difference = {
  /** The number of the person, and what befell them. */
  readonly person: number;
  readonly fate: string | undefined;
  readonly asOf: string;
  readonly key: string;
  readonly core: Said;
  readonly cql: Said;
};

/** What was compared, so that a comparison of nothing is seen: how often the core said each status of each rule. */
export type Comparison = {
  readonly differences: readonly Difference[];
  readonly seen: ReadonlyMap<string, number>;
};

/** Asks both about these people on all their days, obligation by obligation. */
export async function compare(people: Iterable<number>, oracle: Oracle, rulebooks: Rulebooks): Promise<Comparison> {
  const seen = new Map<string, number>();
  const found: Difference[] = [];
  for (const person of people) {
    const { record, parsed, fate, days, isBare } = comparedPerson(person);
    const answers = await oracle(record, days, !isBare);
    for (const asOf of days) {
      const { obligations } = assess(parsed, isBare ? rulebooks.bare : rulebooks.full, parseDay(asOf)!);
      const core = obligations
        .filter(({ track }) => expressed.includes(track.id))
        .flatMap((rule) => {
          for (const { status } of rule.obligations) count(seen, `${rule.track.id} ${status}`);
          return rule.obligations.map(
            ({ key, opensOn, dueOn, overdueFrom, status }): OracleObligation => ({
              key,
              opensOn: formatDay(opensOn),
              dueOn: formatDay(dueOn),
              overdueFrom: formatDay(overdueFrom),
              status,
            }),
          );
        });
      found.push(...differencesOf(core, answers.get(asOf) ?? []).map((one) => ({ person, fate, asOf, ...one })));
    }
  }
  return { differences: found, seen };
}

const count = (seen: Map<string, number>, name: string): Map<string, number> =>
  seen.set(name, (seen.get(name) ?? 0) + 1);

function differencesOf(core: readonly OracleObligation[], cql: readonly OracleObligation[]) {
  const ours = new Map(core.map((one) => [one.key, one]));
  const theirs = new Map(cql.map((one) => [one.key, one]));
  return [...new Set([...ours.keys(), ...theirs.keys()])].toSorted().flatMap((key) => {
    const one = { key, core: ours.get(key), cql: theirs.get(key) };
    return inWords(one.core) === inWords(one.cql) ? [] : [one];
  });
}

const inWords = (said: Said): string =>
  said === undefined
    ? "nothing"
    : `${said.status}, open ${said.opensOn}, due ${said.dueOn}, late from ${said.overdueFrom}`;

/** A difference as a sentence: who, when, which obligation, and what each says. */
export const readable = ({ person, fate, asOf, key, core, cql }: Difference): string =>
  `person ${person}${fate === undefined ? "" : ` (${fate})`} on ${asOf}, ${key}: the core says ${inWords(core)}; the CQL says ${inWords(cql)}`;
