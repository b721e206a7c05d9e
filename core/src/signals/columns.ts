import { onceFor } from "../base/attached.ts";
import { countThrough } from "../base/search.ts";
import { analyteOf, isInterval } from "../facts/check-result.ts";
import type { Fact, FactOfKind } from "../facts/fact.ts";
import { byDayThenId } from "../facts/parse-record.ts";
import type { ResultFlaw } from "../facts/result-flaw.ts";
import { resultFlaw } from "../facts/result-flaw.ts";
import { inserted, type Series, seriesOf, withFact } from "../facts/series.ts";
import type { Analyte } from "../units/analytes.ts";
import { toCanonical } from "../units/convert.ts";
import { readUnit } from "../units/unit-text.ts";
import { isSpecimenRemark } from "../units/validity.ts";

export type ResultFact = FactOfKind<"result-reported">;

/** How far a result may be believed; see {@link Columns.states}. */
export const valid = 0;
export const judged = 1;
export const spoilt = 2;
export const withdrawn = 3;

/**
 * The results of one analyte by column, in the canonical unit, so that a rule walks over numbers. `NaN`: none. A value is
 * an interval: `< 0.02` reaches from −∞ to 0.02, that end open.
 *
 * Plain arrays: typed ones of this size take longer to make than to fill.
 */
export type Columns = {
  readonly key: string;
  readonly analyte: Analyte;
  readonly series: Series<ResultFlaw>;
  readonly size: number;
  readonly lows: number[];
  readonly highs: number[];
  readonly areLowsOpen: number[];
  readonly areHighsOpen: number[];
  /** The laboratory's own limits. */
  readonly refLows: number[];
  readonly refHighs: number[];
  /**
   * {@link valid}: final, unspoilt. {@link judged}: preliminary, questioned, of an uncertain day; judged on arrival and
   * never a baseline (resolutions 1.1). {@link spoilt}: a test not done (GEN-5). {@link withdrawn}: cancelled, or empty.
   */
  readonly states: number[];
  /** The place of the last valid number of an earlier day; −1 where there is none. */
  readonly previous: number[];
};

/** Made once for each series, as the series is once for each record. */
export const columnsOf = onceFor(columnsFrom);

function columnsFrom(series: Series<ResultFlaw>): Columns {
  const facts = series.facts as readonly ResultFact[];
  const columns = emptyColumns(series, analyteOf(facts[0]!)!);
  const unitOf = unitReader(columns.analyte);
  for (let i = 0; i < columns.size; i += 1) fill(columns, i, facts[i]!, unitOf);
  return finished(columns);
}

function emptyColumns(series: Series<ResultFlaw>, analyte: Analyte): Columns {
  const size = series.facts.length;
  const all = (number: number): number[] => new Array<number>(size).fill(number);
  return {
    key: analyte.key,
    analyte,
    series,
    size,
    lows: all(Number.NaN),
    highs: all(Number.NaN),
    areLowsOpen: all(0),
    areHighsOpen: all(0),
    refLows: all(Number.NaN),
    refHighs: all(Number.NaN),
    states: all(valid),
    previous: all(-1),
  };
}

type UnitReader = (sent: string) => string | undefined;

/** A series mostly comes in one unit, which need be read only once. */
function unitReader(analyte: Analyte): UnitReader {
  let last: string | undefined;
  let unit: string | undefined;
  return (sent) => {
    if (sent !== last) {
      const reading = readUnit(sent, analyte);
      last = sent;
      unit = reading.kind === "unit" ? reading.unit : undefined;
    }
    return unit;
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

/**
 * The same results and one more, in its place among them.
 *
 * @param hidden of the others: they say nothing here
 */
export function withResult(
  held: Columns | undefined,
  fact: ResultFact,
  analyte: Analyte,
  hidden: ReadonlySet<Fact>,
): { readonly columns: Columns; readonly place: number } {
  const flaw = resultFlaw(fact, analyte);
  if (held === undefined) return { columns: columnsFrom(seriesOf([fact], () => flaw)), place: 0 };
  const { facts } = held.series;
  let place = lastUpTo(held, fact.earliest) + 1;
  while (place > 0 && byDayThenId(facts[place - 1]!, fact) > 0) place -= 1;
  const series = withFact(held.series, place, fact, flaw);
  const states = held.states.map((state, i) => (hidden.has(facts[i]!) ? withdrawn : state));
  const columns: Columns = {
    ...held,
    series,
    size: held.size + 1,
    lows: inserted(held.lows, place, Number.NaN),
    highs: inserted(held.highs, place, Number.NaN),
    areLowsOpen: inserted(held.areLowsOpen, place, 0),
    areHighsOpen: inserted(held.areHighsOpen, place, 0),
    refLows: inserted(held.refLows, place, Number.NaN),
    refHighs: inserted(held.refHighs, place, Number.NaN),
    states: inserted(states, place, valid),
    previous: inserted(held.previous, place, -1),
  };
  fill(columns, place, fact, unitReader(analyte));
  return { columns: finished(columns), place };
}

function fill(columns: Columns, i: number, fact: ResultFact, unitOf: UnitReader): void {
  columns.states[i] = stateOf(fact, columns.analyte, columns.series.flaws[i]);
  const { value, unit: sent } = fact;
  if (sent === undefined) return;
  const unit = unitOf(sent);
  if (unit === undefined) return;
  const canonical = (number: number | undefined): number =>
    number === undefined ? Number.NaN : (toCanonical(number, unit, columns.analyte) ?? Number.NaN);
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
export const lastUpTo = ({ series: { earliest } }: Columns, day: number): number => countThrough(earliest, day) - 1;

/** The same for a result that somebody may judge: one that was cancelled answers nothing. */
export function lastTold(columns: Columns, day: number): number {
  let i = lastUpTo(columns, day);
  while (i >= 0 && columns.states[i] === withdrawn) i -= 1;
  return i;
}
