import type { Reference } from "@longwatch/core";
import { Fragment, type ReactElement, useState } from "react";
import { dayWords } from "../../look/day.tsx";
import { useLanguage } from "../../words/words.ts";
import type { Named } from "../decision-facts.tsx";
import { Axis } from "./axis.tsx";
import styles from "./next-course.module.css";
import { crossingsOf, groupsOf, lastDay, type Plan, placer } from "./plan.ts";
import { StepDetail } from "./step-detail.tsx";
import { StepRow } from "./step-row.tsx";
import { useNextWords } from "./words.ts";

/** Every step in words and drawn over the days, one row each; on a narrow screen a list without the drawing. */
export function PlanTable({
  plan,
  references,
  named,
}: {
  readonly plan: Plan;
  readonly references: readonly Reference[];
  readonly named: Named;
}): ReactElement {
  const say = useNextWords();
  const language = useLanguage();
  const [open, setOpen] = useState<string>();
  const through = lastDay(plan);
  const place = placer(plan.asOf, through);
  const groups = groupsOf(plan);
  const crossings = crossingsOf(groups.flatMap(({ steps }) => steps));
  const toggle = (key: string): void => setOpen(open === key ? undefined : key);
  return (
    <table className={styles["steps"]}>
      <caption className="unseen">{say("plan", { course: plan.course })}</caption>
      <thead>
        <tr>
          <th scope="col">{say("step")}</th>
          <th scope="col">{say("when")}</th>
          <th scope="col" className={styles["drawing"]}>
            <span className="unseen">
              {say("drawn", { from: dayWords(plan.asOf, language), through: dayWords(through, language) })}
            </span>
            <Axis plan={plan} through={through} place={place} />
          </th>
          <td className={`no-print ${styles["entering"]}`} />
        </tr>
      </thead>
      {groups.map(({ name, steps }) => (
        <tbody key={name}>
          <tr className={styles["group"]}>
            <th scope="rowgroup" colSpan={4}>
              {say(name, { count: steps.length })}
            </th>
          </tr>
          {steps.map((step) => (
            <Fragment key={step.key}>
              <StepRow
                step={step}
                plan={plan}
                place={place}
                crossings={crossings.get(step.key) ?? []}
                isOpen={open === step.key}
                toggle={() => toggle(step.key)}
              />
              {open === step.key ? (
                <StepDetail step={step} steps={plan.steps} references={references} named={named} />
              ) : undefined}
            </Fragment>
          ))}
        </tbody>
      ))}
    </table>
  );
}
