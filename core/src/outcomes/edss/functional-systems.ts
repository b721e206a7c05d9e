/** The seven functional systems of the examination, in the order in which they are scored. */
export const functionalSystems = [
  "visual",
  "brainstem",
  "pyramidal",
  "cerebellar",
  "sensory",
  "bowelBladder",
  "cerebral",
] as const;

export type FunctionalSystem = (typeof functionalSystems)[number];

/** Grades as examined (raw). A system that is absent or undefined was not examined; it is never grade 0. */
export type FunctionalGrades = { readonly [system in FunctionalSystem]?: number | undefined };

/**
 * Per system, the converted grade of each raw grade 0, 1, 2, … Visual and bowel/bladder are compressed for
 * the step alone; the record keeps the raw grade.
 *
 * @source outcomes reference, section 1.1
 */
const convertedOf: Readonly<Record<FunctionalSystem, readonly number[]>> = {
  visual: [0, 1, 2, 2, 3, 3, 4],
  brainstem: [0, 1, 2, 3, 4, 5],
  pyramidal: [0, 1, 2, 3, 4, 5, 6],
  cerebellar: [0, 1, 2, 3, 4, 5],
  sensory: [0, 1, 2, 3, 4, 5, 6],
  bowelBladder: [0, 1, 2, 3, 3, 4, 5],
  cerebral: [0, 1, 2, 3, 4, 5],
};

/** Highest raw grade of a system. */
export const highestGrade = (system: FunctionalSystem): number => convertedOf[system].length - 1;

/**
 * The grade that counts for the step.
 *
 * @param raw the grade as examined
 * @returns undefined where the system has no such grade
 */
export const convertedGrade = (system: FunctionalSystem, raw: number): number | undefined => convertedOf[system][raw];
