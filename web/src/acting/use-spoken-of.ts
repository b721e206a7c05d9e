import type { ChoicesJson } from "@longwatch/api";
import type { SignalExplanation } from "@longwatch/core";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useChoices } from "./use-choices.ts";

export type Analyte = ChoicesJson["analytes"][number];

/**
 * Tests whose value can be accepted, and the one that a warning speaks of.
 *
 * @returns as `only` undefined where it is about none, about several, or that is not known yet
 */
export function useSpokenOf(
  patient: string,
  signal: string,
  isWanted: boolean,
): { readonly analytes: readonly Analyte[]; readonly only: Analyte | undefined } {
  const { path } = useHere();
  const choices = useChoices();
  const at = `${path}/patients/${encodeURIComponent(patient)}/explanation`;
  const { data } = useAsked<SignalExplanation>(at, { key: signal }, isWanted);
  const analytes = choices?.analytes.filter(({ scale }) => scale === "quantity") ?? [];
  const compared = new Set(data?.signal.comparisons.map(({ left }) => left));
  const spoken = analytes.filter(({ key }) => compared.has(key));
  return { analytes, only: spoken.length === 1 ? spoken[0] : undefined };
}
