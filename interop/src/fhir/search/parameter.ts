/** How a parameter of a search is compared. */
export type ParameterType = "token" | "date" | "string" | "reference" | "quantity" | "uri";

/** A parameter of a search of one type: where its values stand, and how they are compared. */
export type Parameter = {
  readonly name: string;
  readonly type: ParameterType;
  /** Paths in the resource. */
  readonly paths: readonly string[];
  /** Of a reference: the types that it may lead to. */
  readonly targets?: readonly string[];
  /** The address of its definition in FHIR R4; undefined: it is ours. */
  readonly definition?: string;
};

/** Those that stand behind a name and a colon: `status:not`. */
export const modifiers: Readonly<Record<ParameterType, readonly string[]>> = {
  token: ["missing", "not", "text"],
  date: ["missing"],
  string: ["missing", "exact", "contains"],
  reference: ["missing", "identifier"],
  quantity: ["missing"],
  uri: ["missing"],
};
