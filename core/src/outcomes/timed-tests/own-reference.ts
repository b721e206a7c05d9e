import { type MsfcReference, type MsfcTests, msfcTaskForce } from "./msfc.ts";
import { type Trials, trialMean } from "./trials.ts";

function meanAndSpread(values: readonly number[]): MsfcReference["walk"] | undefined {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const standardDeviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1),
  );
  return standardDeviation > 0 ? { mean, standardDeviation } : undefined;
}

function doneIn(trials: Trials | undefined, test: "t25fw" | "nhpt"): number | undefined {
  const mean = trials && trialMean(trials, test);
  return mean?.known === "yes" ? mean.seconds : undefined;
}

/**
 * One's own people at baseline as the reference: mean and standard deviation (with n − 1) of those who did each test.
 * What MS made impossible keeps the times of the task force.
 *
 * @param name is shown with every composite
 * @returns undefined where a test was done by fewer than two, or by all alike
 * @source outcomes reference, section 9
 */
export function msfcReferenceOf(name: string, people: readonly MsfcTests[]): MsfcReference | undefined {
  const walk = meanAndSpread(people.flatMap((one) => doneIn(one.walk, "t25fw") ?? []));
  const arms = meanAndSpread(
    people.flatMap(({ dominantHand, otherHand }) => {
      const [dominant, other] = [doneIn(dominantHand, "nhpt"), doneIn(otherHand, "nhpt")];
      return dominant === undefined || other === undefined ? [] : (1 / dominant + 1 / other) / 2;
    }),
  );
  const cognition = meanAndSpread(people.flatMap(({ pasat }) => pasat ?? []));
  if (walk === undefined || arms === undefined || cognition === undefined) return undefined;
  return { name, walk, arms, cognition, unable: msfcTaskForce.unable };
}
