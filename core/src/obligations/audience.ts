import type { Day } from "../base/calendar.ts";
import type { Certainty } from "../base/certainty.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import { mayBeNewest } from "../facts/newest.ts";
import type { Patient } from "../facts/patient.ts";
import type { Rule } from "../protocol/rule.ts";
import type { RuleTrack } from "../protocol/track.ts";

export type Audience = NonNullable<Rule["appliesTo"]>;

/** Of whom a rule speaks, by its newest version. */
export const audienceOf = (track: RuleTrack): Audience =>
  track.variants[track.variants.length - 1]!.inForce.rule.appliesTo ?? "everyone";

/** Whether a rule speaks of this person. Who cannot be told to be outside is asked, never dropped. */
export function concerns(audience: Audience, patient: Patient, facts: FactIndex, asOf: Day): Certainty {
  switch (audience) {
    case "everyone":
      return "yes";
    case "has-cervix":
      return patient.hasCervix === undefined ? bySex(patient) : patient.hasCervix ? "yes" : "no";
    case "childbearing-potential":
      return childbearingPotential(patient, facts, asOf);
  }
}

const bySex = (patient: Patient): Certainty =>
  patient.sex === "female" ? "yes" : patient.sex === "male" ? "no" : "cannot-tell";

const endsPotential: ReadonlySet<string> = new Set(["hysterectomy", "postmenopausal"]);

function childbearingPotential(patient: Patient, facts: FactIndex, asOf: Day): Certainty {
  if (patient.sex === "male") return "no";
  const stated = mayBeNewest(ofKind(facts, "family-planning-recorded", asOf)).map((one) => one.childbearingPotential);
  if (stated.some((one) => one === true || one === "yes")) return "yes";
  if (stated.length > 0 && stated.every((one) => one === false || one === "no")) return "no";
  const conditions = ofKind(facts, "condition-recorded", asOf);
  if (conditions.some((one) => endsPotential.has(one.condition) && (one.certainty ?? "confirmed") === "confirmed"))
    return "no";
  return bySex(patient);
}
