import { type FactJson, factIdOf, type Issue } from "@longwatch/core";
import { type Disposition, mergeDispositions } from "./hl7v2/outcome.ts";
import type { Identifier } from "./hl7v2/patient-ids.ts";

export type { Disposition } from "./hl7v2/outcome.ts";
export type { Identifier } from "./hl7v2/patient-ids.ts";

/** The facts of one patient. Two patients never share an entry. */
export type PatientFacts = { readonly identifiers: readonly Identifier[]; readonly facts: readonly FactJson[] };

export type Outcome = {
  readonly disposition: Disposition;
  readonly patients: readonly PatientFacts[];
  readonly issues: readonly Issue[];
};

/**
 * What was read, judged by what came of it: all became facts (`accept`), some of it became issues
 * (`accept-with-warnings`), or it waits as a whole (`quarantine`): it is not about real patients, or
 * something is wrong with it and nobody could be told from it.
 */
export function outcomeOf(patients: readonly PatientFacts[], issues: readonly Issue[]): Outcome {
  const merged = mergePatients(patients);
  return { disposition: dispositionOf(merged, issues), patients: merged, issues };
}

export function dispositionOf(patients: readonly PatientFacts[], issues: readonly Issue[]): Disposition {
  if (issues.some(({ code }) => code === "message-not-for-patients")) return "quarantine";
  const isAboutSomebody = patients.some(({ identifiers }) => identifiers.length > 0);
  if (!isAboutSomebody && issues.some(({ severity }) => severity === "error")) return "quarantine";
  return issues.length > 0 ? "accept-with-warnings" : "accept";
}

/** Nothing of it was taken: `reject` where it could not be read, `quarantine` where it waits as a whole. */
export const refused = (disposition: "reject" | "quarantine", issues: readonly Issue[]): Outcome => ({
  disposition,
  patients: [],
  issues,
});

export const mergeOutcomes = (all: readonly Outcome[]): Outcome => ({
  disposition: mergeDispositions(all.map(({ disposition }) => disposition)),
  patients: mergePatients(all.flatMap(({ patients }) => patients)),
  issues: all.flatMap(({ issues }) => issues),
});

/** One entry for each set of identifiers, and each fact once; people who share only some numbers stay apart. */
export function mergePatients(patients: readonly PatientFacts[]): readonly PatientFacts[] {
  const byKey = new Map<
    string,
    { readonly identifiers: readonly Identifier[]; readonly facts: Map<string, FactJson> }
  >();
  for (const { identifiers, facts } of patients) {
    const key = patientKey(identifiers);
    const known = byKey.get(key) ?? { identifiers, facts: new Map() };
    byKey.set(key, known);
    for (const fact of facts) {
      const id = fact.id ?? factIdOf(fact);
      if (!known.facts.has(id)) known.facts.set(id, fact);
    }
  }
  return [...byKey.values()].map(({ identifiers, facts }) => ({ identifiers, facts: [...facts.values()] }));
}

/** The same for the same identifiers, whatever order they came in. */
export const patientKey = (identifiers: readonly Identifier[]): string =>
  identifiers
    .map(({ system, value }) => JSON.stringify([system, value]))
    .toSorted()
    .join();
