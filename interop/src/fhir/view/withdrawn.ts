import { coding, compact, type Resource } from "../write/element.ts";

const verification: Readonly<Record<string, string>> = {
  Condition: "http://terminology.hl7.org/CodeSystem/condition-ver-status",
  AllergyIntolerance: "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
};

const absence = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

/** What a withdrawn resource no longer says. */
const said =
  /^(value[A-Z].*|dataAbsentReason|component|interpretation|referenceRange|note|clinicalStatus|extension|item|payload|dosage|contained|specimen|severity|stage|abatement[A-Z].*)$/;

/**
 * A resource that was entered in error: it can still be found, and says nothing any more. Undefined where its type has no such
 * state: it is gone.
 */
export function withdrawn(resource: Resource): Resource | undefined {
  const { resourceType } = resource;
  const kept = Object.fromEntries(Object.entries(resource).filter(([name]) => !said.test(name))) as unknown as Resource;
  const system = verification[resourceType];
  if (system !== undefined) return { ...kept, verificationStatus: { coding: [coding(system, "entered-in-error")] } };
  if (!("status" in resource)) return undefined;
  // Readers ask for a value, or for why there is none.
  const absent = resourceType === "Observation" ? { dataAbsentReason: { coding: [coding(absence, "error")] } } : {};
  return compact({ ...kept, ...medicationOf(resource), ...absent, status: "entered-in-error" });
}

/** A medicine that stood in a resource of its own inside goes with it; its name must stay, for FHIR asks for one. */
function medicationOf(resource: Resource): Record<string, unknown> {
  if (!("medicationReference" in resource)) return {};
  const [batch] = (resource["contained"] ?? []) as readonly { readonly code?: unknown }[];
  return { medicationReference: undefined, medicationCodeableConcept: batch?.code ?? { text: "not told" } };
}
