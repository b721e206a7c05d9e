/** Interactions of FHIR, as scopes of SMART 2 name them: create, read, update, delete, search. */
export type Interaction = "c" | "r" | "u" | "d" | "s";

/** What one scope lets through. `type`: a resource type, or `*`. */
export type FhirScope = {
  readonly level: "patient" | "user" | "system";
  readonly type: string;
  readonly may: ReadonlySet<Interaction>;
};

/** What a token of SMART lets through: its scopes, and the one patient of those that speak of "the patient". */
export type SmartAccess = { readonly scopes: readonly FhirScope[]; readonly patient?: string | undefined };

/** Whose resources of a type may be met with an interaction. */
export type Reach =
  | { readonly of: "nobody" }
  | { readonly of: "everybody" }
  | { readonly of: "one"; readonly patient: string };

/** How far a token reaches, for a search: with `one`, nothing of anybody else may be found or counted. */
export function reachOf({ scopes, patient }: SmartAccess, type: string, interaction: Interaction): Reach {
  const fitting = scopes.filter((one) => (one.type === "*" || one.type === type) && one.may.has(interaction));
  if (fitting.some(({ level }) => level !== "patient")) return { of: "everybody" };
  return fitting.length > 0 && patient !== undefined ? { of: "one", patient } : { of: "nobody" };
}

/**
 * Whether a token allows an interaction with a resource. What its account or its client may do is asked besides: scopes only narrow.
 *
 * @param patient whose resource it is; undefined: nobody's, or it is not known yet
 */
export function allowsFhir(access: SmartAccess, type: string, interaction: Interaction, patient?: string): boolean {
  const reach = reachOf(access, type, interaction);
  return reach.of === "everybody" || (reach.of === "one" && reach.patient === patient);
}
