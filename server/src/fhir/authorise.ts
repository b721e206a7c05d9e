import type { Permission } from "../access/permissions.ts";
import { type Refusal, refusal } from "./outcome.ts";

/** What can be done with a type of resource. */
export type Interaction = "read" | "vread" | "history" | "search" | "create";

/** Who asks, as far as FHIR must know: what they may do here, emergency access included. */
export type Asker = { readonly may: (permission: Permission) => boolean };

/** What is asked: with whose resources, where the request names one patient. */
export type Asked = {
  readonly type: string;
  readonly interaction: Interaction;
  readonly patient?: string | undefined;
};

/**
 * The one place where a FHIR request is permitted or not, entry by entry in a Bundle. Scopes of a token narrow it here.
 *
 * @returns undefined where it is permitted
 */
export function refuseFhir({ may }: Asker, asked: Asked): Refusal | undefined {
  const needed = permissionFor(asked);
  return may(needed) ? undefined : refusal(403, "forbidden", `This needs the permission "${needed}".`);
}

function permissionFor({ type, interaction }: Asked): Permission {
  if (interaction === "create") return "record-facts";
  return type === "AuditEvent" ? "read-audit" : "read-patient";
}
