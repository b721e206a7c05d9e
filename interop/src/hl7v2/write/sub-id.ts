import { canonicalJson, fingerprint } from "@longwatch/core";
import type { ResultFact } from "../outcome.ts";

/** A result's place among those that its laboratory sends under one order and one code. */
export type Place = { readonly sender: string; readonly order: string; readonly code: string };

/**
 * The key under which a reader will know a result: use it in facts that are to be compared with what is read.
 *
 * @param repeat which row of this code and sub-id in its message, from 1
 */
export const sentKey = ({ sender, order, code }: Place, subId = "", repeat = 1): string =>
  [sender, order, code, subId, `${repeat}`].join("|");

/**
 * OBX-4, so that states of one result stay states of one result: of a key of this laboratory its own
 * sub-id, of any other key a short mark of it, and nothing where the result has no key.
 */
export function subIdOf({ resultKey }: ResultFact, place: Place): string {
  if (resultKey === undefined) return "";
  const text = typeof resultKey === "string" ? resultKey : canonicalJson(resultKey);
  return ownSubId(text, place) ?? fingerprint(text).slice(-12);
}

/** Only the first row of a code and sub-id: a later one would be the first when it is corrected alone. */
function ownSubId(key: string, place: Place): string | undefined {
  const start = `${[place.sender, place.order, place.code].join("|")}|`;
  return key.startsWith(start) && key.endsWith("|1") ? key.slice(start.length, -2).trim() : undefined;
}
