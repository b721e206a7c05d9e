import { fingerprint } from "@longwatch/core";

/**
 * How a patient is named in ids of FHIR: by their id, where FHIR allows it and a resource's mark still fits behind it; else by
 * a mark made of it. Only a mark has a dot.
 */
export const patientMark = (patient: string): string =>
  /^[A-Za-z0-9-]{1,39}$/.test(patient) ? patient : `h.${markOf(patient)}`;

/** The id of one of a patient's resources. It leads back to the patient, so that a resource is found by its id alone. */
export const resourceId = (patient: string, key: string): string => `${patientMark(patient)}.${markOf(key)}`;

/** The patient's mark in a resource's id; undefined where it is no id of ours. */
export const markIn = (id: string): string | undefined =>
  /^(h\.[0-9a-f]{24}|[A-Za-z0-9-]{1,39})\.[0-9a-f]{24}$/.exec(id)?.[1];

/** What a mark is: the patient's id itself, something made of it, or none of ours. */
export const kindOfMark = (mark: string): "id" | "made" | "none" =>
  /^[A-Za-z0-9-]{1,39}$/.test(mark) ? "id" : /^h\.[0-9a-f]{24}$/.test(mark) ? "made" : "none";

const markOf = (text: string): string => fingerprint(text).slice(0, 24);
