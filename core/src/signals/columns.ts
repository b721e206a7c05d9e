import { analyteOf, isInterval } from "../facts/check-result.ts";
import type { FactOfKind } from "../facts/fact.ts";
import type { ResultFlaw } from "../facts/result-flaw.ts";
import { resultFlaw } from "../facts/result-flaw.ts";
import { type Series, seriesOf } from "../facts/series.ts";
import type { Analyte } from "../units/analytes.ts";
import { toCanonical } from "../units/convert.ts";
import { readUnit } from "../units/unit-text.ts";
import { isSpecimenRemark } from "../units/validity.ts";
import { type Reach, type Reached, reachedBy } from "./reach.ts";

export type ResultFact = FactOfKind<"result-reported">;

/** How far a result may be believed; see {@link Columns.states}. */
export const valid = 0;
export const judged = 1;
export const spoilt = 2;
export const withdrawn = 3;

/**
 * The results of one analyte by column, in the canonical unit, so that a rule walks over numbers. `NaN`: none. A value is
 * an interval: `< 0.02` reaches from −∞ to 0.02, that end open.
 */
export type Columns = {
  readonly key: string;
  readonly analyte: Analyte;
  readonly series: Series<ResultFlaw>;
  readonly size: number;
  readonly lows: Float64Array;
  readonly highs: Float64Array;
  readonly areLowsOpen: Uint8Array;
  readonly areHighsOpen: Uint8Array;
  /** The laboratory's own limits. */
  readonly refLows: Float64Array;
  readonly refHighs: Float64Array;
  /**
   * {@link valid}: final, unspoilt. {@link judged}: preliminary, questioned, of an uncertain day; judged on arrival and
   * never a baseline (resolutions 1.1). {@link spoilt}: a test not done (GEN-5). {@link withdrawn}: cancelled, or empty.
   */
  readonly states: Uint8Array;
  /** The place of the last valid number of an earlier day; −1 where there is none. */
  readonly previous: Int32Array;
  /** Filled when asked for; see {@link reachedIn}. */
  readonly reached: Map<Reach, Reached>;
};

const made = new WeakMap<Series<ResultFlaw>, Columns>();

/** Made once for each series, as the series is once for each record. */
export function columnsOf(series: Series<ResultFlaw>): Columns {
  const known = made.get(series);
  if (known !== undefined) return known;
  const columns = columnsFrom(series);
  made.set(series, columns);
  return columns;
}

function columnsFrom(series: Series<ResultFlaw>): Columns {
  const facts = series.facts as readonly ResultFact[];
  const columns = emptyColumns(series, analyteOf(facts[0]!)!);
  for (let i = 0; i < columns.size; i += 1) fill(columns, i, facts[i]!);
  return finished(columns);
}

function emptyColumns(series: Series<ResultFlaw>, analyte: Analyte): Columns {
  const size = series.facts.length;
  const numbers = (): Float64Array => new Float64Array(size).fill(Number.NaN);
  return {
    key: analyte.key,
    analyte,
    series,
    size,
    lows: numbers(),
    highs: numbers(),
    areLowsOpen: new Uint8Array(size),
    areHighsOpen: new Uint8Array(size),
    refLows: numbers(),
    refHighs: numbers(),
    states: new Uint8Array(size),
    previous: new Int32Array(size).fill(-1),
    reached: new Map(),
  };
}

/** Once all states and numbers are in. */
function finished(columns: Columns): Columns {
  const { size, previous, states, lows } = columns;
  const { earliest, latest } = columns.series;
  for (let i = 1; i < size; i += 1) {
    let j = i - 1;
    while (j >= 0 && !(states[j] === valid && latest[j]! < earliest[i]! && !Number.isNaN(lows[j]))) j -= 1;
    previous[i] = j;
  }
  return columns;
}

/** How far the results go one way; worked out once for each series. */
export function reachedIn(columns: Columns, reach: Reach): Reached {
  const known = columns.reached.get(reach);
  if (known !== undefined) return known;
  const made = reachedBy(columns, reach);
  columns.reached.set(reach, made);
  return made;
}

