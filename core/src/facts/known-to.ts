import type { Fact } from "./fact.ts";
import { writtenBy, writtenFrom } from "./newest.ts";

/** Whether somebody knew of a fact who gave their word: of one day it was written down before. Where nobody knows, they did not. */
export function isKnownTo(word: Fact, fact: Fact): boolean {
  const after = writtenBy(fact) - writtenFrom(word);
  return fact.latest < word.earliest ? after <= 0 : fact.latest === word.earliest && after < 0;
}
