type Bracket = { readonly start: number; readonly low: number; readonly high: number };

/**
 * The root of an increasing function inside `(low, high)`; `low` is finite, `high` may be infinite. Newton's method,
 * with bisection (or doubling, under an infinite `high`) wherever a step would leave the bracket. To about 1e-14
 * relative.
 */
export function solveIncreasing(
  excess: (x: number) => number,
  slope: (x: number) => number,
  { start, low, high }: Bracket,
): number {
  let [below, above, x] = [low, high, start];
  for (let i = 0; i < 500; i += 1) {
    const value = excess(x);
    if (value === 0) return x;
    if (value < 0) below = x;
    else above = x;
    let next = x - value / slope(x);
    if (!(next > below && next < above)) next = above === Number.POSITIVE_INFINITY ? 2 * x + 1 : (below + above) / 2;
    if (Math.abs(next - x) <= 1e-15 * Math.abs(next)) return next;
    x = next;
  }
  return x;
}
