import type { FactJson } from "@longwatch/core";
import type { Resource } from "../write/element.ts";

/** A number with the digits it was written with; JSON.stringify writes them as they are. */
type WrittenNumber = { readonly rawJSON: string };
const written = (JSON as unknown as { rawJSON(text: string): WrittenNumber }).rawJSON;

/** A result's number as its sender wrote it, where that says the same: `62.0` is not `62`. */
export function withDigits(resource: Resource, fact: FactJson): Resource {
  const digits = fact.kind === "result-reported" ? fact.sent?.["value"] : undefined;
  const quantity = resource["valueQuantity"] as { readonly value?: unknown } | undefined;
  if (digits === undefined || typeof quantity?.value !== "number") return resource;
  const isSame = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(digits) && Number(digits) === quantity.value;
  return isSame ? { ...resource, valueQuantity: { ...quantity, value: written(digits) } } : resource;
}

/** A number of a resource, whichever way it is held. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  const raw = (value as Partial<WrittenNumber> | null | undefined)?.rawJSON;
  return typeof raw === "string" ? Number(raw) : undefined;
}
