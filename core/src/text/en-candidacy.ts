type Nothing = Readonly<Record<string, never>>;
type Of = { readonly of: string };

const signs: Readonly<Record<string, string>> = {
  "gd enhancing": "an enhancing lesion",
  "t2 increase": "a marked increase of lesions",
  "new t2": "a new lesion",
};

/** Whether a course is an option, and what would tell; what is lacking stands after "not known:". */
export const enCandidacy = {
  "candidacy.yes": (_: Nothing) => "an option by the rules of the day",
  "candidacy.with-justification": (_: Nothing) => "an option with a reason that somebody writes down",
  "candidacy.no": (_: Nothing) => "not an option by the rules of the day",
  "candidacy.cannot-tell": (_: Nothing) => "cannot be told from what is on file",
  "candidacy-weight.required": (_: Nothing) => "must be so",
  "candidacy-weight.route": (_: Nothing) => "one of the ways in",
  "candidacy-weight.advised": (_: Nothing) => "advised, not a limit",
  "candidacy-weight.contraindication": (_: Nothing) => "contraindication",
  "candidacy-weight.warning": (_: Nothing) => "warning",
  "candidacy-weight.specialist": (_: Nothing) => "for a named specialist to decide",
  "candidacy-weight.unread": (_: Nothing) => "the source has not been read for it: unknown, never permitted",
  "candidacy-lacks.birth-date": (_: Nothing) => "the date of birth",
  "candidacy-lacks.phenotype": ({ of }: Of) =>
    of === "" ? "the course of the disease" : `whether the text means this course of the disease (${of})`,
  "candidacy-lacks.therapy-outcome": ({ of }: Of) => `how treatment with ${of} ended, and whether it was a full course`,
  "candidacy-lacks.therapy-name": ({ of }: Of) => `whether ${of} is another medicine than those on file`,
  "candidacy-lacks.other-therapies": (_: Nothing) => "whether there were other therapies than those on file",
  "candidacy-lacks.relapse-severity": (_: Nothing) => "how severe a relapse was, or on which day it began",
  "candidacy-lacks.other-relapses": (_: Nothing) => "whether there were other relapses than those on file",
  "candidacy-lacks.mri": ({ of }: Of) => `a recent scan of the brain that says so or not: ${signs[of] ?? of}`,
  "candidacy-lacks.answer": ({ of }: Of) => `an answer, not too old: ${of}`,
  "candidacy-lacks.condition": ({ of }: Of) => `an answer, yes or no: ${of}`,
  "candidacy-lacks.medicine": (_: Of) => "a review of all medicines that is not too old",
  "candidacy-lacks.medicine-kind": ({ of }: Of) =>
    `what sort of medicine ${of} is, or a review that names what is not taken`,
  "candidacy-lacks.allergy": ({ of }: Of) => `whether there is an allergy to ${of}`,
  "candidacy-lacks.result": ({ of }: Of) => `a valid result: ${of}`,
  "candidacy-lacks.infection-test": ({ of }: Of) =>
    `what to make of a result that is not negative: ${of}; a diagnosis of a later day that is over or ruled out, or a named specialist's word that it is dealt with`,
  "candidacy-lacks.blood-pressure": (_: Nothing) => "readings of the blood pressure on more days, with both numbers",
  "candidacy-lacks.withdrawn-warning": ({ of }: Of) => `what to make of a warning whose result was taken back: ${of}`,
  "candidacy-lacks.pregnancy": (_: Nothing) => "a pregnancy test of the last 28 days",
} as const;
