import type { FactJson, Issue } from "@longwatch/core";
import type { SentDocument } from "../documents.ts";
import type { Person } from "../person.ts";
import type { HeldResult } from "../results/held.ts";
import type { PersonChange } from "./change.ts";
import type { Identifier } from "./patient-ids.ts";

export type ResultFact = Extract<FactJson, { readonly kind: "result-reported" }>;

/**
 * `reject`: unreadable or not ours to read. `quarantine`: readable, and waits as a whole for a person.
 * `accept-with-warnings`: some of it became issues. `accept`: all of it became facts.
 */
export const dispositions = ["accept", "accept-with-warnings", "quarantine", "reject"] as const;
export type Disposition = (typeof dispositions)[number];

export type PatientFacts = { readonly identifiers: readonly Identifier[]; readonly facts: readonly ResultFact[] };

export type Outcome = {
  readonly disposition: Disposition;
  readonly patients: readonly PatientFacts[];
  readonly issues: readonly Issue[];
};

/** What one PID group of a message says. Two groups stay apart, whoever they are about. */
export type Part = PatientFacts & {
  readonly person: Person;
  /** Results that were not taken, with what they could be. */
  readonly held: readonly HeldResult[];
  readonly documents: readonly SentDocument[];
  readonly issues: readonly Issue[];
};

/** One message's outcome, with what tells it from others. */
export type MessageOutcome = Outcome & {
  /** Of each PID group in order: nothing of them is said only here but the person and what was held back. */
  readonly parts: readonly Part[];
  /** Of ADT: what is said of people's numbers and names. */
  readonly changes: readonly PersonChange[];
  readonly sender: string;
  /** MSH-10, or a fingerprint of the content where the sender gave none. */
  readonly messageId: string;
};

/** The same patient, by all identifiers, appears once; a fact that came twice is kept once. */
export function mergePatients(groups: readonly PatientFacts[]): readonly PatientFacts[] {
  const merged = new Map<
    string,
    { readonly identifiers: readonly Identifier[]; readonly facts: Map<string, ResultFact> }
  >();
  for (const { identifiers, facts } of groups) {
    const key = JSON.stringify(identifiers);
    const group = merged.get(key) ?? { identifiers, facts: new Map() };
    merged.set(key, group);
    for (const fact of facts) group.facts.set(JSON.stringify(fact), fact);
  }
  return [...merged.values()].map(({ identifiers, facts }) => ({ identifiers, facts: [...facts.values()] }));
}

/** A file is rejected where nothing in it could be read; where some of it could not, it waits for a person. */
export function mergeDispositions(all: readonly Disposition[]): Disposition {
  if (all.length === 0 || all.every((one) => one === "reject")) return "reject";
  if (all.includes("reject") || all.includes("quarantine")) return "quarantine";
  return all.includes("accept-with-warnings") ? "accept-with-warnings" : "accept";
}
