import { type FactJson, factIdOf, type Issue } from "@longwatch/core";
import type { SentDocument } from "./documents.ts";
import { type Disposition, mergeDispositions } from "./hl7v2/outcome.ts";
import type { Identifier } from "./hl7v2/patient-ids.ts";
import type { Person } from "./person.ts";
import type { HeldResult } from "./results/held.ts";

export type { Disposition } from "./hl7v2/outcome.ts";
export type { Identifier } from "./hl7v2/patient-ids.ts";

/** What a file says of one person: as {@link PatientFacts}, with what tells whether it is them and what was not taken. */
export type PersonPart = PatientFacts & {
  readonly person: Person;
  readonly held: readonly HeldResult[];
  /** What came with it to be opened by a person. */
  readonly documents: readonly SentDocument[];
  /** Those of the file that are about this part. */
  readonly issues: readonly Issue[];
};

/** An outcome, also person by person. Who is not told is a part without identifiers. */
export type ByPerson = Outcome & { readonly parts: readonly PersonPart[] };

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

/**
 * One part for each set of identifiers and what is said of the person beside them: two people under one number stay apart. Who is
 * not described is who is described under one of the same numbers.
 */
export function mergeParts(parts: readonly PersonPart[]): readonly PersonPart[] {
  const described = new Map<string, Person>();
  for (const { identifiers, person } of parts)
    for (const one of identifiers)
      if (Object.keys(person).length > 0 && !described.has(patientKey([one]))) described.set(patientKey([one]), person);
  const merged = new Map<string, PersonPart[]>();
  for (const part of parts) {
    const isKnown = Object.keys(part.person).length > 0;
    const other = part.identifiers.map((one) => described.get(patientKey([one]))).find((one) => one !== undefined);
    const person = isKnown ? part.person : (other ?? {});
    const { familyName, givenName, bornOn, sex } = person;
    const key = JSON.stringify([patientKey(part.identifiers), familyName, givenName, bornOn, sex]);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, [{ ...part, person }]);
    else known.push({ ...part, person });
  }
  return [...merged.values()].map((own) => ({
    identifiers: own[0]!.identifiers,
    person: own[0]!.person,
    facts: mergePatients(own.map(({ facts }) => ({ identifiers: [], facts }))).flatMap(({ facts }) => facts),
    held: own.flatMap(({ held }) => held),
    documents: own.flatMap(({ documents }) => documents),
    issues: own.flatMap(({ issues }) => issues),
  }));
}

/** The same for the same identifiers, whatever order they came in. */
export const patientKey = (identifiers: readonly Identifier[]): string =>
  identifiers
    .map(({ system, value }) => JSON.stringify([system, value]))
    .toSorted()
    .join();
