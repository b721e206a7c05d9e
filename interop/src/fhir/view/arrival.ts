import { formatInstant, type Instant, type PatientRecord } from "@longwatch/core";
import type { Resource } from "../write/element.ts";
import type { State, Versioned } from "./versioned.ts";

/** When the record came to the clinic that holds it now; undefined where it began there. */
export const arrivalOf = ({ held }: PatientRecord): Instant | undefined =>
  held.all
    .flatMap(({ kind, recordedAt }) => (kind === "care-moved" && recordedAt !== undefined ? [recordedAt] : []))
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
