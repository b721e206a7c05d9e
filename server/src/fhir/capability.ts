import {
  isVersioned,
  modifiers,
  type Parameter,
  resultParameters,
  type ServedType,
  servedTypes,
} from "@longwatch/interop";
import { everythingTypes } from "./everything.ts";

/** When what is described here last changed. */
const describedOn = "2026-11-22";

/**
 * What this clinic's FHIR server can do, made of the same tables by which requests are read. `security` is said by whoever
 * knows how tokens are got.
 */
export const capabilityStatement = (base: string, security: object = bearer): object => ({
  resourceType: "CapabilityStatement",
  status: "active",
  date: describedOn,
  kind: "instance",
  instantiates: [`${bulkData}/CapabilityStatement/bulk-data`],
  software: { name: "Longwatch" },
  implementation: { description: "The FHIR server of one clinic", url: base },
  fhirVersion: "4.0.1",
  format: ["json"],
  rest: [
    {
      mode: "server",
      documentation:
        "What was recorded is versioned; what is worked out is as of today. Nothing is removed or overwritten: a correction is sent as another resource with the same identifier.",
      security,
      resource: servedTypes.map(resourceOf),
      interaction: [{ code: "transaction" }, { code: "batch" }],
      operation: [
        { name: "export", definition: `${bulkData}/OperationDefinition/export`, documentation: sayingExport },
      ],
    },
  ],
});

const bearer = {
  cors: true,
  description: "A session's cookie, or Authorization: Bearer with a token that the clinic's administrator has made.",
};

const resourceOf = (served: ServedType): object => {
  const { type, isTaken, parameters, says } = served;
  const along = servedTypes.flatMap(({ type: source, parameters: others }) =>
    others.filter(({ targets = [] }) => targets.includes(type)).map(({ name }) => `${source}:${name}`),
  );
  const offered = [...(operations[type] ?? []), ...(isTaken ? [validation] : [])];
  return {
    type,
    documentation: says,
    interaction: interactionsOf(served).map((code) => ({ code })),
    versioning: isVersioned(served) ? "versioned" : "no-version",
    ...(isVersioned(served) ? { readHistory: true } : {}),
    updateCreate: false,
    ...(isTaken ? { conditionalCreate: true } : {}),
    conditionalRead: "not-match",
    referencePolicy: ["literal", "local"],
    searchInclude: (served.from === "audit" ? [] : parameters)
      .filter(({ type: kind }) => kind === "reference")
      .map(({ name }) => `${type}:${name}`),
    searchRevInclude: served.from === "audit" ? [] : along.filter((one) => !one.startsWith("AuditEvent:")),
    searchParam: parameters.map((one) => parameterOf(one, served.from === "audit" ? ["_count"] : resultParameters)),
    ...(offered.length === 0 ? {} : { operation: offered }),
  };
};

const validation = {
  name: "validate",
  definition: "http://hl7.org/fhir/OperationDefinition/Resource-validate",
  documentation: "What would be said of it if it were sent now. Profiles are not checked.",
};
const bulkData = "http://hl7.org/fhir/uv/bulkdata";
const sayingExport =
  "Everybody's resources, for a program with a token of SMART Backend Services. Protocols and the audit are not in it.";

const guide = "http://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition";

const operations: Readonly<Record<string, readonly object[]>> = {
  Patient: [
    {
      name: "everything",
      definition: "http://hl7.org/fhir/OperationDefinition/Patient-everything",
      documentation: `Of the types ${everythingTypes.join(", ")}.`,
    },
    { name: "export", definition: `${bulkData}/OperationDefinition/patient-export`, documentation: sayingExport },
  ],
  PlanDefinition: [
    {
      name: "apply",
      definition: "http://hl7.org/fhir/OperationDefinition/PlanDefinition-apply",
      documentation:
        "Of one version and one patient of this server (subject). The requests are contained in the CarePlan.",
    },
  ],
  Subscription: [
    { name: "status", definition: `${guide}/backport-subscription-status`, documentation: "Of one subscription." },
    { name: "events", definition: `${guide}/backport-subscription-events`, documentation: "Of one subscription." },
  ],
};

/** What can be done with a type: the routes do this and refuse the rest. */
export const interactionsOf = (served: ServedType): readonly string[] => [
  "read",
  ...(isVersioned(served) ? ["vread", "history-instance"] : []),
  "search-type",
  ...(served.isTaken ? ["create"] : []),
  ...(served.from === "subscriptions" ? ["create", "update", "delete"] : []),
];

const parameterOf = ({ name, type }: Parameter, beside: readonly string[]) => ({
  name,
  type,
  documentation: `Modifiers: ${modifiers[type].map((one) => `:${one}`).join(", ")}. Beside: ${beside.join(", ")}.`,
});
