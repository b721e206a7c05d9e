import type { Instant, RecordJson } from "@longwatch/core";
import { own } from "../own.ts";
import { compact, type Element } from "../write/element.ts";
import { patientMark } from "./ids.ts";
import { placed, type State, type Versioned } from "./versioned.ts";

/** A person as they were known from a moment on. */
export type PersonState = {
  readonly version: number;
  readonly at: Instant;
  readonly by: string;
  readonly header: RecordJson["patient"];
  readonly details: PersonDetails;
};
export type PersonDetails = {
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly telephone?: string | undefined;
  readonly email?: string | undefined;
  readonly language?: string | undefined;
};

/**
 * The person, with a version for each change of what is known of them.
 *
 * @param isNamed whether the reader may know who it is: else there is no name, no number, no way to reach them, and of the birth
 *                date the year
 */
export function personResource(states: readonly [PersonState, ...PersonState[]], isNamed: boolean): Versioned {
  const id = patientMark(states[0].header.id);
  const [first, ...rest] = states.map((one): State => {
    const version = `${one.version}`;
    return {
      version,
      at: one.at,
      resource: placed(patient(one, isNamed), id, version, one.at),
      by: one.by,
      fact: undefined,
    };
  });
  return { type: "Patient", id, states: [first!, ...rest] };
}

/** In the place of a name, which readers ask for. */
const absent = (reason: "masked" | "unknown"): Element => ({
  extension: [{ url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", valueCode: reason }],
});

function patient({ header, details }: PersonState, isNamed: boolean) {
  const { givenName, familyName, language } = details;
  const name = compact({ family: familyName, given: givenName === undefined ? [] : [givenName] });
  const hasName = Object.keys(name).length > 0;
  return compact({
    resourceType: "Patient" as const,
    extension: [{ url: own.jurisdiction, valueCode: header.jurisdiction }],
    identifier: [{ system: own.patient, value: header.id }, ...(isNamed ? (header.identifiers ?? []) : [])],
    active: true,
    name: [isNamed ? (hasName ? name : absent("unknown")) : absent("masked")],
    telecom: isNamed ? telecom(details) : [],
    gender: header.sex,
    birthDate: header.bornOn === undefined ? undefined : isNamed ? header.bornOn : header.bornOn.slice(0, 4),
    communication:
      language === undefined ? [] : [{ language: { coding: [{ system: "urn:ietf:bcp:47", code: language }] } }],
  });
}

const telecom = ({ telephone, email }: PersonDetails): readonly Element[] => [
  ...(telephone === undefined ? [] : [{ system: "phone", value: telephone }]),
  ...(email === undefined ? [] : [{ system: "email", value: email }]),
];
