import { allowsFhir, type Interaction as Letter, type SmartAccess } from "../access/fhir-reach.ts";
import type { Permission } from "../access/permissions.ts";
import { type Refusal, refusal } from "./outcome.ts";

/** What can be done with a type of resource. */
export type Interaction = "read" | "vread" | "history" | "search" | "create" | "update" | "delete";

/** Who asks, as far as FHIR must know: what they may do here, emergency access included. */
export type Asker = {
  readonly may: (permission: Permission) => boolean;
  /** Of a program with a token of SMART: what its scopes let through. They only narrow. */
  readonly smart?: SmartAccess | undefined;
};

/** What is asked: with whose resources, where the request names one patient. */
export type Asked = {
  readonly type: string;
  readonly interaction: Interaction;
  readonly patient?: string | undefined;
};

/**
 * The one place where a FHIR request is permitted or not, entry by entry in a Bundle. A token of SMART that speaks of one patient
 * permits nothing that does not name that patient.
 *
 * @returns undefined where it is permitted
 */
export function refuseFhir({ may, smart }: Asker, asked: Asked): Refusal | undefined {
  const needed = permissionFor(asked, may);
  if (!may(needed)) return refusal(403, "forbidden", `This needs the permission "${needed}".`);
  return smart === undefined || allowsFhir(smart, asked.type, letters[asked.interaction], asked.patient)
    ? undefined
    : refusal(403, "forbidden", "The scopes of this token do not reach so far.");
}

/** The interactions of SMART's scopes. */
const letters: Readonly<Record<Interaction, Letter>> = {
  read: "r",
  vread: "r",
  history: "r",
  search: "s",
  create: "c",
  update: "u",
  delete: "d",
};

function permissionFor({ type, interaction }: Asked, may: Asker["may"]): Permission {
  // It tells no more than a search would; who manages programs sees what they have asked for, and ends it.
  if (type === "Subscription") return may("manage-services") ? "manage-services" : "read-patient";
  if (interaction === "create") return "record-facts";
  return type === "AuditEvent" ? "read-audit" : "read-patient";
}
