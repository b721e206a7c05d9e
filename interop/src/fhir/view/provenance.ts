import { formatInstant } from "@longwatch/core";
import { own } from "../own.ts";
import { coding, compact, type Element } from "../write/element.ts";
import { resourceId } from "./ids.ts";
import { placed, type State, type Versioned } from "./versioned.ts";

const operations = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
const participant = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

/** Who recorded each version, when, and what it came in. A provenance itself never changes. */
export const provenances = (
  patient: string,
  resources: readonly Versioned[],
  messageOf: (fact: string) => string | undefined,
): readonly Versioned[] =>
  resources.flatMap((one) =>
    one.states.map((state, index): Versioned => {
      const id = resourceId(patient, `provenance/${one.type}/${one.id}/${state.version}`);
      const message = state.fact === undefined ? undefined : messageOf(state.fact);
      const resource = placed(provenance(one, state, index, message), id, "1", state.at);
      return { type: "Provenance", id, states: [{ ...state, version: "1", resource }] };
    }),
  );

function provenance({ type, id }: Versioned, state: State, index: number, message: string | undefined) {
  return compact({
    resourceType: "Provenance" as const,
    target: [{ reference: `${type}/${id}/_history/${state.version}` }],
    recorded: formatInstant(state.at),
    activity: { coding: [coding(operations, activityOf(state, index))] },
    agent: [{ type: { coding: [coding(participant, "author")] }, who: actorOf(state.by) }],
    entity:
      message === undefined ? [] : [{ role: "source", what: { identifier: { system: own.message, value: message } } }],
  });
}

const activityOf = ({ resource }: State, index: number): string =>
  resource === undefined || isWithdrawn(resource) ? "NULLIFY" : index === 0 ? "CREATE" : "UPDATE";

const isWithdrawn = (resource: Element): boolean =>
  resource["status"] === "entered-in-error" ||
  JSON.stringify(resource["verificationStatus"] ?? "").includes("entered-in-error");

/** An account or a service by its id; the program itself where nobody is known. */
export const actorOf = (by: string | undefined): Element =>
  by === undefined ? program : { identifier: { system: own.actor, value: by } };

export const program: Element = { type: "Device", display: "Longwatch" };
