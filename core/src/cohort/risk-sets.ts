import type { CoxData } from "./cox-data.ts";

/** Σ r, Σ r x and Σ r x xᵀ over some people, r = exp(xβ). Of the last, the lower half. */
export type Sums = { s0: number; readonly s1: Float64Array; readonly s2: Float64Array };

/** One event time: everybody at risk, and those of them who had the event, whose rows are listed. */
export type EventTime = {
  readonly time: number;
  readonly risk: Sums;
  readonly deaths: Sums;
  readonly rows: readonly number[];
};

const emptySums = (q: number): Sums => ({ s0: 0, s1: new Float64Array(q), s2: new Float64Array(q * q) });

function clear(sums: Sums): void {
  sums.s0 = 0;
  sums.s1.fill(0);
  sums.s2.fill(0);
}

function add({ x, q }: CoxData, sums: Sums, row: number, weight: number): void {
  sums.s0 += weight;
  for (let j = 0; j < q; j += 1) {
    const weighted = weight * x[row * q + j]!;
    sums.s1[j]! += weighted;
    for (let k = 0; k <= j; k += 1) sums.s2[j * q + k]! += weighted * x[row * q + k]!;
  }
}

/** r = exp(xβ) of every row. */
export function relativeHazards({ n, q, x }: CoxData, beta: Float64Array): Float64Array {
  const hazards = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let eta = 0;
    for (let j = 0; j < q; j += 1) eta += x[i * q + j]! * beta[j]!;
    hazards[i] = Math.exp(eta);
  }
  return hazards;
}

/**
 * Visits every event time from the last to the first. The sums are kept up to date as intervals begin (seen backwards:
 * end) and are the visitor's to read, not to keep. Time is linear in the intervals.
 */
export function visitRiskSets(data: CoxData, hazards: Float64Array, visit: (at: EventTime) => void): void {
  const { n, q, start, stop, event, byStart } = data;
  const risk = emptySums(q);
  const deaths = emptySums(q);
  let [gone, present] = [0, 0];
  for (let i = 0; i < n; ) {
    const time = stop[i]!;
    const rows: number[] = [];
    for (; i < n && stop[i] === time; i += 1) {
      add(data, risk, i, hazards[i]!);
      present += 1;
      if (event[i]) rows.push(i);
    }
    if (rows.length === 0) continue;
    for (; byStart && gone < n && start[byStart[gone]!]! >= time; gone += 1) {
      add(data, risk, byStart[gone]!, -hazards[byStart[gone]!]!);
      present -= 1;
    }
    if (present === rows.length) {
      clear(risk);
      for (const row of rows) add(data, risk, row, hazards[row]!);
    }
    clear(deaths);
    for (const row of rows) add(data, deaths, row, hazards[row]!);
    visit({ time, risk, deaths, rows });
  }
}
