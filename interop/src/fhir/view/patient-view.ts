import type { Assessment, FactJson, Instant, PatientRecord } from "@longwatch/core";
import { arrivalOf, sinceArrival } from "./arrival.ts";
import { type Derivation, derivedOf, isDerivedType } from "./derived/derived-resources.ts";
import { factResources } from "./fact-resources.ts";
import { patientMark } from "./ids.ts";
import { type PersonState, personResource } from "./person.ts";
import { provenances } from "./provenance.ts";
import { reports } from "./reports.ts";
import type { Versioned } from "./versioned.ts";

/** What a patient's resources are made of. */
export type Seen = {
  readonly record: PatientRecord;
  /** The record's facts as they were written, with their ids. */
  readonly written: readonly FactJson[];
  readonly person: readonly [PersonState, ...PersonState[]];
  /** Whether the reader may know who it is. */
  readonly isNamed: boolean;
  /** The message in which a fact came. */
  readonly messageOf: (fact: string) => string | undefined;
  /** What was worked out, and a moment since which it has been so; where no derived type is asked for it may be left out. */
  readonly worked?: { readonly assessment: Assessment; readonly at: Instant } | undefined;
};

/** One patient as resources, each type made when it is first asked for. */
export type PatientView = { readonly patient: string; readonly ofType: (type: string) => readonly Versioned[] };

export function patientView(seen: Seen): PatientView {
  const patient = seen.record.patient.id;
  const facts = once(() => factResources(seen.record, seen.written));
  const person = once(() => personResource(seen.person, seen.isNamed));
  const here = sinceArrival(arrivalOf(seen.record));
  const kept = new Map<string, readonly Versioned[]>();
  const make = (type: string): readonly Versioned[] => {
    if (type === "Patient") return [person()];
    if (type === "DiagnosticReport") return reports(patient, facts());
    if (type === "Provenance") return provenances(patient, [person(), ...facts()], seen.messageOf);
    if (!isDerivedType(type)) return facts().filter((one) => one.type === type);
    if (seen.worked === undefined) return [];
    const { assessment, at } = seen.worked;
    return derivedOf(type, { ...derivation(patient, assessment, facts()), at });
  };
  const ofType = (type: string): readonly Versioned[] => {
    const before = kept.get(type);
    if (before !== undefined) return before;
    const made = make(type).map(here).toSorted(byId);
    kept.set(type, made);
    return made;
  };
  return { patient, ofType };
}

/** What is worked out of a record, and where its facts are found. */
export function derivation(
  patient: string,
  assessment: Assessment,
  facts: readonly Versioned[],
): Omit<Derivation, "at"> {
  const places = new Map(
    facts.flatMap(({ type, id, states }) =>
      states.flatMap(({ fact }) => (fact === undefined ? [] : [[fact, `${type}/${id}`]])),
    ),
  );
  const subject = { reference: `Patient/${patientMark(patient)}` };
  return { assessment, patient, subject, referenceOf: (fact) => places.get(fact) };
}

/** One order for ever, so that pages can go on where the one before ended. */
const byId = (a: Versioned, b: Versioned): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
