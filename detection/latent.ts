import { type Day, parseDay } from "@longwatch/core";
import type { Truth } from "@longwatch/synthetic";
import type { SignalName } from "../core/src/protocol/signal-name.ts";
import { alsoExplains, conditionOf, furtherNames } from "./conditions.ts";

/** Something that truly began in a person. */
export type Latent = {
  readonly kind: string;
  readonly names: readonly SignalName[];
  /** The first day on which it had a mark: a value out of the usual range, a symptom, else its recognition. */
  readonly begin: Day;
  /** The day on which a clinician would name it if everything were seen. */
  readonly recognised: Day;
  /** The last day on which it explains an alarm as the course of a known disease; autoimmune disease stays. */
  readonly through: number;
  /** When the clinic of this person named it; undefined: never, or not told of this kind. */
  readonly named: Day | undefined;
  /** Samples in which it had moved a true value out of the usual range, in order. */
  readonly marked: readonly Day[];
};

export const dayOf = (text: string): Day => {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`not a day: ${text}`);
  return day;
};

/** Days after its end on which something acute still explains an alarm. */
const afterwards = 60;

const namesOf = (kind: string): readonly SignalName[] => [
  ...(conditionOf(kind)?.signals ?? []),
  ...(furtherNames[kind] ?? []),
  ...(alsoExplains[kind] ?? []),
];

/** Everything that truly began, in order of its beginning. */
export function latentOf(truth: Truth): readonly Latent[] {
  const marks = new Map<string, Day[]>();
  for (const { on, outOfRange } of truth.samples) {
    const kinds = new Set(outOfRange.flatMap(({ because }) => because));
    for (const kind of kinds) marks.set(kind, [...(marks.get(kind) ?? []), dayOf(on)]);
  }
  const felt = new Map<string, Day>();
  for (const { from, because } of truth.symptoms.episodes) {
    const day = dayOf(from);
    if (day < (felt.get(because) ?? Number.POSITIVE_INFINITY)) felt.set(because, day);
  }
  const since = (kind: string, recognised: Day): Pick<Latent, "begin" | "marked"> => {
    const marked = (marks.get(kind) ?? []).toSorted((a, b) => a - b);
    const symptom = felt.get(`event:${kind}`) ?? recognised;
    return { marked, begin: Math.min(recognised, marked[0] ?? recognised, symptom) as Day };
  };
  const autoimmune = truth.autoimmune.map(({ kind, recognisedOn, named }): Latent => {
    const recognised = dayOf(recognisedOn);
    return {
      kind,
      names: namesOf(kind),
      recognised,
      ...since(kind, recognised),
      through: Number.POSITIVE_INFINITY,
      named: named === null ? undefined : dayOf(named.on),
    };
  });
  const once = (kind: string, names: readonly SignalName[], on: string, through: string): Latent => ({
    kind,
    names,
    recognised: dayOf(on),
    begin: dayOf(on),
    marked: [],
    through: dayOf(through) + afterwards,
    named: undefined,
  });
  const acute = truth.otherEvents.map(({ kind, on }) => {
    const one = once(kind, namesOf(kind), on, on);
    return { ...one, marked: since(kind, one.recognised).marked };
  });
  const infections = truth.infections.map(({ kind, from, through, serious }) =>
    once(
      serious && kind !== "listeria" ? "serious-infection" : kind,
      serious ? [...new Set([...namesOf(kind), ...namesOf("serious-infection")])] : namesOf(kind),
      from,
      through,
    ),
  );
  const pregnancies = truth.pregnancies.map(({ conceivedOn, endedOn }) =>
    once("pregnancy", namesOf("pregnancy"), conceivedOn, endedOn),
  );
  return [...autoimmune, ...acute, ...infections, ...pregnancies].toSorted((a, b) => a.begin - b.begin);
}
