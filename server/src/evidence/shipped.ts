import { InvariantError } from "@longwatch/core";
import { digestOf } from "../protocols/digest.ts";
import type { Evidence } from "./build-evidence.ts";
import { loadEvidence } from "./load.ts";

let shipped: (Evidence & { readonly digest: string }) | undefined;

/** The evidence that came with the program, read once; its digest is of what it says, in both languages. */
export function shippedEvidence(): Evidence & { readonly digest: string } {
  if (shipped !== undefined) return shipped;
  const loaded = loadEvidence();
  if (!loaded.ok) throw new InvariantError("The shipped evidence cannot be read; install @longwatch/evidence again.");
  const { content, words } = loaded.value;
  shipped = { ...loaded.value, digest: digestOf({ content, words }) };
  return shipped;
}
