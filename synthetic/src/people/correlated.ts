import { normal } from "../random/distributions.ts";
import { normalCdf } from "../random/normal.ts";
import type { Draw } from "../random/stream.ts";
import type { PeopleParameters } from "./parameters.ts";

export const traits = ["age", "onset", "edss", "relapses", "enhancing"] as const;
export type Trait = (typeof traits)[number];
/** Where the person stands among all people, from 0 to 1, trait by trait. */
export type Ranks = Readonly<Record<Trait, number>>;

/** Lower triangle whose product with its transpose is the matrix (Cholesky). */
export function lowerTriangle(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const mine: number[] = [];
    for (let j = 0; j <= i; j++) {
      let rest = row[j]!;
      const other = j === i ? mine : rows[j]!;
      for (let k = 0; k < j; k++) rest -= mine[k]! * other[k]!;
      mine.push(j === i ? Math.sqrt(rest) : rest / other[j]!);
    }
    rows.push(mine);
  }
  return rows;
}

function correlationsOf({ correlation }: PeopleParameters): readonly (readonly number[])[] {
  const pairs: readonly [Trait, Trait, number][] = [
    ["age", "onset", correlation.ageOnset],
    ["onset", "edss", correlation.onsetEdss],
    ["relapses", "enhancing", correlation.relapsesEnhancing],
    ["age", "relapses", correlation.ageRelapses],
  ];
  const between = (one: Trait, other: Trait): number =>
    pairs.find(([a, b]) => (a === one && b === other) || (a === other && b === one))?.[2] ?? 0;
  return traits.map((one) => traits.map((other) => (one === other ? 1 : between(one, other))));
}

const triangles = new WeakMap<PeopleParameters, readonly (readonly number[])[]>();
function triangleOf(parameters: PeopleParameters): readonly (readonly number[])[] {
  const known = triangles.get(parameters) ?? lowerTriangle(correlationsOf(parameters));
  triangles.set(parameters, known);
  return known;
}

/** Ranks that hang together as the parameters say (a Gaussian copula). */
export function drawRanks(draw: Draw, parameters: PeopleParameters): Ranks {
  const free = traits.map(() => normal(draw));
  const [age, onset, edss, relapses, enhancing] = triangleOf(parameters).map((row) =>
    normalCdf(row.reduce((sum, weight, k) => sum + weight * free[k]!, 0)),
  );
  return { age: age!, onset: onset!, edss: edss!, relapses: relapses!, enhancing: enhancing! };
}
