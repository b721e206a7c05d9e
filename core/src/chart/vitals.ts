import type { Day } from "../base/calendar.ts";
import { formatInstant } from "../base/instant.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import type { Vital } from "../signals/leaf.ts";
import type { Signal } from "../signals/signal.ts";
import type { Comparison } from "../signals/trace.ts";
import { findAnalyte } from "../units/analytes.ts";
import { judgePlausibility } from "../units/plausibility.ts";
import type { ChartPoint } from "./chart-json.ts";
import { spanOf } from "./days.ts";

type Measured = FactOfKind<"vitals-measured">;

/** What the catalogue calls each vital sign; their units are the catalogue's own. */
const signs = {
  systolic: "systolic",
  diastolic: "diastolic",
  pulse: "pulse",
  spo2: "spo2",
  temperatureC: "temperature",
} as const satisfies Readonly<Record<Vital["sign"], string>>;

/** The vital signs that were measured up to a day, by the key of the catalogue, in the order in which they were. */
export function vitalPoints(
  facts: FactIndex,
  signals: readonly Signal[],
  asOf: Day,
): ReadonlyMap<string, readonly ChartPoint[]> {
  const readings = ofKind(facts, "vitals-measured", asOf).toSorted((a, b) => momentOf(a) - momentOf(b));
  const said = saidOf(signals, new Set(readings.map(({ id }) => id)));
  return new Map(
    (Object.keys(signs) as Vital["sign"][]).flatMap((sign) => {
      const points = readings.flatMap((one) => pointOf(one, sign, said) ?? []);
      return points.length === 0 ? [] : [[signs[sign], points] as const];
    }),
  );
}

const momentOf = ({ measuredAt, earliest }: Measured): number => measuredAt?.at ?? earliest * 86_400_000;

const nameOf = (fact: string, sign: string): string => `${sign} ${fact}`;

/** What warnings saw in each reading: the limits for a vital sign hold in their place, such as the day of an infusion. */
function saidOf(signals: readonly Signal[], readings: ReadonlySet<string>): ReadonlyMap<string, readonly Comparison[]> {
  if (readings.size === 0) return new Map();
  const comparisons = signals
    .flatMap((one) => [
      one.reasons(),
      ...one.hits.filter(({ trigger }) => readings.has(trigger.id)).map((hit) => hit.reasons()),
    ])
    .flatMap((reasons) => reasons.comparisons)
    .filter(({ fact, result }) => result === "yes" && readings.has(fact));
  return Map.groupBy(comparisons, ({ fact, left }) => nameOf(fact, left));
}

/** There is no range for them: low or high is what a warning stands on, and nothing is inside. */
function pointOf(
  fact: Measured,
  sign: Vital["sign"],
  said: ReadonlyMap<string, readonly Comparison[]>,
): ChartPoint | undefined {
  const value = fact[sign];
  if (value === undefined) return undefined;
  const analyte = findAnalyte(signs[sign])!;
  const isPlausible = judgePlausibility(analyte, value, analyte.unit!) === "plausible";
  return {
    fact: fact.id,
    ...spanOf(fact),
    ...(fact.measuredAt === undefined ? {} : { at: formatInstant(fact.measuredAt.at) }),
    ...(fact.phase === undefined ? {} : { phase: fact.phase }),
    value,
    ...judgedBy(said.get(nameOf(fact.id, sign)) ?? []),
    status: "final",
    ...(isPlausible ? {} : { flaw: "questionable" }),
    ...(fact.supersedes === undefined ? {} : { corrects: fact.supersedes }),
  };
}

/** A limit by itself before one that goes from the reading before the infusion. */
function judgedBy(comparisons: readonly Comparison[]): Pick<ChartPoint, "judged" | "by"> {
  const one = comparisons.find(({ made }) => made?.from === "rule") ?? comparisons[0];
  return one === undefined
    ? { judged: "unknown", by: null }
    : { judged: one.op.startsWith("<") ? "low" : "high", by: "rule" };
}
