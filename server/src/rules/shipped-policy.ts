import { defaultRoster, type Parameter, phraseIn, type Wording } from "@longwatch/core";
import { shippedIdentifierRules } from "@longwatch/interop";
import type { PolicyKind } from "../db/policies.ts";
import { protocolsForUse } from "../protocols/library.ts";
import { shippedLibrary } from "./shipped.ts";

/** A number that rules lean on, as it is shipped, told in the reader's language. */
export type ShippedNumber = Pick<Parameter, "id" | "value" | "unit" | "says" | "confidence"> & {
  readonly layer: string;
};

/** What holds where a clinic has written nothing of a kind. Of retention nothing: everything is kept. */
export const shippedContent = (kind: PolicyKind): object => {
  if (kind === "roster") return defaultRoster;
  return kind === "identifiers" ? { systems: shippedIdentifierRules } : {};
};

/** Every number of the shipped policies, in their order; where two state one, the later speaks. */
export function shippedNumbers(wording: Wording): readonly ShippedNumber[] {
  const library = shippedLibrary();
  if (!library.ok) return [];
  const all = protocolsForUse(library.value).filter(
    ({ layer, jurisdiction }) => layer === "local-policy" && jurisdiction === "any",
  );
  const numbers = all.flatMap(({ layer: usual, parameters = [] }) =>
    parameters.map(({ id, value, unit, says, layer = usual, confidence }) => ({
      id,
      value,
      unit,
      says: phraseIn(says, wording),
      layer,
      confidence,
    })),
  );
  return [...new Map(numbers.map((one) => [one.id, one])).values()];
}
