import { classTopics, type Entry, type EvidenceBase } from "./evidence.ts";

/** Everything that the evidence says in English and that somebody may be shown. Sources are cited as they are. */
export const evidencePhrases = ({ arms, studies, outcomes, figures, classes }: EvidenceBase): ReadonlySet<string> =>
  new Set([
    ...arms.flatMap(({ name, short }) => [name, short]),
    ...studies.flatMap(({ name, population, entry }) => [name, population, ...saidOf(entry)]),
    ...outcomes.flatMap(({ name, says }) => [name, says]),
    ...figures.flatMap(({ note }) => (note === undefined ? [] : [note])),
    ...classes.flatMap((one) => [one.name, ...classTopics.map((topic) => one[topic].says)]),
  ]);

const saidOf = (entry: Entry | undefined): readonly string[] =>
  entry === undefined
    ? []
    : [
        ...(entry.before === "never-treated" ? [] : [entry.before.says]),
        ...(entry.alsoAsked === undefined ? [] : [entry.alsoAsked]),
      ];
