import type { Issue } from "@longwatch/core";
import { problem } from "../hl7v2/issue.ts";
import type { Identifier } from "../outcome.ts";
import { type Cursor, child, children, textOf } from "./cursor.ts";
import { cursorOn, type Resource, resolve } from "./pool.ts";

export type SubjectReading =
  | {
      readonly ok: true;
      readonly identifiers: readonly Identifier[];
      /** The Patient, where that is in the file. */
      readonly patient?: Resource;
    }
  | { readonly ok: false; readonly issue: Issue };

/**
 * Whose a resource is: the identifiers of the Patient it refers to, where that is in the file; else the
 * reference itself, under the system `fhir-reference`. Never a name, and never a guess between two.
 */
export function subjectOf(
  cursor: Cursor,
  name: string,
  from: Resource,
  pool: readonly Resource[],
  system: string | undefined,
): SubjectReading {
  const subject = child(cursor, name);
  const at = `${cursor.at}.${name}`;
  if (subject === undefined) return missing(at, "no subject");
  const reference = textOf(subject, "reference");
  const logical = child(subject, "identifier");
  if (reference === undefined) {
    const identifiers = logical === undefined ? [] : identifierOf(logical, system);
    return identifiers.length > 0 ? { ok: true, identifiers } : missing(at, "a subject without a reference");
  }
  const conditional = /^Patient\?identifier=([^|&]+)(?:\||%7C)([^&]+)$/i.exec(reference);
  if (conditional !== null) {
    return { ok: true, identifiers: [{ system: decoded(conditional[1]!), value: decoded(conditional[2]!) }] };
  }
  const found = resolve(reference, from, pool);
  if (found.kind === "several") return missing(at, `${reference}, of which there are several`);
  if (found.kind === "one") {
    if (found.resource.type !== "Patient") return missing(at, `a ${found.resource.type}, not a Patient`);
    const identifiers = patientIdentifiers(found.resource, system);
    const known = identifiers.length > 0 ? identifiers : [byReference(reference)];
    return { ok: true, identifiers: known, patient: found.resource };
  }
  if (reference.startsWith("#")) return missing(at, `${reference}, which is not contained`);
  const type = /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(reference)?.[1];
  return type === "Patient" || reference.startsWith("urn:")
    ? { ok: true, identifiers: [byReference(reference)] }
    : missing(at, type === undefined ? "a reference that names no Patient" : `a ${type}, not a Patient`);
}

const byReference = (reference: string): Identifier => ({
  system: "fhir-reference",
  value: reference.replace(/\/_history\/[^/]*$/, ""),
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A patient's numbers that are in use and say whose they are. */
export const patientIdentifiers = (patient: Resource, system: string | undefined): readonly Identifier[] =>
  children(cursorOn(patient).cursor, "identifier").flatMap((one) => identifierOf(one, system));

function identifierOf(identifier: Cursor, fallback: string | undefined): readonly Identifier[] {
  const value = textOf(identifier, "value");
  const system = textOf(identifier, "system") ?? fallback;
  return value === undefined || system === undefined || textOf(identifier, "use") === "old" ? [] : [{ system, value }];
}

const missing = (at: string, saw: string): SubjectReading => ({
  ok: false,
  issue: problem(
    "patient-missing",
    at,
    saw,
    "Nobody can be told from this, so it was not taken. Ask the sender for the patient's number.",
  ),
});
