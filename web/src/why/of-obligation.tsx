import type { ReactElement } from "react";
import { tickLook } from "../timeline/marks.ts";
import { useTimelineWords } from "../timeline/words.ts";
import type { ObligationReasons } from "./explanation.ts";
import type { Named } from "./fact-words.ts";
import { Comparisons, FactButton, Part, Sources } from "./part.tsx";
import styles from "./why.module.css";
import { useWhyWords } from "./words.ts";

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
  const { rule, status, facts, comparisons, others, wouldChange, references } = reasons;
  return (
    <>
      <p className={styles["lead"]}>
        <strong>{say("is-now", { status: timeline(tickLook[status]) })}</strong>
      </p>
      <Part title={say("rule")}>
        <p>{rule.says}</p>
        <p className="quiet">
          {say(`layer-${rule.layer}`)} · {rule.protocol} · {rule.id}
        </p>
        {rule.rationale === undefined ? undefined : <p>{rule.rationale}</p>}
      </Part>
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
        rows={comparisons.map((one, i) => ({
          id: `${i}`,
          seen: `${one.left} ${one.saw}`,
          asked: `${one.edge} ${one.op} ${one.right}`,
          result: one.result,
        }))}
      />
      <Part title={say("change")}>
        <ul className={styles["dots"]}>
          {wouldChange.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Part>
      {others.length === 0 ? undefined : (
        <Part title={say("others")}>
          <ul className={styles["plain"]}>
            {others.map((one) => (
              <li key={one.protocol}>
                {one.says} <span className="quiet">{one.protocol}</span>
                <Sources sources={one.sources} references={references} />
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
