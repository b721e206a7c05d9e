import { type FhirOptions, readFhirFile } from "../fhir/read-file.ts";
import type { ByPerson, Outcome } from "../outcome.ts";

/** Resources for tests, as a laboratory would send them, to be changed one field at a time. */
export const observation = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  without({
    resourceType: "Observation",
    id: "o1",
    status: "final",
    code: { coding: [{ system: "http://loinc.org", code: "777-3", display: "Platelets" }] },
    subject: { reference: "Patient/p1" },
    effectiveDateTime: "2025-03-01T08:30:00+01:00",
    valueQuantity: { value: 212, unit: "10*9/L", system: "http://unitsofmeasure.org", code: "10*9/L" },
    ...changes,
  });

/** A result of another analyte. */
export const ofLoinc = (code: string, changes: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  observation({ code: { coding: [{ system: "http://loinc.org", code }] }, valueQuantity: undefined, ...changes });

export const patient = (id: string, value = `MRN-${id}`): Record<string, unknown> => ({
  resourceType: "Patient",
  id,
  identifier: [{ system: "urn:clinic:mrn", value }],
  name: [{ family: "Nobody" }],
  birthDate: "1980-01-01",
});

export const bundle = (...resources: readonly unknown[]): Record<string, unknown> => ({
  resourceType: "Bundle",
  type: "collection",
  entry: resources.map((resource) => ({ resource })),
});

const without = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What was read, but for who said what of whom. */
export const asWhole = ({ parts: _, ...outcome }: ByPerson): Outcome => outcome;

export const readResource = (resource: unknown, options?: FhirOptions): Outcome =>
  asWhole(readFhirFile(bytesOf(JSON.stringify(resource)), options));

export const factsOf = ({ patients }: Outcome) => patients.flatMap(({ facts }) => facts);

export const codesOf = ({ issues }: Outcome): readonly string[] => issues.map(({ code }) => code);

export const saysOf = ({ issues }: Outcome): readonly string[] =>
  issues.map(({ severity, code, at }) => `${severity} ${code} ${at}`);
