import { halfPointsOf } from "../edss/half-points.ts";
import { mostMsssYears, type Severity, type SeverityKind } from "./severity.ts";

export type SeverityPerson = {
  /** Years since onset (MSSS) or age (ARMSS), with their fraction; undefined: not known. */
  readonly years: number | undefined;
  /** Points. */
  readonly edss: number;
};

const halves = 21;
/** How many people have each EDSS, by completed years. `exactly`: those whose years are a whole number. */
type Counts = { readonly whole: Uint32Array[]; readonly exactly: Uint32Array[] };

const yearsOf = (years: number, kind: SeverityKind): number =>
  kind === "msss" ? Math.min(years, mostMsssYears) : years;

function countOne(rows: Uint32Array[], row: number, half: number): void {
  const numbers = rows[row] ?? new Uint32Array(halves);
  numbers[half]! += 1;
  rows[row] = numbers;
}

function counted(people: readonly SeverityPerson[], kind: SeverityKind): Counts {
  const counts: Counts = { whole: [], exactly: [] };
  for (const { years, edss } of people) {
    const half = halfPointsOf(edss);
    if (years === undefined || half === undefined || half === 20 || !(years >= 1)) continue;
    const x = yearsOf(years, kind);
    const row = Math.floor(x);
    countOne(counts.whole, row, half);
    if (x === row) countOne(counts.exactly, row, half);
  }
  return counts;
}

/**
 * The severity of each person among the people of this cohort: the mean rank of the EDSS among all whose years lie
 * from two before to two after the completed years, both ends included, divided by their number and one, times ten;
 * two decimals. It says where somebody stands here, and is no published score.
 *
 * @returns in the order of the people
 * @source outcomes reference, section 8
 */
export function localSeverity(people: readonly SeverityPerson[], kind: SeverityKind): readonly Severity[] {
  const counts = counted(people, kind);
  const around = new Map<number, Float64Array>();
  const numbersAround = (row: number): Float64Array => {
    const kept = around.get(row);
    if (kept !== undefined) return kept;
    const sum = new Float64Array(halves);
    const add = (numbers: Uint32Array | undefined): void => {
      for (const [half, n] of (numbers ?? []).entries()) sum[half]! += n;
    };
    for (let other = Math.max(1, row - 2); other < row + 2; other += 1) add(counts.whole[other]);
    // Above the last whole row those are left whose years are exactly two more.
    if (kind === "armss" || row + 2 <= mostMsssYears) add(counts.exactly[row + 2]);
    around.set(row, sum);
    return sum;
  };
  return people.map(({ years, edss }): Severity => {
    const half = halfPointsOf(edss);
    if (half === undefined) return { known: "cannot-tell", why: "no-such-edss" };
    if (half === 20) return { known: "cannot-tell", why: "died-of-ms" };
    if (years === undefined || Number.isNaN(years)) return { known: "cannot-tell", why: "years-unknown" };
    if (years < 1) return { known: "cannot-tell", why: "less-than-a-year" };
    const row = Math.floor(yearsOf(years, kind));
    const numbers = numbersAround(row);
    const all = numbers.reduce((sum, n) => sum + n, 0);
    const below = numbers.slice(0, half).reduce((sum, n) => sum + n, 0);
    const rank = below + (numbers[half]! + 1) / 2;
    return { known: "yes", severity: Math.round((1000 * rank) / (all + 1)) / 100, years: row };
  });
}
