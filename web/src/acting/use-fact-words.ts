import { dayWords } from "../look/day.tsx";
import { dayOf, factWords, type Names, type Typed, useKindWords } from "../look/fact-words.ts";
import { useLanguage } from "../words/words.ts";
import { useChoices } from "./use-choices.ts";

/** A fact in a line for somebody who must recognise it: its day, what it is, how much, and why where somebody gave a reason. */
export function useFactWords(): (fact: Typed) => string {
  const kinds = useKindWords();
  const language = useLanguage();
  const analytes = useChoices()?.analytes ?? [];
  const names: Names = { analytes: new Map(analytes.map(({ key, name }) => [key, name])), units: new Map() };
  return (fact) => {
    const on = dayOf(fact);
    const { reason } = fact;
    return [
      ...(on === undefined ? [] : [dayWords(on, language)]),
      factWords(fact, names, kinds, language),
      ...(typeof reason === "string" ? [reason] : []),
    ].join(" · ");
  };
}
