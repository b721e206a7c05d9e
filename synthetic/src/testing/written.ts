import { addDays, type FactJson, type FactKind, parseDay } from "@longwatch/core";
import type { Care, Recognition } from "../care/vocabulary.ts";
import type { Life } from "../life.ts";
import { streamsOf } from "../random/stream.ts";
import { clinicFacts } from "../record/clinic-facts.ts";
import type { RecordParameters } from "../record/parameters.ts";
import { sampleLife, sampleStart } from "./sample-life.ts";

/** As `Check`, of the one group that this folder reads. */
export type RecordCheck = {
  readonly name: string;
  readonly guards: readonly string[];
  readonly measure: (parameters: RecordParameters) => number;
  readonly expected: number;
  readonly within: number;
};

type OfKind<K extends FactKind> = Extract<FactJson, { kind: K }>;
export const after = (days: number) => addDays(sampleStart, days);

/** Facts of one kind that the clinic writes about so many people who have the same life. */
export function written<K extends FactKind>(
  kind: K,
  parameters: RecordParameters,
  change: Partial<Life> = {},
  recognitions: readonly Recognition[] = [],
  people = 1,
  seen: Pick<Care, "samples" | "readings"> = { samples: [], readings: [] },
): readonly OfKind<K>[] {
  const life = sampleLife(change);
  return Array.from({ length: people }, (_, i) => i).flatMap((person) =>
    clinicFacts(life, { recognitions, ...seen }, parameters, streamsOf("record", person)).filter(
      (fact): fact is OfKind<K> => fact.kind === kind,
    ),
  );
}

export const dayOf = (date: string | undefined): number => parseDay((date ?? "").slice(0, 10)) ?? Number.NaN;
/** Days from the first date to the second. */
export const lag = (from: string | undefined, to: string | undefined): number => dayOf(to) - dayOf(from);

export const guard = (...paths: readonly string[]): readonly string[] => paths.map((path) => `record.${path}`);
