import { formatInstant, type Instant, type PatientRecord } from "@longwatch/core";
import type { Resource } from "../write/element.ts";
import type { State, Versioned } from "./versioned.ts";

/** When the record was last taken over by another clinic; undefined where it never was. A move alone brings no record. */
export const arrivalOf = ({ held }: PatientRecord): Instant | undefined =>
  held.all
    .flatMap((fact) => (fact.kind === "care-moved" && fact.acceptedBy !== undefined ? (fact.recordedAt ?? []) : []))
    .toSorted((a, b) => a - b)
    .at(-1);

/**
 * A resource as a clinic's server knows it: nothing changed there before the record came. Whoever asks for what is new since the day
 * before learns of all that a patient brought along.
 */
export const sinceArrival =
  (arrival: Instant | undefined) =>
  (one: Versioned): Versioned =>
    arrival === undefined || one.states[0].at >= arrival
      ? one
      : { ...one, states: one.states.map((state) => notBefore(arrival, state)) as [State, ...State[]] };

function notBefore(arrival: Instant, state: State): State {
  if (state.at >= arrival) return state;
  return { ...state, at: arrival, resource: state.resource && updatedAt(state.resource, arrival) };
}

const updatedAt = (resource: Resource, at: Instant): Resource => ({
  ...resource,
  meta: { ...(resource["meta"] as object), lastUpdated: formatInstant(at) },
});
