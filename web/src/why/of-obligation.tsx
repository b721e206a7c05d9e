import type { ReactElement } from "react";
import { dayWords } from "../look/day.tsx";
import { Sentence } from "../look/sentence.tsx";
import { tickLook } from "../timeline/marks.ts";
import { useTimelineWords } from "../timeline/words.ts";
import { useLanguage } from "../words/words.ts";
import type { ObligationReasons } from "./explanation.ts";
import type { Named } from "./fact-words.ts";
import { Comparisons, FactButton, Others, Part, Rule, Sentences, Sources } from "./part.tsx";
import styles from "./why.module.css";
import { useWhyWords } from "./words.ts";

/** `late?` as `Late?`, `¿atrasado?` as `¿Atrasado?`. */
const capital = (text: string): string => text.replace(/\p{L}/u, (letter) => letter.toUpperCase());

/** Why a test is due, done, late or waived, where its rule comes from, and what would change that. */
export function OfObligation({
  reasons,
  named,
  pointOut,
}: {
  readonly reasons: ObligationReasons;
  readonly named: Named;
  readonly pointOut: (fact: string) => void;
}): ReactElement {
  const say = useWhyWords();
  const timeline = useTimelineWords();
  const language = useLanguage();
  const { rule, status, facts, comparisons, others, wouldChange, references } = reasons;
  return (
    <>
      <p className={styles["lead"]}>
        <strong>{say("is-now", { status: timeline(tickLook[status]) })}</strong>
      </p>
      <Rule says={rule.says} layer={rule.layer} protocol={rule.protocol} id={rule.id}>
        {rule.rationale === undefined ? undefined : (
          <p>
            <Sentence of={rule.rationale} />
          </p>
        )}
      </Rule>
      <Part title={say("source")}>
        <Sources sources={rule.sources} references={references} />
        <p className={rule.confidence === "K2" ? styles["unsigned"] : undefined}>
          {say(`confidence-${rule.confidence}`)}
        </p>
        {rule.carriedFrom === undefined ? undefined : <p>{say("carried-from", { version: rule.carriedFrom })}</p>}
      </Part>
      <Part title={say("facts")}>
        {facts.length === 0 ? <p className="quiet">{say("facts-none")}</p> : undefined}
        <ul className={styles["plain"]}>
          {facts.map((one) => (
            <li key={`${one.as} ${one.id}`}>
              <span className="quiet">{say(`as-${one.as}`)}</span>
              <FactButton
                text={one.as === "not-evidence" ? one.text : named.fact(one.id, one.text)}
                fact={one.id}
                pointOut={pointOut}
              />
            </li>
          ))}
        </ul>
      </Part>
      <Comparisons
        rows={comparisons.map(({ edge, left, saw, op, right, result }) => ({
          id: `${edge} ${left}`,
          seen: say(left === "asOf" ? "day-asked" : "day-done", { day: dayWords(saw, language) }),
          asked: say(op === "<" ? "before-day" : "from-day", { edge: capital(edge), day: dayWords(right, language) }),
          result,
        }))}
      />
      <Sentences title={say("change")} of={wouldChange} />
      <Others of={others} references={references} />
    </>
  );
}
