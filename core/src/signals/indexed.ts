import { onceFor } from "../base/attached.ts";
import type { Day } from "../base/calendar.ts";
import { once } from "../base/once.ts";
import type { FactKind, FactOfKind } from "../facts/fact.ts";
import { type FactIndex, resultsOf } from "../facts/fact-index.ts";
import { type Columns, columnsOf } from "./columns.ts";
import {
  allOf,
  examsOf,
  findingsOf,
  type Observation,
  type Observations,
  recordedOf,
  symptomsOf,
} from "./observation.ts";
import { type Pregnancy, pregnanciesOf } from "./pregnancies.ts";
import { type Span, steroidSpans } from "./spans.ts";

/** What signal rules look up in a record's facts, whatever day is asked about; each part made when first asked for. */
export type Indexed = {
  readonly columnsFor: (analyte: string) => Columns | undefined;
  /** @param byNumber the key that the number of a question stands for */
  readonly symptoms: (byNumber: ReadonlyMap<string, string>) => Observations;
  readonly findings: () => Observations;
  readonly exams: () => Observations;
  /** Conditions by key, `pregnancy` and `relapse`. */
  readonly recorded: () => Observations;
  readonly vitals: () => readonly Observation[];
  /** The readings of a day. */
  readonly vitalsOn: (day: Day) => readonly Observation[];
  /** Those of them taken before the infusion. */
  readonly startReadings: (day: Day) => readonly Observation[];
  readonly scans: () => readonly Observation[];
  readonly steroids: () => readonly Span[];
  readonly pregnancies: () => readonly Pregnancy[];
};

/** Made once for each index of facts, as that is made once for each record. */
export const indexedOf = onceFor(indexFacts);

function indexFacts(facts: FactIndex): Indexed {
  const ofKind = <K extends FactKind>(kind: K) => (facts.byKind.get(kind) ?? []) as readonly FactOfKind<K>[];
  const vitals = once(() => allOf(facts, "vitals-measured"));
  const byDay = once(() => Map.groupBy(vitals(), ({ day }) => day));
  const starts = once(() =>
    Map.groupBy(
      vitals().filter(({ fact }) => fact.kind === "vitals-measured" && fact.phase === "before"),
      ({ day }) => day,
    ),
  );
  let symptoms: { readonly byNumber: ReadonlyMap<string, string>; readonly byKey: Observations } | undefined;
  return {
    columnsFor: (analyte) => {
      const series = resultsOf(facts, analyte);
      return series.facts.length === 0 ? undefined : columnsOf(series);
    },
    symptoms: (byNumber) => {
      if (symptoms?.byNumber !== byNumber) symptoms = { byNumber, byKey: symptomsOf(facts, byNumber) };
      return symptoms.byKey;
    },
    findings: once(() => findingsOf(facts)),
    exams: once(() => examsOf(facts)),
    recorded: once(() => recordedOf(facts)),
    vitals,
    vitalsOn: (day) => byDay().get(day) ?? [],
    startReadings: (day) => starts().get(day) ?? [],
    scans: once(() => allOf(facts, "mri-read")),
    steroids: once(() => steroidSpans(ofKind("medicine-recorded"), ofKind("relapse-occurred"))),
    pregnancies: once(() => pregnanciesOf(ofKind("pregnancy-recorded"))),
  };
}
