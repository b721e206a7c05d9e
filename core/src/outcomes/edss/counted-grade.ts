import { convertedGrade, type FunctionalGrades, type FunctionalSystem, highestGrade } from "./functional-systems.ts";

/** What the grades of an examination are to count as. */
export type GradeOptions = {
  /** Kurtzke 1983 lets cerebral grade 1 pass as 0; the current scoring counts it. */
  readonly cerebral1: "counts" | "ignored";
  /** Some studies keep fatigue out of the cerebral grade. */
  readonly fatigue: "counts" | "ignored";
};

export type GradedExamination = {
  readonly grades: FunctionalGrades;
  /** Systems whose findings are not due to MS: left out, as grade 0. Where they are so in part, grade what is due to MS. */
  readonly notDueToMs?: readonly FunctionalSystem[] | undefined;
  /** The cerebral grade without what fatigue adds to it; read only where the options leave fatigue out. */
  readonly cerebralWithoutFatigue?: number | undefined;
};

/** Converted grades that one system may count as, both ends included; `why` where they are not one known grade. */
export type CountedGrade = {
  readonly least: number;
  readonly most: number;
  readonly why: "not-examined" | "not-a-grade" | "not-exact" | undefined;
};

/** One object for each known grade: scoring millions of examinations makes none. */
const known: readonly CountedGrade[] = [0, 1, 2, 3, 4, 5, 6].map((grade) => ({
  least: grade,
  most: grade,
  why: undefined,
}));

/** Fatigue alone reaches this cerebral grade and no higher (section 1.6). */
const mostByFatigue = 2;

function ofGrade(system: FunctionalSystem, raw: number | undefined): CountedGrade {
  const grade = raw === undefined ? undefined : convertedGrade(system, raw);
  if (grade !== undefined) return known[grade]!;
  const most = convertedGrade(system, highestGrade(system))!;
  return { least: 0, most, why: raw === undefined ? "not-examined" : "not-a-grade" };
}

function cerebralWithoutFatigue({ grades, cerebralWithoutFatigue: without }: GradedExamination): CountedGrade {
  if (without !== undefined) return ofGrade("cerebral", without);
  const graded = ofGrade("cerebral", grades.cerebral);
  return graded.why === undefined && graded.least > 0 && graded.least <= mostByFatigue
    ? { least: 0, most: graded.most, why: "not-exact" }
    : graded;
}

/**
 * The grade with which a system counts for the step: converted, and as the options say.
 *
 * @returns all grades that the system may have where it was not examined, or was given a grade that does not exist
 * @source outcomes reference, sections 1.1 and 1.7
 */
export function countedGrade(
  examination: GradedExamination,
  system: FunctionalSystem,
  options: GradeOptions,
): CountedGrade {
  if (examination.notDueToMs?.includes(system) === true) return known[0]!;
  if (system !== "cerebral") return ofGrade(system, examination.grades[system]);
  const counted =
    options.fatigue === "ignored" ? cerebralWithoutFatigue(examination) : ofGrade(system, examination.grades.cerebral);
  if (options.cerebral1 === "counts") return counted;
  return counted.why === undefined
    ? known[counted.least === 1 ? 0 : counted.least]!
    : { ...counted, most: counted.most === 1 ? 0 : counted.most };
}
