import { XMLParser, XMLValidator } from "fast-xml-parser";
import type { Tree, TreeReading } from "./tree.ts";

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  preserveOrder: true,
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
});

/** As the parser gives it: one element name with its children, and the attributes under `:@`. */
type Element = Readonly<Record<string, readonly Element[] | string>> & {
  readonly ":@"?: Readonly<Record<string, string>>;
};

/** Elements that hold a whole resource. */
const holders = new Set(["contained", "resource", "outcome"]);

/**
 * FHIR XML as the same tree that JSON gives: `value` attributes become literals, and every element a list of
 * children, since nothing in XML tells one from many. The narrative is left out. A document type is refused:
 * FHIR has none, and its entities can swell without end.
 */
export function readXml(text: string): TreeReading {
  if (/<!DOCTYPE/i.test(text)) return { ok: false, fault: { at: "line 1", saw: "a document type declaration" } };
  const judged = XMLValidator.validate(text);
  if (judged !== true) {
    return { ok: false, fault: { at: `line ${judged.err.line}, column ${judged.err.col}`, saw: "no well-formed XML" } };
  }
  const roots = parsed(text)?.filter((element) => !nameOf(element).startsWith("?") && nameOf(element) !== "#text");
  if (roots === undefined) return { ok: false, fault: { at: "line 1", saw: "XML that could not be read" } };
  const [root] = roots;
  if (root === undefined || roots.length > 1)
    return { ok: false, fault: { at: "line 1", saw: `${roots.length} root elements` } };
  if (!/xmlns(?::\w+)?\s*=\s*["']http:\/\/hl7\.org\/fhir["']/.test(text)) {
    return { ok: false, fault: { at: "line 1", saw: "XML that is not FHIR" } };
  }
  return { ok: true, tree: resourceOf(root) };
}

/** The parser throws on names such as `__proto__`, which no resource has. */
function parsed(text: string): readonly Element[] | undefined {
  try {
    return parser.parse(text) as readonly Element[];
  } catch {
    return undefined;
  }
}

const nameOf = (element: Element): string => Object.keys(element).find((key) => key !== ":@") ?? "";

const childrenOf = (element: Element): readonly Element[] => {
  const children = element[nameOf(element)];
  return Array.isArray(children) ? children : [];
};

const resourceOf = (element: Element): Tree => {
  const tree = treeOf(element);
  const fields = tree.kind === "object" ? tree.fields : new Map<string, Tree>();
  return { kind: "object", fields: new Map([["resourceType", { kind: "literal", text: nameOf(element) }], ...fields]) };
};

function treeOf(element: Element): Tree {
  const { value, ...attributes } = element[":@"] ?? {};
  const fields = new Map<string, Tree>();
  for (const [name, text] of Object.entries(attributes)) {
    if (name === "id" || name === "url") fields.set(name, { kind: "literal", text });
  }
  for (const child of childrenOf(element)) {
    const name = nameOf(child);
    if (name === "#text" || name === "div") continue;
    const item = holders.has(name) ? heldResource(child) : treeOf(child);
    const before = fields.get(name);
    fields.set(name, { kind: "children", items: [...(before?.kind === "children" ? before.items : []), item] });
  }
  const isPrimitive = value !== undefined && ![...fields.keys()].some((name) => name !== "id" && name !== "extension");
  return isPrimitive ? { kind: "literal", text: value } : { kind: "object", fields };
}

function heldResource(holder: Element): Tree {
  const [inner, ...others] = childrenOf(holder).filter((child) => nameOf(child) !== "#text");
  return inner === undefined || others.length > 0 ? treeOf(holder) : resourceOf(inner);
}
