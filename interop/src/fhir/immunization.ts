import type { FactJson } from "@longwatch/core";
import { doubt, problem } from "../hl7v2/issue.ts";
import { type Concept, conceptOf, shownConcept } from "./concept.ts";
import { enteredInError } from "./condition.ts";
import { type Cursor, has, textOf } from "./cursor.ts";
import { type Context, namedSourceOf, noFacts, type Reading } from "./reading.ts";
import { cvx, type Vaccine, vaccines } from "./vaccines.ts";
import { choiceWhen } from "./when.ts";

type VaccineFact = Extract<FactJson, { readonly kind: "vaccine-given" }>;

/** A vaccination that took place, by its CVX number. Whether the vaccine is live is never guessed. */
export function readImmunization(immunization: Cursor, context: Context): Reading {
  const status = textOf(immunization, "status");
  const at = immunization.at;
  if (status === "entered-in-error") return noFacts(enteredInError(immunization));
  if (status === "not-done")
    return noFacts(doubt("value-not-a-result", `${at}.status`, status, "It was not given: nothing was filed."));
  if (status !== "completed") {
    const remedy = "FHIR has completed, not-done or entered-in-error here; it was not taken.";
    immunization.complain({ at: `${at}.status`, saw: status ?? "nothing", remedy });
    return noFacts();
  }
  const code = conceptOf(immunization, "vaccineCode");
  const vaccine = code === undefined ? undefined : vaccineOf(code);
  if (vaccine === undefined) {
    const remedy = "It is not in our table of vaccines, so nobody can say here whether it is live. Enter it by hand.";
    return noFacts(
      problem("code-unmapped", `${at}.vaccineCode`, code === undefined ? "no code" : shownConcept(code), remedy),
    );
  }
  const when = choiceWhen(immunization, "occurrence");
  if (when === undefined) {
    const saw = has(immunization, "occurrenceString") ? "a date in words" : "no date";
    return noFacts(
      problem(
        "date-missing",
        `${at}.occurrence`,
        saw,
        "Enter the vaccination by hand, with its date as far as it is known.",
      ),
    );
  }
  const fact: VaccineFact = {
    kind: "vaccine-given",
    givenOn: when.on,
    vaccine: vaccine.key,
    live: vaccine.live,
    source: namedSourceOf(context.resource),
  };
  return { facts: [fact], issues: when.issues };
}

/** All CVX numbers sent must mean one vaccine. */
function vaccineOf({ codes }: Concept): Vaccine | undefined {
  const found = codes.flatMap(({ system, code }) => (system === cvx ? [vaccines.get(code.replace(/^0+/, ""))] : []));
  const [first] = found;
  return found.every((one) => one?.key === first?.key) ? first : undefined;
}
