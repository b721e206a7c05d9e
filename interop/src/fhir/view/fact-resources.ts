import type { FactJson, PatientRecord } from "@longwatch/core";
import { type Element, idOf } from "../write/element.ts";
import { writeFact } from "../write/writers.ts";
import { type Chain, chainsOf } from "./chains.ts";
import { withDigits } from "./digits.ts";
import { patientMark, resourceId } from "./ids.ts";
import { withSenders } from "./sender.ts";
import { placed, type State, type Versioned } from "./versioned.ts";
import { withdrawn } from "./withdrawn.ts";

/**
 * What was recorded of a patient as resources with their versions. A result keeps its id through all its states; a correction
 * is a version of what it corrects; what was taken back is entered in error, without its value. Facts for which FHIR has no
 * fair place are left out (see `writeBundle`).
 *
 * @param written the record's facts as they were written, with their ids
 */
export function factResources(record: PatientRecord, written: readonly FactJson[]): readonly Versioned[] {
  const subject = { reference: `Patient/${patientMark(record.patient.id)}` };
  return chainsOf(record, written).flatMap((chain) => versionedOf(chain, record.patient.id, subject) ?? []);
}

function versionedOf({ key, states }: Chain, patient: string, subject: Element): Versioned | undefined {
  const id = resourceId(patient, key);
  const written = states.map((state) => {
    const resource = writeFact(state.fact, { subject, id: idOf(state.id) });
    return { state, resource: resource && withDigits(withSenders(resource, state.fact), state.fact) };
  });
  const type = written.findLast(({ resource }) => resource !== undefined)?.resource?.resourceType;
  if (type === undefined) return undefined;
  // A correction may make another type of it: the versions of before are then not among this one's.
  const own = written.filter(({ resource }) => resource === undefined || resource.resourceType === type);
  const [first, ...rest] = own.map(({ state, resource }, index): State => {
    const version = `${index + 1}`;
    const form = resource === undefined ? undefined : state.isWithdrawn ? withdrawn(resource) : resource;
    return {
      version,
      at: state.at,
      resource: form && placed(form, id, version, state.at),
      by: state.by,
      fact: state.because,
    };
  });
  return { type, id, states: [first!, ...rest] };
}
