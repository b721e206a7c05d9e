import type { ReactElement } from "react";
import { Day } from "../look/day.tsx";
import { Urgency } from "../look/urgency.tsx";
import { useTimelineWords } from "../timeline/words.ts";
import type { SignalReasons } from "./explanation.ts";
import type { Named } from "./fact-words.ts";
import { Comparisons, FactButton, Part, Sources } from "./part.tsx";
import styles from "./why.module.css";
import { useWhyWords } from "./words.ts";

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
  const { signal, says, hits, others, acts, closes, references } = reasons;
  return (
    <>
      <p className={styles["lead"]}>
        <Urgency of={signal.urgency} /> {timeline(`signal-${signal.state}`)} · <Day of={signal.openedOn} />
      </p>
      <Part title={say("rule")}>
        <p>{says}</p>
        <p className="quiet">
          {say(`layer-${signal.layer}`)} · {signal.protocol} · {signal.rule}
        </p>
      </Part>
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
          seen: `${named.thing(one.left)} ${one.comparator ?? ""}${one.saw} ${named.unit(one.left, one.unit)}`.trim(),
          asked:
            `${one.op} ${one.right} ${named.unit(one.left, one.unit)}${one.from === undefined ? "" : ` (${one.from})`}`.trim(),
          result: one.result,
        }))}
      />
      {signal.advice.length === 0 ? undefined : (
        <Part title={say("advice")}>
          <ul className={styles["dots"]}>
            {signal.advice.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={say("closes")}>
        <p>{closes}</p>
      </Part>
      {acts.length === 0 ? undefined : (
        <Part title={say("acts")}>
          <ul className={styles["plain"]}>
            {acts.map((act) => (
              <li key={act}>{act}</li>
            ))}
          </ul>
        </Part>
      )}
      {others.length === 0 ? undefined : (
        <Part title={say("others")}>
          <ul className={styles["plain"]}>
            {others.map((one) => (
              <li key={one.protocol}>
                {one.says} <span className="quiet">{one.protocol}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
