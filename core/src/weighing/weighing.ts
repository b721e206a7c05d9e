import type { Certainty } from "../base/certainty.ts";
import type { EvidenceBase, Figure, Study, TreatmentClass } from "../trials/evidence.ts";
import { type Likeness, likenessOf } from "./likeness.ts";
import type { Weighed } from "./subject.ts";
import { treatedBefore } from "./treatment.ts";

/** What one trial showed, and in what the person is like its people. */
export type WeighedTrial = {
  readonly study: Study;
  /** The person resembles its people; false where nobody can tell which trial's. */
  readonly isTheirs: boolean;
  /** A smaller trial of such people, beside the large one. */
  readonly isFurther: boolean;
  readonly likeness: readonly Likeness[];
  readonly figures: readonly Figure[];
};

/** What treatment may bring and cost, as far as trials tell. It adds nothing up, puts nothing in an order of merit, and decides nothing. */
export type Weighing = {
  /** Treated for MS before, which tells the trial; with what that stands on. */
  readonly treatedBefore: Certainty;
  readonly evidence: readonly string[];
  readonly trials: readonly WeighedTrial[];
  /** Harms of everybody treated in the trials, of smaller trials whose people are others, and of reports: longer and rarer than one trial can show. */
  readonly wider: readonly Figure[];
  /** Every class, for everybody the same and in the same order. */
  readonly options: readonly TreatmentClass[];
};

export function weighingOf(of: Weighed, base: EvidenceBase): Weighing {
  const { resemblance } = base;
  const treated = treatedBefore(of, resemblance);
  const groups = resembled[treated.answer];
  const large = groups.map((group) => resemblance[group]);
  const further = resemblance.further.flatMap(({ of: group, trial }) => (groups.includes(group) ? [trial] : []));
  const trials = [...large, ...further].map((id): WeighedTrial => {
    const study = base.studies.find((one) => one.id === id)!;
    return {
      study,
      isTheirs: treated.answer !== "cannot-tell",
      isFurther: further.includes(id),
      likeness: study.entry === undefined ? [] : likenessOf(study.entry, of, treated, resemblance),
      figures: figuresOf(id, base),
    };
  });
  const ofTrials = new Set([
    ...resembled["cannot-tell"].flatMap((group) => figuresOf(resemblance[group], base)),
    ...trials.flatMap(({ figures }) => figures),
  ]);
  const harms = new Set(base.outcomes.filter(({ kind }) => kind === "harm").map(({ id }) => id));
  return {
    treatedBefore: treated.answer,
    evidence: treated.evidence,
    trials,
    wider: base.figures.filter((one) => harms.has(one.outcome) && !ofTrials.has(one)),
    options: base.classes,
  };
}

type Group = EvidenceBase["resemblance"]["further"][number]["of"];
const resembled: Readonly<Record<Certainty, readonly Group[]>> = {
  yes: ["treated"],
  no: ["untreated"],
  "cannot-tell": ["untreated", "treated"],
};

/** Of a trial, and of what became of its people afterwards. */
function figuresOf(trial: string, { studies, figures }: EvidenceBase): readonly Figure[] {
  const own = new Set(studies.filter(({ id, follows }) => id === trial || follows === trial).map(({ id }) => id));
  return figures.filter(({ study }) => own.has(study));
}
