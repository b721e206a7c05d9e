import type { ReactElement } from "react";
import { Card } from "../../look/card.tsx";
import { dayWords } from "../../look/day.tsx";
import { useLanguage } from "../../words/words.ts";
import styles from "./outcomes.module.css";
import type { Outcomes } from "./outcomes.tsx";
import { useOutcomeWords } from "./words.ts";

type Of = { readonly of: Outcomes["findings"]; readonly point: (fact: string) => void };

/** Contradictions and doubts: each a question to a person, with the way to the fact on the timeline. */
export function Findings({ of, point }: Of): ReactElement {
  const say = useOutcomeWords();
  const language = useLanguage();
  return (
    <Card title={say("findings")}>
      <p>{say(of.length === 0 ? "no-findings" : "findings-say")}</p>
      {of.length === 0 ? undefined : (
        <ul className={styles["findings"]}>
          {of.map(({ code, facts, on, text }) => {
            const day = on === null ? say("no-day") : dayWords(on, language);
            return (
              <li key={`${code}/${facts.join()}`}>
                <button type="button" aria-label={say("point", { day })} onClick={() => point(facts[0]!)}>
                  {day}
                </button>
                <span>{text}</span>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
