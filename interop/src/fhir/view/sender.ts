import type { FactJson } from "@longwatch/core";
import type { Element, Resource } from "../write/element.ts";

/** With the identifier under which its sender knows it, where it came as FHIR, so that the sender finds it again. */
export function withSenders(resource: Resource, fact: FactJson): Resource {
  const identifier = senderOf(fact);
  const before = resource["identifier"];
  // Some types have one identifier and no more: that is ours.
  if (identifier === undefined || !Array.isArray(before)) return resource;
  return { ...resource, identifier: [...(before as readonly Element[]), identifier] };
}

/** Of a result it is in its key: `fhir|system|value|code`. */
export function senderOf(fact: FactJson): Element | undefined {
  const { source } = fact;
  const said = typeof source === "object" ? `${source["identifier"] ?? ""}` : "";
  const key = fact.kind === "result-reported" && typeof fact.resultKey === "string" ? fact.resultKey.split("|") : [];
  const [system, value] = key.length === 4 && key[0] === "fhir" ? [key[1], key[2]] : said.split(/\|(.*)/s);
  return system === undefined || value === undefined || system === "" || value === "" ? undefined : { system, value };
}
