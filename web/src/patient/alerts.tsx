import type { ReactElement } from "react";
import { Day } from "../look/day.tsx";
import { Urgency } from "../look/urgency.tsx";
import { useTimelineWords } from "../timeline/words.ts";
import styles from "./patient.module.css";
import type { Shown } from "./patient.ts";
import { WhyButton } from "./why-button.tsx";
import { usePatientWords } from "./words.ts";

/** What must be seen before anything else, and what may not go on meanwhile. */
export function Alerts({
  shown: {
    page: { signals, holds },
  },
  why,
}: {
  readonly shown: Shown;
  readonly why: (key: string) => void;
}): ReactElement {
  const say = usePatientWords();
  const timeline = useTimelineWords();
  const urgent = signals.filter(
    ({ urgency, historical }) => !historical && (urgency === "IMMEDIATE" || urgency === "24H"),
  );
  return (
    <div className={styles["attention"]}>
      {urgent.length === 0 ? undefined : (
        <section className={styles["alerts"]} aria-label={say("must-see")}>
          <h2>{say("must-see")}</h2>
          <ul>
            {urgent.map((one) => (
              <li key={one.key}>
                <Urgency of={one.urgency} /> <strong>{one.name}</strong>
                <span>
                  {timeline(`signal-${one.state}`)}, <Day of={one.openedOn} />
                </span>
                <WhyButton name={one.name} onClick={() => why(one.key)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {holds.length === 0 ? undefined : (
        <section className={styles["holds"]} aria-label={say("not-now")}>
          <h2>{say("not-now")}</h2>
          <ul>
            {holds.map(({ what, since, because }) => (
              <li key={what}>
                <strong>{say(`hold-${what}`)}</strong>
                <span>
                  <Day of={since} /> →
                </span>
                {because.slice(0, 1).map((key) => (
                  <WhyButton key={key} name={say(`hold-${what}`)} onClick={() => why(key)} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
