import { type Trials, trialMean } from "./trials.ts";

type MeanAndSpread = { readonly mean: number; readonly standardDeviation: number };

/** The people that a composite is held against. A composite is never shown without the name of its reference. */
export type MsfcReference = {
  readonly name: string;
  /** Seconds. */
  readonly walk: MeanAndSpread;
  /** Mean of the reciprocals of both hands, per second. */
  readonly arms: MeanAndSpread;
  /** Correct answers of 60. */
  readonly cognition: MeanAndSpread;
  /** What stands for a test that MS made impossible. */
  readonly unable: { readonly walkSeconds: number; readonly handSeconds: number };
};

/** The reference people of the task force, as a university's published script uses them. */
export const msfcTaskForce: MsfcReference = {
  name: "msfc-task-force@1",
  walk: { mean: 9.5353, standardDeviation: 11.4058 },
  arms: { mean: 0.0439, standardDeviation: 0.0101 },
  cognition: { mean: 45.0311, standardDeviation: 12.0771 },
  unable: { walkSeconds: 165.7948, handSeconds: 777 },
};

export type MsfcTests = {
  readonly walk: Trials | undefined;
  readonly dominantHand: Trials | undefined;
  readonly otherHand: Trials | undefined;
  /** PASAT-3: correct answers of 60; 0 where MS made it impossible, undefined where it was not done. */
  readonly pasat: number | undefined;
};

export type MsfcPart = "walk" | "dominantHand" | "otherHand" | "pasat";

/** z-scores: higher is better. The composite needs all three; each is given where its own test allows. */
export type Msfc = {
  readonly reference: string;
  readonly legs: number | undefined;
  readonly arms: number | undefined;
  readonly cognition: number | undefined;
} & (
  | { readonly known: "yes"; readonly composite: number }
  | { readonly known: "cannot-tell"; readonly missing: readonly MsfcPart[] }
);

/** Unable for another reason than MS is not done: nothing is put in its place. */
function secondsOf(trials: Trials | undefined, test: "t25fw" | "nhpt", unableSeconds: number): number | undefined {
  if (trials === undefined) return undefined;
  const mean = trialMean(trials, test);
  if (mean.known === "yes") return mean.seconds;
  return mean.known === "unable" && mean.why === "due-to-ms" ? unableSeconds : undefined;
}

const z = (value: number, { mean, standardDeviation }: MeanAndSpread): number => (value - mean) / standardDeviation;
const isCount = (correct: number | undefined): correct is number =>
  correct !== undefined && Number.isInteger(correct) && correct >= 0 && correct <= 60;

/**
 * The composite of timed walk, both hands and PASAT: the mean of three z-scores. The arms count by the mean of
 * the reciprocals of their times, never by the reciprocal of the mean.
 *
 * @source outcomes reference, section 9
 */
export function msfc(tests: MsfcTests, reference: MsfcReference = msfcTaskForce): Msfc {
  const { walkSeconds, handSeconds } = reference.unable;
  const walk = secondsOf(tests.walk, "t25fw", walkSeconds);
  const dominant = secondsOf(tests.dominantHand, "nhpt", handSeconds);
  const other = secondsOf(tests.otherHand, "nhpt", handSeconds);
  const pasat = isCount(tests.pasat) ? tests.pasat : undefined;
  const legs = walk === undefined ? undefined : -z(walk, reference.walk);
  const arms =
    dominant === undefined || other === undefined ? undefined : z((1 / dominant + 1 / other) / 2, reference.arms);
  const cognition = pasat === undefined ? undefined : z(pasat, reference.cognition);
  const parts = { reference: reference.name, legs, arms, cognition };
  if (legs !== undefined && arms !== undefined && cognition !== undefined)
    return { ...parts, known: "yes", composite: (legs + arms + cognition) / 3 };
  const done: Readonly<Record<MsfcPart, number | undefined>> = {
    walk,
    dominantHand: dominant,
    otherHand: other,
    pasat,
  };
  const missing = (["walk", "dominantHand", "otherHand", "pasat"] as const).filter((part) => done[part] === undefined);
  return { ...parts, known: "cannot-tell", missing };
}
