import type { ReactElement } from "react";
import { Day, numberWords } from "../look/day.tsx";
import { Urgency } from "../look/urgency.tsx";
import { useTimelineWords } from "../timeline/words.ts";
import { useLanguage } from "../words/words.ts";
import type { SignalReasons } from "./explanation.ts";
import type { Named } from "./fact-words.ts";
import { Comparisons, FactButton, Others, Part, Rule, Sentences, Sources } from "./part.tsx";
import styles from "./why.module.css";
import { useWhyWords } from "./words.ts";

const signs: Readonly<Record<string, string>> = { ">=": "≥", "<=": "≤", is: "=" };

/** Why a warning was raised, where its rule comes from, what to do, and what closes it. */
export function OfSignal({
  reasons,
  named,
  pointOut,
}: {
  readonly reasons: SignalReasons;
  readonly named: Named;
  readonly pointOut: (fact: string) => void;
}): ReactElement {
  const say = useWhyWords();
  const timeline = useTimelineWords();
  const language = useLanguage();
  const shown = (of: string | number): string => (typeof of === "number" ? numberWords(of, language) : of);
  const { signal, says, hits, others, acts, closes, references } = reasons;
  return (
    <>
      <p className={styles["lead"]}>
        <Urgency of={signal.urgency} /> {timeline(`signal-${signal.state}`)} · <Day of={signal.openedOn} />
      </p>
      <Rule says={says} layer={signal.layer} protocol={signal.protocol} id={signal.rule} />
      <Part title={say("source")}>
        <Sources sources={signal.sources} references={references} />
        <p className={signal.basis === "E" ? undefined : styles["unsigned"]}>
          {say("basis-said", { basis: signal.basis })}
          {say(`basis-${signal.basis}`)}{" "}
          {signal.layer === "local-policy" && signal.basis === "P" ? undefined : say(`confidence-${signal.confidence}`)}
        </p>
      </Part>
      <Part title={say("facts")}>
        <ul className={styles["plain"]}>
          {hits.map((hit) => (
            <li key={`${hit.rule} ${hit.on} ${hit.evidence.join(" ")}`}>
              <span className="quiet">
                <Day of={hit.on} /> · {hit.name}
              </span>
              {hit.facts.map((text, i) => (
                <FactButton
                  key={hit.evidence[i]}
                  text={named.fact(hit.evidence[i]!, text)}
                  fact={hit.evidence[i]!}
                  pointOut={pointOut}
                />
              ))}
            </li>
          ))}
        </ul>
      </Part>
      <Comparisons
        rows={signal.comparisons.map((one, i) => ({
          id: `${i}`,
          seen: `${named.thing(one.left)} ${one.comparator ?? ""}${shown(one.saw)} ${named.unit(one.left, one.unit)}`.trim(),
          asked:
            `${signs[one.op] ?? one.op} ${shown(one.right)} ${named.unit(one.left, one.unit)}${one.from === undefined ? "" : ` (${one.from})`}`.trim(),
          result: one.result,
        }))}
      />
      <Sentences title={say("advice")} of={signal.advice.map(({ text }) => text)} />
      <Part title={say("closes")}>
        <p>{closes}</p>
      </Part>
      <Sentences title={say("acts")} of={acts} isPlain />
      <Others of={others} references={references} />
    </>
  );
}
