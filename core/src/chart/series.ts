import type { Day } from "../base/calendar.ts";
import { significant } from "../base/significant.ts";
import { analyteOf, isInterval } from "../facts/check-result.ts";
import { type FactIndex, ofKind, resultsOf } from "../facts/fact-index.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import { segmentOn } from "../protocol/in-force.ts";
import { isOfKind } from "../protocol/track.ts";
import { type Columns, columnsOf, type ResultFact } from "../signals/columns.ts";
import { type Entry, planOf } from "../signals/plan.ts";
import type { Signal } from "../signals/signal.ts";
import type { World } from "../signals/world.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type Analyte, findAnalyte } from "../units/analytes.ts";
import { printedUnit } from "../units/printed-unit.ts";
import type { ChartPoint, ChartRange, ChartSeries } from "./chart-json.ts";
import { spanOf } from "./days.ts";
import { groupOf, inPageOrder } from "./groups.ts";
import { everTrue, judgedPoint, type SeenRange } from "./judged-point.ts";
import { limitsOf } from "./limits.ts";
import { vitalPoints } from "./vitals.ts";

/**
 * One series for each analyte or vital sign that is measured, or that a rule asks for again and again; every result and
 * reading up to `asOf` is a point of exactly one of them. What the catalogue does not know is a series by its number, and judged by nothing.
 */
export function seriesOfRecord(
  world: World,
  timeline: Timeline,
  obligations: readonly RuleObligations[],
  signals: readonly Signal[],
  asOf: Day,
): readonly ChartSeries[] {
  const { byAnalyte } = planOf(segmentOn(timeline.segments, asOf).signals);
  const measured = vitalPoints(world.facts, signals, asOf);
  const watched = watchedBy(obligations);
  const keys = new Set([...world.facts.results.keys(), ...watched.lacking, ...measured.keys()]);
  const known = [...keys].flatMap((key) => {
    const analyte = findAnalyte(key)!;
    const sent = analyteSeries(analyte, world, byAnalyte.get(key)?.entries ?? [], watched.keys.has(key), asOf);
    const one = withReadings(sent, measured.get(key) ?? []);
    return one.points.length > 0 || one.watched ? [one] : [];
  });
  return [...known, ...unknownSeries(world.facts, asOf)].toSorted(inPageOrder);
}

/** A laboratory's device and a nurse may measure the same: it is one series, by day. */
const withReadings = (series: ChartSeries, readings: readonly ChartPoint[]): ChartSeries =>
  readings.length === 0
    ? series
    : {
        ...series,
        points: [...series.points, ...readings].toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1)),
      };

/** What periodic rules ask for; and what of it has no result of any analyte that would do. */
function watchedBy(obligations: readonly RuleObligations[]) {
  const keys = new Set<string>();
  const lacking = new Set<string>();
  for (const { track, parts } of obligations) {
    if (!isOfKind(track, "periodic")) continue;
    for (const { name, series } of parts) {
      const own = findAnalyte(name)?.key;
      if (own === undefined) continue;
      if (series.facts.length === 0) lacking.add(own);
      keys.add(own);
      for (const fact of series.facts) {
        const key = fact.kind === "result-reported" ? analyteOf(fact)?.key : undefined;
        if (key !== undefined) keys.add(key);
      }
    }
  }
  return { keys, lacking };
}

function analyteSeries(
  analyte: Analyte,
  world: World,
  entries: readonly Entry[],
  isWatched: boolean,
  asOf: Day,
): ChartSeries {
  const held = resultsOf(world.facts, analyte.key);
  const columns = held.facts.length === 0 ? undefined : columnsOf(held);
  const alone = entries.filter(({ rule }) => rule.isAlternative).flatMap(({ leaves }) => leaves.flatMap(everTrue));
  const shown = columns === undefined ? 0 : columns.series.earliest.filter((day) => day <= asOf).length;
  const points = Array.from({ length: shown }, (_, i) => pointOf(columns!, i, judgedPoint(world, columns!, i, alone)));
  const ranges = rangesOf(points);
  const baseline = shown === 0 ? undefined : world.baselineOf(columns!, shown - 1);
  return {
    key: analyte.key,
    name: analyte.name,
    group: groupOf(analyte),
    unit: analyte.unit ?? null,
    printed: printedUnit(analyte.unit ?? "1"),
    watched: isWatched,
    points,
    ranges: [...ranges],
    baseline:
      baseline === undefined
        ? null
        : { value: tidy(baseline.value), mark: baseline.mark, evidence: [...baseline.facts] },
    limits: [...limitsOf(entries, { range: ranges.at(-1), baseline: baseline?.value })].map((one) => ({
      ...one,
      value: tidy(one.value),
    })),
  };
}

