import type { ChartJson, RetreatmentJson } from "@longwatch/core";
import { Button } from "@mantine/core";
import { IconArrowsSplit2 } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Card } from "../../look/card.tsx";
import { dayWords } from "../../look/day.tsx";
import { Sentence } from "../../look/sentence.tsx";
import { useLanguage } from "../../words/words.ts";
import { AnswerMark } from "../answer-mark.tsx";
import { WhyButton } from "../why-button.tsx";
import styles from "./next-course.module.css";
import type { OfNext } from "./next-course.tsx";
import { useNextWords } from "./words.ts";

type Of = Pick<OfNext, "patient" | "chart"> & { readonly retreatment: RetreatmentJson };

/** Whether the next course should follow and when, with the alternative beside it, never smaller. */
export function Retreatment({ patient, chart, retreatment }: Of): ReactElement {
  const say = useNextWords();
  const language = useLanguage();
  const day = (of: string): string => dayWords(of, language);
  const { course, answer, notBefore, alternative, watch, parts } = retreatment;
  return (
    <Card title={say("follow", { course })}>
      <div className={styles["beside"]}>
        <div>
          <p>
            <AnswerMark of={answer} isWhole />
          </p>
          {notBefore === null ? undefined : <p>{say("not-before", { day: day(notBefore) })}</p>}
          <p>{say("advises")}</p>
        </div>
        <div className={styles["alternative"]}>
          <h3>
            <IconArrowsSplit2 size={18} aria-hidden="true" /> {say("alternative")}
          </h3>
          <p>{alternative}</p>
        </div>
      </div>
      <h3>{say("parts")}</h3>
      <ul className={styles["parts"]}>
        {parts.map((part) => (
          <li key={`${part.what} ${part.because.join(" ")}`}>
            <AnswerMark of={part.outcome} />
            <span>
              <strong>{say(`part-${part.what}`)}</strong>: <Sentence of={part.text} />
            </span>
            <Follow part={part} patient={patient} chart={chart} />
          </li>
        ))}
      </ul>
      <p>
        {say("watch", {
          months: watch.months,
          now: day(watch.endsOn),
        })}{" "}
        {say("work-up-again")}
      </p>
    </Card>
  );
}

/** Where the reasons of a part stand. */
function Follow({
  part: { what, because },
  patient: { go },
  chart,
}: Pick<OfNext, "patient" | "chart"> & {
  readonly part: RetreatmentJson["parts"][number];
}): ReactElement | undefined {
  const say = useNextWords();
  if (what === "candidacy")
    return (
      <Button size="compact-xs" variant="default" className="no-print" onClick={() => go({ tab: "decisions" })}>
        {say("to-decisions")}
      </Button>
    );
  if (what !== "held") return undefined;
  const held = Map.groupBy(because, (key) => nameIn(chart, key));
  return (
    <ul className={styles["holding"]}>
      {[...held].map(([name, keys]) => (
        <li key={name}>
          {name}
          {keys.length === 1 ? undefined : <span className="quiet"> {say("and-more", { count: keys.length })}</span>}{" "}
          <WhyButton name={name} onClick={() => go({ why: keys[0]! })} />
        </li>
      ))}
    </ul>
  );
}

/** A warning by its key, a test by its rule. */
const nameIn = ({ signals, obligations }: ChartJson, key: string): string =>
  signals.find((one) => one.key === key)?.name ??
  obligations.find(({ rule }) => rule === key.split("/")[0])?.name ??
  key;
