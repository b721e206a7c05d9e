import type { Tree } from "./tree.ts";

/** A place in a resource: what stands there, how FHIRPath names it, and where a wrong form is reported. */
export type Cursor = {
  readonly tree: Tree;
  readonly at: string;
  readonly complain: (complaint: Complaint) => void;
};

/** What does not have the form that FHIR gives it. */
export type Complaint = { readonly at: string; readonly saw: string; readonly remedy: string };

export const fieldNames = (cursor: Cursor): readonly string[] =>
  cursor.tree.kind === "object" ? [...cursor.tree.fields.keys()] : [];

export const has = (cursor: Cursor, name: string): boolean => fieldNames(cursor).includes(name);

/** The one object under a name. */
export function child(cursor: Cursor, name: string): Cursor | undefined {
  const found = single(cursor, name);
  return found === undefined || isObject(found) ? found : wrong(found, "an object");
}

/** All objects of a list; absent is empty. */
export function children(cursor: Cursor, name: string): readonly Cursor[] {
  return items(cursor, name).flatMap((item) => (isObject(item) ? [item] : (wrong(item, "an object") ?? [])));
}

export function textOf(cursor: Cursor, name: string): string | undefined {
  const found = single(cursor, name);
  if (found === undefined) return undefined;
  const { tree } = found;
  if (tree.kind !== "text" && tree.kind !== "literal") return wrong(found, "a text");
  return tree.text.trim() === "" ? wrong(found, "a text that is not empty") : tree.text;
}

/** The digits of a number, as sent. */
export function digitsOf(cursor: Cursor, name: string): string | undefined {
  const found = single(cursor, name);
  if (found === undefined) return undefined;
  const { tree } = found;
  const isNumber = tree.kind === "number" || (tree.kind === "literal" && decimal.test(tree.text));
  return isNumber && Number.isFinite(Number(tree.text)) ? tree.text : wrong(found, "a number");
}

const decimal = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export function numberOf(cursor: Cursor, name: string): number | undefined {
  const digits = digitsOf(cursor, name);
  return digits === undefined ? undefined : Number(digits);
}

/** The one value under a name, whatever it is. JSON must not write a list for it, nor XML several elements. */
function single(cursor: Cursor, name: string): Cursor | undefined {
  const tree = fieldOf(cursor, name);
  if (tree === undefined) return undefined;
  const at = `${cursor.at}.${name}`;
  if (tree.kind !== "children") return { ...cursor, tree, at };
  return tree.items.length === 1
    ? { ...cursor, tree: tree.items[0]!, at }
    : wrong({ ...cursor, tree, at }, "one element");
}

function items(cursor: Cursor, name: string): readonly Cursor[] {
  const tree = fieldOf(cursor, name);
  if (tree === undefined) return [];
  const at = `${cursor.at}.${name}`;
  if (tree.kind === "list" || tree.kind === "children") {
    return tree.items.map((item, index) => ({ ...cursor, tree: item, at: `${at}[${index}]` }));
  }
  wrong({ ...cursor, tree, at }, "a list");
  return [];
}

const fieldOf = ({ tree }: Cursor, name: string): Tree | undefined =>
  tree.kind === "object" ? tree.fields.get(name) : undefined;

const isObject = ({ tree }: Cursor): boolean => tree.kind === "object";

/** Reports the form; the content stays unsaid, for it may be a name. */
function wrong({ complain, at, tree }: Cursor, wanted: string): undefined {
  complain({
    at,
    saw: kinds[tree.kind],
    remedy: `FHIR has ${wanted} here. Ask the sender to correct the resource; it was not taken.`,
  });
  return undefined;
}

const kinds: Readonly<Record<Tree["kind"], string>> = {
  object: "an object",
  list: "a list",
  children: "several elements",
  text: "a text",
  number: "a number",
  boolean: "true or false",
  literal: "another text",
  null: "null",
};
