import { analytes, type Rulebook } from "@longwatch/core";
import type { ClinicTx } from "../../db/transaction.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { sentence } from "./words.ts";

type Choice = { readonly key: string; readonly name: string };
export type Choices = {
  readonly analytes: readonly (Choice & { readonly unit: string })[];
  readonly symptoms: readonly Choice[];
};

const byName = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] =>
  all.toSorted((a, b) => (a.name < b.name ? -1 : 1));

const shownAnalytes = byName(
  [...analytes.values()].map(({ key, name, unit }) => ({
    key,
    name,
    unit: unit === undefined || unit === "1" ? "" : unit,
  })),
);
const known = new WeakMap<Rulebook, Choices>();

/** What the forms of a patient's page choose from: every analyte, and the symptoms that the clinic's rules speak of. */
export async function choicesOf(tx: ClinicTx): Promise<Choices> {
  const { rulebook } = await clinicRules(tx);
  const before = known.get(rulebook);
  if (before !== undefined) return before;
  const symptoms = byName([...symptomsIn(rulebook.protocols)].map((key) => ({ key, name: sentence(key) })));
  const choices = { analytes: shownAnalytes, symptoms };
  known.set(rulebook, choices);
  return choices;
}

/** The keys of every criterion about a symptom, however deep it stands in a rule. */
function symptomsIn(part: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof part !== "object" || part === null) return found;
  const one = part as { kind?: unknown; anyOf?: unknown };
  if (one.kind === "symptom" && Array.isArray(one.anyOf))
    for (const key of one.anyOf) if (typeof key === "string") found.add(key);
  for (const inner of Object.values(part)) symptomsIn(inner, found);
  return found;
}
