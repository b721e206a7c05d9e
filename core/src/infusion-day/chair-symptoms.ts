/**
 * What can be entered beside the chair, by the keys that the signal rules listen to. What begins during an infusion is sudden; a
 * rash is a rash whether it itches or wheals.
 */
export const chairSymptoms = [
  "stroke-signs",
  "neck-or-face-pain",
  "chest-pain",
  "sudden-breathlessness",
  "lip-or-tongue-swelling",
  "headache-during-infusion",
  "irregular-pulse",
  "rigors",
  "fever",
  "rash",
  "itching",
  "flushing",
  "chills",
  "nausea",
  "other",
] as const;
