import type { ChartJson } from "@longwatch/core";
import { type ReactElement, useMemo } from "react";
import { useFactTongue } from "../acting/use-fact-words.ts";
import { useHere } from "../client/session.ts";
import { factWords, namesIn, type WrittenFact, whenWords } from "../look/fact-words.ts";
import { useRows } from "../timeline/rows.ts";
import { FactButton } from "../why/part.tsx";
import styles from "./decisions.module.css";
import { useDecisionWords } from "./decisions-words.ts";

export type Named = {
  /** Undefined: the fact is not among those that came with the answer. */
  readonly words: (fact: string) => string | undefined;
  /** Whether the timeline has a place for it. */
  readonly isShown: (fact: string) => boolean;
  readonly pointOut: (fact: string) => void;
};

/** How the facts are called that an answer stands on. */
export function useNamedFacts(
  facts: readonly WrittenFact[],
  chart: ChartJson,
  pointOut: (fact: string) => void,
): Named {
  const tongue = useFactTongue(useMemo(() => namesIn(chart), [chart]));
  const { zone } = useHere();
  const { all } = useRows(chart, true);
  const shown = useMemo(() => new Set(all.flatMap(({ items }) => items.flatMap(({ fact }) => fact ?? []))), [all]);
  const byId = useMemo(() => new Map(facts.map((one) => [one.id, one])), [facts]);
  return {
    words: (id) => {
      const fact = byId.get(id);
      if (fact === undefined) return undefined;
      const when = whenWords(fact, zone, tongue.language);
      return [...(when === undefined ? [] : [when]), factWords(fact, tongue)].join(" · ");
    },
    isShown: (id) => shown.has(id),
    pointOut,
  };
}

/** Facts one beside the other; those that the timeline shows can be pointed out there. */
export function NamedFacts({ of, named }: { readonly of: readonly string[]; readonly named: Named }): ReactElement {
  const say = useDecisionWords();
  return (
    <ul className={styles["facts"]}>
      {of.map((fact) => {
        const words = named.words(fact) ?? say("fact-unnamed");
        return (
          <li key={fact}>
            {named.isShown(fact) ? <FactButton text={words} fact={fact} pointOut={named.pointOut} /> : words}
          </li>
        );
      })}
    </ul>
  );
}
