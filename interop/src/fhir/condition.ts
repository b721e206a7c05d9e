import type { FactJson, Issue } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { type Concept, conceptOf, lookUp, shownConcept } from "./concept.ts";
import { conditionKeys } from "./conditions.ts";
import type { Cursor } from "./cursor.ts";
import { own } from "./own.ts";
import { type Context, namedSourceOf, noFacts, type Reading } from "./reading.ts";
import { choiceWhen } from "./when.ts";

type ConditionFact = Extract<FactJson, { readonly kind: "condition-recorded" }>;

const certainties: Readonly<Record<string, NonNullable<ConditionFact["certainty"]>>> = {
  confirmed: "confirmed",
  provisional: "suspected",
  differential: "suspected",
  unconfirmed: "suspected",
  refuted: "excluded",
};

/** A diagnosis by its code, with its certainty. Without a verification status it is only suspected. */
export function readCondition(condition: Cursor, context: Context): Reading {
  const verification = conceptOf(condition, "verificationStatus")?.codes[0]?.code;
  if (verification === "entered-in-error") return noFacts(enteredInError(condition));
  const certainty = verification === undefined ? undefined : certainties[verification];
  if (verification !== undefined && certainty === undefined) {
    const remedy = "FHIR has one of its verification statuses here; the condition was not taken.";
    condition.complain({ at: `${condition.at}.verificationStatus`, saw: verification, remedy });
  }
  const code = conceptOf(condition, "code");
  const key = code === undefined ? undefined : (lookUp(conditionKeys, code) ?? ownKey(code));
  if (code === undefined || key === undefined)
    return noFacts(unmapped(condition, code === undefined ? "no code" : shownConcept(code)));
  const onset = choiceWhen(condition, "onset");
  const abatement = choiceWhen(condition, "abatement");
  const unsure = verification === undefined ? [unverified(condition)] : [];
  const fact: ConditionFact = {
    kind: "condition-recorded",
    condition: key,
    certainty: certainty ?? "suspected",
    ...(onset === undefined ? {} : { onsetOn: onset.on }),
    ...(abatement === undefined ? {} : { resolvedOn: abatement.on }),
    source: namedSourceOf(context.resource),
  };
  return { facts: [fact], issues: [...unsure, ...(onset?.issues ?? []), ...(abatement?.issues ?? [])] };
}

/** What we wrote ourselves: our own word for it. */
const ownKey = ({ codes }: Concept): string | undefined => codes.find(({ system }) => system === own.condition)?.code;

const unmapped = ({ at }: Cursor, saw: string): Issue =>
  problem(
    "code-unmapped",
    `${at}.code`,
    saw,
    "This condition is not in our table, so it was not taken. Enter it by hand if it matters.",
  );

const unverified = ({ at }: Cursor): Issue =>
  doubt(
    "value-missing",
    `${at}.verificationStatus`,
    "nothing",
    "It was taken as suspected. Confirm or exclude the diagnosis.",
  );

export const enteredInError = ({ at }: Cursor): Issue =>
  problem("status-unknown", `${at}.status`, "entered-in-error", "If it was imported before, retract its fact by hand.");
