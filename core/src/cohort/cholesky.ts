/** A symmetric matrix p × p, row after row. */
export type Matrix = Float64Array;

export type Cholesky = {
  /** x with A x = b. */
  readonly solve: (b: ArrayLike<number>) => Float64Array;
  readonly inverse: () => Matrix;
};

/** A pivot this small beside its diagonal element is rounding: the row follows from those above. */
const leastPivot = 1e-10;

/**
 * A = L Lᵀ of a symmetric positive definite matrix; undefined when it is singular or holds what is not a number.
 */
export function cholesky(a: Matrix, p: number): Cholesky | undefined {
  const l = new Float64Array(p * p);
  for (let i = 0; i < p; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let rest = a[i * p + j]!;
      for (let k = 0; k < j; k += 1) rest -= l[i * p + k]! * l[j * p + k]!;
      if (i !== j) l[i * p + j] = rest / l[j * p + j]!;
      else if (rest > leastPivot * a[i * p + i]! && rest < Number.POSITIVE_INFINITY) l[i * p + i] = Math.sqrt(rest);
      else return undefined;
    }
  }
  const solve = (b: ArrayLike<number>): Float64Array => {
    const x = Float64Array.from(b);
    for (let i = 0; i < p; i += 1) {
      for (let k = 0; k < i; k += 1) x[i]! -= l[i * p + k]! * x[k]!;
      x[i]! /= l[i * p + i]!;
    }
    for (let i = p - 1; i >= 0; i -= 1) {
      for (let k = i + 1; k < p; k += 1) x[i]! -= l[k * p + i]! * x[k]!;
      x[i]! /= l[i * p + i]!;
    }
    return x;
  };
  const inverse = (): Matrix => {
    const result = new Float64Array(p * p);
    for (let j = 0; j < p; j += 1) {
      const column = solve(Float64Array.from({ length: p }, (_, i) => (i === j ? 1 : 0)));
      for (let i = 0; i < p; i += 1) result[i * p + j] = column[i]!;
    }
    return result;
  };
  return { solve, inverse };
}

/** uᵀ v */
export function dot(u: ArrayLike<number>, v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < u.length; i += 1) sum += u[i]! * v[i]!;
  return sum;
}

/** uᵀ A u */
export const quadratic = (u: Float64Array, a: Matrix): number =>
  dot(
    u,
    u.map((_, i) => dot(u, a.subarray(i * u.length, i * u.length + u.length))),
  );

/** The sandwich V B V of symmetric matrices. */
export function sandwich(v: Matrix, b: Matrix, p: number): Matrix {
  const times = (left: Matrix, right: Matrix): Matrix =>
    Float64Array.from({ length: p * p }, (_, at) => {
      const [i, j] = [Math.floor(at / p), at % p];
      let sum = 0;
      for (let k = 0; k < p; k += 1) sum += left[i * p + k]! * right[k * p + j]!;
      return sum;
    });
  return times(times(v, b), v);
}
