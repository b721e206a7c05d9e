import type { Instant } from "@longwatch/core";
import { own } from "../own.ts";
import { coding, compact, concept, type Element, type Resource } from "../write/element.ts";
import { patientMark } from "./ids.ts";
import { actorOf, program } from "./provenance.ts";
import { placed } from "./versioned.ts";

/** An event of the audit, in words that do not come from FHIR. */
export type Audited = {
  readonly event: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly moment: Instant;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly action: string;
  readonly object: string;
  readonly why: string | null;
  readonly patients: readonly string[];
};

const types = "http://terminology.hl7.org/CodeSystem/audit-event-type";
const letters: readonly (readonly [RegExp, string])[] = [
  [/\.(read|find)$/, "R"],
  [/\.(add|receive|set-up|invite|join|open|offer|make|start|request)$/, "C"],
  [/\.(remove|erase|revoke|end|withdraw)$/, "D"],
  [/\.(change|act|review|confirm|accept|refuse)$/, "U"],
];

/** Who saw or did what, as an AuditEvent. What was refused at the door is in the clinic's own audit and not here. */
export function auditEvent(one: Audited): Resource {
  const action = letters.find(([pattern]) => pattern.test(one.action))?.[1] ?? "E";
  return placed(
    compact({
      resourceType: "AuditEvent" as const,
      type: coding(types, "rest", "Restful Operation"),
      subtype: [coding(own.action, one.action)],
      action,
      recorded: one.at,
      outcome: one.action === "session.refuse" ? "4" : "0",
      purposeOfEvent: one.why === null ? [] : [concept(one.why)],
      agent: [{ who: one.actor.kind === "system" ? program : actorOf(one.actor.id), requestor: true }],
      source: { observer: program },
      entity: entitiesOf(one),
    }),
    one.event,
    "1",
    one.moment,
  );
}

const entitiesOf = ({ patients, object }: Audited): readonly Element[] =>
  patients.length > 0
    ? patients.map((patient) => ({ what: { reference: `Patient/${patientMark(patient)}` } }))
    : [{ name: object }];
