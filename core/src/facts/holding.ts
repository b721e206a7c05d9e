import { type Instant, utcDay } from "../base/instant.ts";
import { displacement } from "./displacement.ts";
import type { Fact } from "./fact.ts";
import { type FactIndex, indexFacts } from "./fact-index.ts";

/**
 * The facts that hold, as known at a moment (that moment included; `undefined`: all that is known today).
 * A later state of a result replaces the earlier one, whatever order they arrived in; a superseded or
 * retracted fact is absent; a result entered in error holds as absence. A correction that was not yet
 * known does not exist.
 */
export function holdingFacts(facts: readonly Fact[], knownAt: Instant | undefined): FactIndex {
  const known = knownFacts(facts, knownAt);
  const isDisplaced = displacement(known);
  const held = isDisplaced === undefined ? known : known.filter((fact) => !isDisplaced(fact));
  const present = held.some(isAbsence) ? held.filter((fact) => !isAbsence(fact)) : held;
  return indexFacts(present, dangling(held, known));
}

/** Every fact that was known at a moment, those since displaced included; the list itself where that is all of it. */
export const knownFacts = (facts: readonly Fact[], knownAt: Instant | undefined): readonly Fact[] =>
  knownAt === undefined || facts.every((fact) => isKnown(fact, knownAt))
    ? facts
    : facts.filter((fact) => isKnown(fact, knownAt));

/** A fact without `recordedAt` is taken as known on its clinical day. */
const isKnown = (fact: Fact, knownAt: Instant): boolean =>
  fact.recordedAt === undefined ? fact.earliest <= utcDay(knownAt) : fact.recordedAt <= knownAt;

const isAbsence = (fact: Fact): boolean => fact.kind === "result-reported" && fact.status === "entered-in-error";

/** Corrections and retractions that name a fact nobody knows. */
function dangling(held: readonly Fact[], known: readonly Fact[]): FactIndex["dangling"] {
  const naming: { readonly fact: Fact; readonly names: string }[] = [];
  for (const fact of held) {
    const names = fact.kind === "fact-retracted" ? fact.fact : fact.supersedes;
    if (names !== undefined) naming.push({ fact, names });
  }
  if (naming.length === 0) return naming;
  const missing = new Set(naming.map(({ names }) => names));
  for (const { id } of known) missing.delete(id);
  return missing.size === 0 ? [] : naming.filter(({ names }) => missing.has(names));
}
