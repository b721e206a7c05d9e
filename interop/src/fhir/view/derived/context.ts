import {
  type Assessment,
  afterAllDays,
  canonicalJson,
  type Day,
  fingerprint,
  formatDay,
  type Instant,
} from "@longwatch/core";
import type { Element } from "../../write/element.ts";
import { resourceId } from "../ids.ts";
import { placed, type Versioned } from "../versioned.ts";

/** What resources are made with that the program works out from what was recorded. */
export type Derivation = {
  readonly assessment: Assessment;
  readonly patient: string;
  readonly subject: Element;
  /** Not later than the moment since which the answer has been as it is. */
  readonly at: Instant;
  /** Where a fact is found, as a reference; undefined where FHIR has no place for it. */
  readonly referenceOf: (fact: string) => string | undefined;
};

/** One version: the one of now, named by what it says, since no other is kept. */
export function derived(
  { patient, at }: Pick<Derivation, "patient" | "at">,
  key: string,
  resource: Element & { readonly resourceType: string },
): Versioned {
  const id = resourceId(patient, key);
  const version = fingerprint(canonicalJson(resource)).slice(0, 16);
  const state = { version, at, resource: placed(resource, id, version, at), by: undefined, fact: undefined };
  return { type: resource.resourceType, id, states: [state] };
}

/** Where the resource of a key is found. */
export const reference = ({ patient }: Pick<Derivation, "patient">, type: string, key: string): Element => ({
  reference: `${type}/${resourceId(patient, key)}`,
});

export const referencesTo = (
  { referenceOf }: Pick<Derivation, "referenceOf">,
  facts: readonly string[],
): readonly Element[] =>
  [...new Set(facts.flatMap((fact) => referenceOf(fact) ?? []))].map((one) => ({ reference: one }));

/** A day that is one; undefined for those that never come. */
export const dayOf = (day: Day | undefined): string | undefined =>
  day === undefined || !Number.isFinite(day) || day === afterAllDays ? undefined : formatDay(day);
