/** Figures of samples, for checks. */
export const mean = (xs: readonly number[]): number => xs.reduce((sum, x) => sum + x, 0) / xs.length;
export function sd(xs: readonly number[]): number {
  const centre = mean(xs);
  return Math.sqrt(mean(xs.map((x) => (x - centre) * (x - centre))));
}
export const share = <T>(xs: readonly T[], is: (x: T) => boolean): number => xs.filter(is).length / xs.length;
export const median = (xs: readonly number[]): number => xs.toSorted((a, b) => a - b)[Math.floor(xs.length / 2)]!;
export function covariance(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [mean(xs), mean(ys)];
  return mean(xs.map((one, i) => (one - x) * (ys[i]! - y)));
}
export const correlation = (xs: readonly number[], ys: readonly number[]): number =>
  covariance(xs, ys) / (sd(xs) * sd(ys));
/** Slope of the least-squares line of ys over xs. */
export const slope = (xs: readonly number[], ys: readonly number[]): number => covariance(xs, ys) / covariance(xs, xs);

/** One value for each key object, made once. */
export function once<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}
