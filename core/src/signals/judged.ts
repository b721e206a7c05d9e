import { attached } from "../base/attached.ts";
import type { Day } from "../base/calendar.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { Segment } from "../protocol/in-force.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type Hit, type Hits, inOrder } from "./hit.ts";
import { hitsOf } from "./hits.ts";
import { lostHits, nameOf } from "./lost.ts";
import { asFirstReported } from "./versions.ts";
import { withdrawnHits } from "./withdrawn.ts";

type Rules = readonly Pick<Segment, "from" | "through" | "signals">[];

/** What was judged, all that it was judged by, and on which days nothing else counts: `from` included, `before` not. */
type Kept = {
  readonly judged: Hits;
  readonly patient: Patient;
  readonly known: readonly Fact[];
  readonly rules: Rules;
  readonly from: number;
  readonly before: number;
};

/** The day asked about, the day on which its answer changes, and one more: what replaying a history goes back to. */
const most = 3;
const kept = attached<FactIndex, readonly Kept[]>();

/**
 * Every rule that speaks by `asOf`, also at facts that have since been withdrawn. Only a fact of a new day can change it:
 * so it is judged once for all days between two facts, as long as the record is held.
 *
 * @param known every fact that was known, those since displaced included, in the order of clinical day
 */
export function judgedBy(
  patient: Patient,
  facts: FactIndex,
  known: readonly Fact[],
  timeline: Timeline,
  rules: Rules,
  asOf: Day,
): Hits {
  const before = kept.get(facts) ?? [];
  const found = before.find(
    (one) =>
      asOf >= one.from &&
      asOf < one.before &&
      one.patient === patient &&
      one.known === known &&
      areSameRules(one.rules, rules),
  );
  if (found !== undefined) return found.judged;
  const now = hitsOf(patient, facts, timeline, rules, asOf, false, known);
  const gone = withdrawn(now, known, { patient, timeline, rules, asOf });
  const judged =
    gone.length === 0 ? now : { ...now, hits: asFirstReported([...now.hits, ...gone].toSorted(inOrder), known) };
  const one: Kept = { judged, patient, known, rules, ...daysWithout(known, asOf) };
  kept.set(facts, [one, ...before.slice(0, most - 1)]);
  return judged;
}

/** What was said and is not said any more, each once. */
function withdrawn(now: Hits, known: readonly Fact[], asked: Parameters<typeof lostHits>[2]): readonly Hit[] {
  const atResults = withdrawnHits(now.world, known, asked.rules, asked.asOf);
  const lost = lostHits(now, known, asked);
  if (lost.length === 0) return atResults;
  const named = new Set(atResults.map(nameOf));
  return [...atResults, ...lost.filter((hit) => !named.has(nameOf(hit)))];
}

/** The days around `asOf` on which the same facts count: from the last day of one through the day before the next. */
function daysWithout(known: readonly Fact[], asOf: Day): { readonly from: number; readonly before: number } {
  const next = known.findIndex((fact) => fact.earliest > asOf);
  const last = known.at(next < 0 ? -1 : next - 1);
  return {
    from: next === 0 || last === undefined ? Number.NEGATIVE_INFINITY : last.earliest,
    before: next < 0 ? Number.POSITIVE_INFINITY : known[next]!.earliest,
  };
}

/** Who has moved has segments of their own, made for every question. */
const areSameRules = (a: Rules, b: Rules): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((one, i) => one.from === b[i]!.from && one.through === b[i]!.through && one.signals === b[i]!.signals));
