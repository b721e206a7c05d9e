/** One latent event, and who would have found it when. Days of the calendar; undefined: never in its window. */
export type EventRow = {
  readonly kind: string;
  /** Recognised within 60 days after an infusion. */
  readonly early: boolean;
  readonly recognised: number;
  readonly named: number | undefined;
  /** The first sample, up to the day of recognition, in which it had moved a true value out of the usual range. */
  readonly seen: number | undefined;
  /** What the laboratory printed of it there. */
  readonly printed: "abnormal" | "normal" | "spoilt" | "none";
  /** The urgency that the printed values of that day ask for, 0 to 3; undefined: none. */
  readonly required: number | undefined;
  /** The most urgent finding signal on that very day. */
  readonly said: number | undefined;
  /** The first sample up to recognition whose printed value of it was flagged and labelled; what was asked and said. */
  readonly flaggedOn: number | undefined;
  readonly flaggedRequired: number | undefined;
  readonly flaggedSaid: number | undefined;
  /** First signal of it at its floor or higher. */
  readonly first: number | undefined;
  readonly laboratory: number | undefined;
  readonly symptom: number | undefined;
  /** The finding hit fell in an episode open since long before the event, so that nothing rang. */
  readonly swallowed: boolean;
  /** A signal of it in the same window, moved a year back, when it was not there; undefined: that lies before the start. */
  readonly byChance: boolean | undefined;
  readonly flags: number | undefined;
  readonly fixed: number | undefined;
  readonly anySample: number | undefined;
};

export type Tally = {
  people: number;
  /** Years from the first infusion to leaving, and those of them outside days 0 to 60. */
  years: number;
  lateYears: number;
  facts: number;
  results: number;
  assessments: number;
  assessedMs: number;
  signalsMs: number;
  readonly counts: Map<string, number>;
  readonly events: EventRow[];
};

export const emptyTally = (): Tally => ({
  people: 0,
  years: 0,
  lateYears: 0,
  facts: 0,
  results: 0,
  assessments: 0,
  assessedMs: 0,
  signalsMs: 0,
  counts: new Map(),
  events: [],
});

export const add = ({ counts }: Pick<Tally, "counts">, key: readonly (string | number)[], by = 1): void => {
  const text = key.join("|");
  counts.set(text, (counts.get(text) ?? 0) + by);
};

export function merge(all: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const one of all) {
    for (const name of [
      "people",
      "years",
      "lateYears",
      "facts",
      "results",
      "assessments",
      "assessedMs",
      "signalsMs",
    ] as const)
      sum[name] += one[name];
    for (const [key, count] of one.counts) add(sum, [key], count);
    for (const event of one.events) sum.events.push(event);
  }
  return sum;
}
