import { useHere } from "../client/session.ts";
import { useDetailWords } from "../look/fact-details.ts";
import { useKindWords } from "../look/fact-kinds.ts";
import { type FactTongue, factWords, type Names, type Typed, whenWords } from "../look/fact-words.ts";
import { useLanguage } from "../words/words.ts";
import { useChoices } from "./use-choices.ts";
import { useCodeWords } from "./use-code-words.ts";

/** Everything by which facts are said, in the language of the page. */
export function useFactTongue(names: Names): FactTongue {
  return {
    names,
    kinds: useKindWords(),
    detail: useDetailWords(),
    codes: useCodeWords(),
    language: useLanguage(),
  };
}

/** A fact in a line for somebody who must recognise it: when it was, what it is, how much, and why where somebody gave a reason. */
export function useFactWords(): (fact: Typed) => string {
  const { zone } = useHere();
  const analytes = useChoices()?.analytes ?? [];
  const tongue = useFactTongue({ analytes: new Map(analytes.map(({ key, name }) => [key, name])), units: new Map() });
  return (fact) => {
    const when = whenWords(fact, zone, tongue.language);
    const { reason } = fact;
    return [
      ...(when === undefined ? [] : [when]),
      factWords(fact, tongue),
      ...(typeof reason === "string" ? [reason] : []),
    ].join(" · ");
  };
}
