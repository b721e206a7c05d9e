import { type ReactElement, useRef, useState } from "react";
import { useAsked } from "../../client/queries.ts";
import { Card } from "../../look/card.tsx";
import { Trouble } from "../../look/trouble.tsx";
import { Waiting } from "../../look/waiting.tsx";
import { useNamedFacts } from "../decision-facts.tsx";
import { Ifs } from "./ifs.tsx";
import { Legend } from "./legend.tsx";
import styles from "./next-course.module.css";
import type { OfNext } from "./next-course.tsx";
import type { Plan, PlanFound } from "./plan.ts";
import { PlanTable } from "./plan-table.tsx";
import { Wish } from "./wish.tsx";
import { useNextWords } from "./words.ts";

/** The next course from its wished first infusion day backwards. */
export function PlanCard({ patient, shown, chart }: OfNext): ReactElement {
  const say = useNextWords();
  const { path, known } = patient;
  const [wish, setWish] = useState("");
  const { asOf } = shown.page;
  const isAsked = /^\d{4}-\d{2}-\d{2}$/.test(wish) && wish >= asOf;
  const { data, error, refetch } = useAsked<PlanFound>(`${path}/plan`, {
    knownAt: known,
    asOf: known === undefined ? undefined : asOf,
    firstInfusionOn: isAsked ? wish : undefined,
  });
  // The last plan stays in sight until that of another day is there.
  const kept = useRef(data);
  if (data !== undefined) kept.current = data;
  const found = data ?? kept.current;
  if (found === undefined && error === null) return <Waiting />;
  const trouble = error === null ? undefined : <Trouble error={error} again={() => void refetch()} />;
  if (found === undefined) return <Card title={say("plan-title")}>{trouble}</Card>;
  const { plan } = found;
  return (
    <div className={styles["plan"]}>
      <Card title={plan === null ? say("plan-title") : say("plan", { course: plan.course })}>
        {trouble}
        {plan === null ? (
          <p>{say("plan-none")}</p>
        ) : (
          <>
            <Wish
              patient={patient}
              shown={shown}
              chart={chart}
              plan={plan}
              wish={wish === "" ? plan.wishedOn : wish}
              standing={
                wish === "" || plan.wishedOn === wish
                  ? "shown"
                  : !isAsked
                    ? "impossible"
                    : error === null
                      ? "awaited"
                      : "failed"
              }
              choose={setWish}
            />
            <Drawn patient={patient} chart={chart} found={found} plan={plan} />
          </>
        )}
      </Card>
    </div>
  );
}

function Drawn({
  patient,
  chart,
  found,
  plan,
}: Omit<OfNext, "shown"> & { readonly found: PlanFound; readonly plan: Plan }): ReactElement {
  const say = useNextWords();
  const named = useNamedFacts(found.facts, chart, (fact) => patient.go({ fact }));
  return (
    <>
      <PlanTable plan={plan} references={found.references} named={named} />
      <Legend />
      <Ifs plan={plan} />
      <p className="quiet">{say("made-anew")}</p>
    </>
  );
}
