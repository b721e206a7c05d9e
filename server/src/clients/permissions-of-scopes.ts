import type { FhirScope, Interaction } from "../access/fhir-reach.ts";
import type { Permission } from "../access/permissions.ts";

/** What has to be permitted for these scopes to open anything. Whoever is not permitted it gets no more by a scope. */
export function permissionsOfScopes(scopes: readonly FhirScope[]): ReadonlySet<Permission> {
  const may = (letters: readonly Interaction[], isOf: (type: string) => boolean): boolean =>
    scopes.some((one) => isOf(one.type) && letters.some((letter) => one.may.has(letter)));
  const wanted: readonly (Permission | false)[] = [
    may(["r", "s"], (type) => type !== "AuditEvent") && "read-patient",
    // A Patient has a name and numbers.
    may(["r", "s"], (type) => type === "Patient" || type === "*") && "read-details",
    // Who saw what is asked for by name, never under "everything".
    may(["r", "s"], (type) => type === "AuditEvent") && "read-audit",
    may(["c", "u"], () => true) && "record-facts",
    scopes.some((one) => one.level === "system" && one.may.has("r")) && "export",
  ];
  return new Set(wanted.filter((one) => one !== false));
}
