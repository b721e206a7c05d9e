/**
 * A resource as it was written, whether in JSON or XML. Numbers keep their digits (`1.0` is not `1`). In XML
 * nothing tells a text from a number or one element from a list of one, so these are `literal` and `children`
 * and take the form that is asked for.
 */
export type Tree =
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, Tree> }
  | { readonly kind: "list"; readonly items: readonly Tree[] }
  | { readonly kind: "children"; readonly items: readonly Tree[] }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "boolean"; readonly text: "true" | "false" }
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "null" };

/** Where reading stopped, and what stood there. */
export type Fault = { readonly at: string; readonly saw: string };

export type TreeReading = { readonly ok: true; readonly tree: Tree } | { readonly ok: false; readonly fault: Fault };

/** The resource type of an object, where it names one. */
export function resourceTypeOf(tree: Tree): string | undefined {
  const type = tree.kind === "object" ? tree.fields.get("resourceType") : undefined;
  return type !== undefined && (type.kind === "text" || type.kind === "literal") ? type.text : undefined;
}
