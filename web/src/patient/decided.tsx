import { IconGavel } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { CourseDecisionPanel } from "../acting/index.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Day } from "../look/day.tsx";
import type { Decisions } from "./decision.ts";
import styles from "./decisions.module.css";
import { useDecisionWords } from "./decisions-words.ts";

type Of = {
  readonly found: Decisions;
  readonly patient: string;
  readonly version: number;
  /** Nothing is decided in the past. */
  readonly isNow: boolean;
};

/** Who decided what, when and why; and the form by which the signed-in person decides. */
export function Decided({ found, patient, version, isNow }: Of): ReactElement | undefined {
  const say = useDecisionWords();
  const { may } = useHere();
  const { candidacy, retreatment, decided, wholeCourse } = found;
  const answers = [candidacy, retreatment].flatMap((one) => one?.answer ?? []);
  const decides = isNow && may("sign-off") && candidacy !== null && wholeCourse !== null;
  if (decided.length === 0 && !decides) return undefined;
  return (
    <Card title={say("decided", { count: decided.length })}>
      {decided.length === 0 ? <p className="quiet">{say("decided-none")}</p> : <DecidedList found={found} />}
      {decides ? (
        <details className={styles["deciding"]}>
          <summary>{say("decide", { course: candidacy.course })}</summary>
          <CourseDecisionPanel
            patient={patient}
            decides={wholeCourse}
            version={version}
            label={say("decide", { course: candidacy.course })}
            isBarred={answers.some((one) => one === "no" || one === "cannot-tell")}
            mayWait
          />
        </details>
      ) : undefined}
    </Card>
  );
}

function DecidedList({ found }: { readonly found: Decisions }): ReactElement {
  const say = useDecisionWords();
  const facts = new Map(found.facts.map((one) => [one.id, one]));
  const names = new Map(found.candidacy?.criteria.map(({ key, name }) => [key, name]));
  const nameOf = (of: string): string => {
    const course = /^candidacy\/course-(\d+)$/.exec(of)?.[1];
    return course === undefined ? (names.get(of) ?? of) : say("whole-course", { course });
  };
  return (
    <ul className={styles["made"]}>
      {found.decided.map(({ fact: id, of, counts }) => {
        const fact = facts.get(id);
        const by = String(fact?.by ?? "");
        const word = fact?.["about"] === "defer" ? "wait" : fact?.["outcome"] === "for" ? "for" : "against";
        return (
          <li key={id} data-passed={counts ? undefined : true}>
            <p className={styles["name"]}>
              <IconGavel size={16} aria-hidden="true" /> {say(`decided-${word}`)} · {nameOf(of)}{" "}
              <span className="quiet">
                · {found.authors[by] ?? by} · <Day of={String(fact?.["decidedOn"] ?? "")} />
                {counts ? "" : ` · ${say("decided-passed")}`}
              </span>
            </p>
            {fact?.["about"] === "override" ? (
              <p className={styles["override"]}>{say("decided-override")}</p>
            ) : undefined}
            <p>{String(fact?.["rationale"] ?? "")}</p>
          </li>
        );
      })}
    </ul>
  );
}
