import { type ReactElement, useId } from "react";
import { Card } from "../../look/card.tsx";
import { daysWords } from "../../look/day.tsx";
import { Sentence } from "../../look/sentence.tsx";
import { useLanguage } from "../../words/words.ts";
import styles from "./outcomes.module.css";
import type { Outcomes } from "./outcomes.tsx";
import { named } from "./reading-words.ts";
import { Verdict } from "./verdict.tsx";
import { useOutcomeWords } from "./words.ts";

type Since = Outcomes["since"][number];

/** One part for each course: the verdict, and the sentences that give its numbers. */
export function SinceCourses({ of }: { readonly of: Outcomes }): ReactElement {
  const say = useOutcomeWords();
  return (
    <Card title={say("since")} aside={<span className="quiet">{say("definition-of", named(of))}</span>}>
      {of.since.length === 0 ? <p>{say("no-course")}</p> : undefined}
      <div className={styles["courses"]}>
        {of.since.map((one) => (
          <OneCourse key={one.change.course} of={one} />
        ))}
      </div>
    </Card>
  );
}

function OneCourse({ of }: { readonly of: Since }): ReactElement {
  const say = useOutcomeWords();
  const language = useLanguage();
  const id = useId();
  const { course: number } = of.change;
  return (
    <section className={styles["course"]} aria-labelledby={id}>
      <h3 id={id}>{say(number === 1 ? "since-first" : "since-course", { number })}</h3>
      <p className="quiet">{daysWords(of.firstInfusionOn, of.lastInfusionOn, language)}</p>
      <p>
        <Verdict verdict={of.change.verdict} name={of.verdict} />
      </p>
      <p>
        <Sentence of={of.text} />
      </p>
      <p>
        <Sentence of={of.relapses.text} />
      </p>
      <p>
        {say("scan")}: <Sentence of={of.mri.text} />
      </p>
    </section>
  );
}