/**
 * The same results and one more, in its place among them.
 *
 * @param isHidden of the others: it says nothing here
 */
export function withResult(
  held: Columns | undefined,
  fact: ResultFact,
  analyte: Analyte,
  isHidden: (one: ResultFact) => boolean,
): { readonly columns: Columns; readonly place: number } {
  const before = (held?.series.facts ?? []) as readonly ResultFact[];
  const found = before.findIndex(
    (one) => one.earliest > fact.earliest || (one.earliest === fact.earliest && one.id > fact.id),
  );
  const place = found < 0 ? before.length : found;
  const flaws = before.map((_, i) => held!.series.flaws[i]);
  const flaw = resultFlaw(fact, analyte);
  const facts = before.toSpliced(place, 0, fact);
  const all = new Map(facts.map((one, i) => [one, i === place ? flaw : flaws[i < place ? i : i - 1]]));
  const columns = emptyColumns(
    seriesOf(facts, (one) => all.get(one)),
    analyte,
  );
  if (held !== undefined) {
    for (const name of ["lows", "highs", "areLowsOpen", "areHighsOpen", "refLows", "refHighs", "states"] as const) {
      columns[name].set(held[name].subarray(0, place));
      columns[name].set(held[name].subarray(place), place + 1);
    }
  }
  facts.forEach((one, i) => {
    if (i !== place && isHidden(one)) columns.states[i] = withdrawn;
  });
  fill(columns, place, fact);
  return { columns: finished(columns), place };
}

function fill(columns: Columns, i: number, fact: ResultFact): void {
  columns.states[i] = stateOf(fact, columns.analyte, columns.series.flaws[i]);
  const { value, unit: sent } = fact;
  if (sent === undefined) return;
  const reading = readUnit(sent, columns.analyte);
  if (reading.kind !== "unit") return;
  const canonical = (number: number | undefined): number =>
    number === undefined ? Number.NaN : (toCanonical(number, reading.unit, columns.analyte) ?? Number.NaN);
  columns.refLows[i] = canonical(fact.refLow);
  columns.refHighs[i] = canonical(fact.refHigh);
  if (isInterval(value)) {
    columns.lows[i] = canonical(value.low);
    columns.highs[i] = canonical(value.high);
    return;
  }
  if (typeof value !== "number") return;
  const number = canonical(value);
  const isUpper = fact.comparator === "<" || fact.comparator === "<=";
  const isLower = fact.comparator === ">" || fact.comparator === ">=";
  columns.lows[i] = isUpper ? Number.NEGATIVE_INFINITY : number;
  columns.highs[i] = isLower ? Number.POSITIVE_INFINITY : number;
  columns.areHighsOpen[i] = fact.comparator === "<" ? 1 : 0;
  columns.areLowsOpen[i] = fact.comparator === ">" ? 1 : 0;
}

function stateOf(fact: ResultFact, analyte: Analyte, flaw: ResultFlaw | undefined): number {
  switch (flaw) {
    case undefined:
      return valid;
    case "preliminary": {
      const { status: _status, ...final } = fact;
      const state = stateOf(final, analyte, resultFlaw(final, analyte));
      return state === valid ? judged : state;
    }
    // A remark that we cannot read spoils it as evidence, and must not hide a danger.
    case "specimen-remark-unknown":
    case "questionable":
    case "date-approximate":
    case "value-is-text":
    case "analyte-unknown":
      return judged;
    case "cancelled":
    case "no-value":
      return withdrawn;
    default:
      return isSpecimenRemark(flaw) ? spoilt : judged;
  }
}

/** An exact number that may stand as somebody's own: valid, and without a comparator. */
export const isExactAt = ({ states, lows, highs }: Columns, i: number): boolean =>
  states[i] === valid && lows[i] === highs[i];

/** The last place whose day is at or before `day`; −1 where there is none. */
export function lastUpTo({ series: { earliest } }: Columns, day: number): number {
  let low = 0;
  let high = earliest.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (earliest[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
