import type { CandidacyJson, ChartJson } from "@longwatch/core";
import { lazy, type ReactElement, Suspense } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useWhyWords } from "../why/words.ts";
import { Deciding } from "./adjudicate.tsx";
import { AnswerMark } from "./answer-mark.tsx";
import { CanAnswer } from "./answering.tsx";
import { Decided } from "./decided.tsx";
import { type Decisions as Found, partsOf } from "./decision.ts";
import { NamedFacts, useNamedFacts } from "./decision-facts.tsx";
import { PartList } from "./decision-part.tsx";
import styles from "./decisions.module.css";
import { useDecisionWords } from "./decisions-words.ts";
import { NotSigned } from "./not-signed.tsx";
import type { Patient, Shown } from "./patient.ts";

const Weighing = lazy(() => import("./weighing.tsx"));

type Of = { readonly patient: Patient; readonly shown: Shown; readonly chart: ChartJson };

/** Whether the next course is an option, and what it may bring and cost. */
export default function Decisions(of: Of): ReactElement {
  return (
    <div className={styles["decisions"]}>
      <NextCourse {...of} />
      <Suspense fallback={<Waiting />}>
        <Weighing {...of} />
      </Suspense>
    </div>
  );
}

/** Whether it is an option, by whose rules, what speaks against it, and what nobody knows. */
function NextCourse({ patient, shown, chart }: Of): ReactElement {
  const say = useDecisionWords();
  const { path, known } = patient;
  const asOf = known === undefined ? undefined : shown.page.asOf;
  const { data, error, refetch } = useAsked<Found>(`${path}/decisions`, { knownAt: known, asOf });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  if (data.candidacy === null)
    return (
      <Card title={say("next-course")}>
        <p>{say("no-rules")}</p>
      </Card>
    );
  return <OfCourse patient={patient} shown={shown} chart={chart} found={data} candidacy={data.candidacy} />;
}

const groups = [
  ["no", "against"],
  ["with-justification", "reason"],
  ["cannot-tell", "not-known"],
] as const;

function OfCourse({
  patient,
  shown,
  chart,
  found,
  candidacy,
}: Of & { readonly found: Found; readonly candidacy: CandidacyJson }): ReactElement {
  const say = useDecisionWords();
  const named = useNamedFacts(found.facts, chart, (fact) => patient.go({ fact }));
  const { medical, payers } = partsOf(candidacy);
  const list = { named, references: found.references };
  const nothing = medical.filter(({ outcome }) => outcome === "yes");
  const { may } = useHere();
  const isNow = patient.known === undefined && patient.asked.known === undefined;
  const on = { patient: shown.patient.id, version: shown.version };
  return (
    <CanAnswer {...on} isNow={isNow}>
      <Deciding value={isNow && may("sign-off") ? on : undefined}>
        <Card title={say("asked", { course: candidacy.course })}>
          <p className={styles["answer"]}>
            <AnswerMark of={candidacy.answer} isWhole />
          </p>
          <p>{say("advises")}</p>
          <NotSigned shown={shown} />
          <Layers of={candidacy.layers} />
          {candidacy.withdrawn.length === 0 ? undefined : (
            <div className={styles["withdrawn"]}>
              <p>{say("withdrawn-all")}</p>
              <NamedFacts of={candidacy.withdrawn} named={named} />
            </div>
          )}
        </Card>
        <Decided found={found} {...on} isNow={isNow} />
        {groups.map(([outcome, name]) => {
          const parts = medical.filter((part) => part.outcome === outcome);
          if (parts.length === 0) return undefined;
          return (
            <Card key={name} title={say(name, { count: parts.length })}>
              <PartList parts={parts} {...list} />
            </Card>
          );
        })}
        {nothing.length === 0 ? undefined : (
          <Card title={say("nothing", { count: nothing.length })}>
            <details>
              <summary>{say("show")}</summary>
              <PartList parts={nothing} {...list} />
            </details>
          </Card>
        )}
        {payers.length === 0 ? undefined : (
          <Card title={say("payers", { count: payers.length })}>
            <p className="quiet">{say("payers-apart")}</p>
            <details>
              <summary>{say("show")}</summary>
              <PartList parts={payers} isMarked {...list} />
            </details>
          </Card>
        )}
      </Deciding>
    </CanAnswer>
  );
}

/** Each by itself: the answer is the most forbidding of them, the payer's left out. */
function Layers({ of }: { readonly of: CandidacyJson["layers"] }): ReactElement {
  const say = useDecisionWords();
  const why = useWhyWords();
  return (
    <ul className={styles["layers"]} aria-label={say("layers")}>
      {of.map(({ layer, answer }) => (
        <li key={layer}>
          <span>{why(`layer-${layer}`)}</span>
          <AnswerMark of={answer} />
          {layer === "reimbursement" ? <span className="quiet">{say("who-pays")}</span> : undefined}
        </li>
      ))}
    </ul>
  );
}
