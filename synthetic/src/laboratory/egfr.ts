import type { Sex } from "../life.ts";
import { power } from "../random/arithmetic.ts";

/** CKD-EPI 2021, mL/min/1.73 m². @param creatinine µmol/L @param age in years */
export function egfrOf(creatinine: number, age: number, sex: Sex): number {
  const female = sex === "female";
  const share = creatinine / 88.4 / (female ? 0.7 : 0.9);
  const low = power(Math.min(share, 1), female ? -0.241 : -0.302);
  const high = power(Math.max(share, 1), -1.2);
  return 142 * low * high * power(0.9938, age) * (female ? 1.012 : 1);
}