const tidied = ({ low, high, by }: SeenRange): SeenRange => ({
  low: low === null ? null : tidy(low),
  high: high === null ? null : tidy(high),
  by,
});

/** Conversions are exact and long; nobody reads more than six digits of a laboratory's number. */
const tidy = (number: number): number => significant(number, 6);

function pointOf(columns: Columns, i: number, where: ReturnType<typeof judgedPoint>): ChartPoint {
  const fact = columns.series.facts[i] as ResultFact;
  const flaw = columns.series.flaws[i];
  return {
    ...bare(fact, flaw),
    value: numberAt(columns, i, fact),
    ...(fact.unit === undefined || fact.unit === columns.analyte.unit || !isNumber(fact.value)
      ? {}
      : { sent: { value: sentText(fact), unit: fact.unit } }),
    judged: where.judged,
    by: where.by,
    ...(where.range === undefined ? {} : { range: tidied(where.range) }),
  };
}

const isNumber = (value: ResultFact["value"]): boolean => typeof value === "number" || isInterval(value);

function numberAt({ lows, highs }: Columns, i: number, fact: ResultFact): ChartPoint["value"] {
  const low = lows[i]!;
  const high = highs[i]!;
  if (Number.isNaN(low)) return null;
  if (isInterval(fact.value)) return { low: tidy(low), high: tidy(high) };
  return tidy(Number.isFinite(high) ? high : low);
}

/** What a point has whether or not anybody can judge it. */
function bare(fact: ResultFact, flaw: string | undefined) {
  const { value, comparator, status, lab, supersedes } = fact;
  const word =
    typeof value === "string"
      ? value
      : typeof value === "object" && "titre" in value
        ? `${comparator ?? ""}1:${value.titre}`
        : undefined;
  return {
    fact: fact.id,
    ...spanOf(fact),
    ...(comparator === undefined || word !== undefined ? {} : { comparator }),
    ...(word === undefined ? {} : { word }),
    status: status === undefined || status === "entered-in-error" ? ("final" as const) : status,
    ...(flaw === undefined ? {} : { flaw }),
    ...(supersedes === undefined ? {} : { corrects: supersedes }),
    ...(lab === undefined ? {} : { lab }),
  };
}

const sentText = ({ value, comparator }: ResultFact): string =>
  isInterval(value) ? `${value.low}–${value.high}` : `${comparator ?? ""}${value}`;

/** A number without a range ends a run: nobody knows what held on its day. A word says nothing of ranges. */
function rangesOf(points: readonly ChartPoint[]): readonly ChartRange[] {
  const runs: ChartRange[] = [];
  let isRunning = false;
  for (const { on, range, value } of points) {
    if (range === undefined) {
      isRunning = isRunning && value === null;
      continue;
    }
    const last = runs.at(-1);
    const isSame = last?.low === range.low && last.high === range.high && last.by === range.by;
    if (isRunning && isSame) runs[runs.length - 1] = { ...last, through: on };
    else runs.push({ from: on, through: on, ...range });
    isRunning = true;
  }
  return runs;
}

function unknownSeries(facts: FactIndex, asOf: Day): readonly ChartSeries[] {
  const strange = ofKind(facts, "result-reported", asOf).filter((fact) => analyteOf(fact) === undefined);
  const byNumber = Map.groupBy(strange, ({ loinc, analyte }) => loinc ?? analyte ?? "");
  return [...byNumber].map(([number, results]) => ({
    key: `loinc:${number}`,
    name: `LOINC ${number}`,
    group: "unknown",
    unit: null,
    printed: "",
    watched: false,
    points: results.map((fact) => ({
      ...bare(fact, "analyte-unknown"),
      value: null,
      ...(isNumber(fact.value) ? { sent: { value: sentText(fact), unit: fact.unit ?? "" } } : {}),
      judged: "unknown" as const,
      by: null,
    })),
    ranges: [],
    baseline: null,
    limits: [],
  }));
}
