import { hasSpecimenSegment, type LaboratoryProfile } from "./profile.ts";

/**
 * What of a result does not come back as it was when a message of this laboratory is read with the options
 * agreed with it, one sentence each. The first few are so for every laboratory.
 */
export const lossesOf = (profile: LaboratoryProfile): readonly string[] => [
  "id, recordedAt, by, source, note, supersedes, confirmedBy and sent are ours, and are not sent.",
  "messageAt becomes the time of the message, resultKey the laboratory's own key, lab its name where none was given.",
  "A cancelled or withdrawn result comes back without value, unit and range; an absent status as final.",
  "A range in words that are wholly a range comes back as bounds; words beside bounds are not sent.",
  "Beside words that are no result a range is not read, and one with a negative end comes back as words.",
  "Comments that name a spoilt specimen or a finding are read as such; the finding clumps comes back as the remark clumped.",
  "Findings are sent in words, and come back with these words as a comment; those without a word of ours as a comment only.",
  "Tube, way of collection and context are sent and not read; so is a unit beside a word or a titre.",
  "Texts lose blanks at their ends, control characters and character references; a unit comes back as its UCUM code.",
  ...(profile.codes === "local"
    ? ["The LOINC number is not sent."]
    : ["A LOINC number is added where there was none."]),
  ...(profile.precision === "day" ? ["collectedAt and reportedAt become days: only collectedOn comes back."] : []),
  ...(profile.precision === "minute" ? ["collectedAt and reportedAt lose their seconds."] : []),
  ...(profile.precision === "second" ? ["collectedAt, reportedAt and messageAt lose fractions of a second."] : []),
  ...(profile.timeZone === "none"
    ? ["Of the hour that autumn repeats, the first is read; without the sender's zone no moment comes back at all."]
    : []),
  ...(profile.comments === "none" ? ["Comments and findings are not sent."] : []),
  ...(hasSpecimenSegment(profile)
    ? ["A remark on the specimen that is none of ours is sent and not read."]
    : [
        "Remarks on the specimen are sent as notes, and come back with the note; of lipaemic, icteric, citrate and menstruating only the note does.",
        "Tube and way of collection are not sent.",
      ]),
];
