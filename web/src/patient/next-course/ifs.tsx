import { IconQuestionMark } from "@tabler/icons-react";
import { type ReactElement, useId } from "react";
import { dayWords } from "../../look/day.tsx";
import { Sentence } from "../../look/sentence.tsx";
import { useLanguage } from "../../words/words.ts";
import styles from "./next-course.module.css";
import type { Plan } from "./plan.ts";
import { useNextWords } from "./words.ts";

/** What would follow if an outcome that nobody knows yet asked for it. */
export function Ifs({ plan: { ifs, steps } }: { readonly plan: Plan }): ReactElement | undefined {
  const say = useNextWords();
  const language = useLanguage();
  const id = useId();
  if (ifs.length === 0) return undefined;
  const testOf = (after: string): string | undefined => steps.find(({ key }) => key.startsWith(`${after}/`))?.name;
  return (
    <section className={styles["ifs"]} aria-labelledby={id}>
      <h3 id={id}>{say("ifs")}</h3>
      <ul>
        {ifs.map(({ key, name, says, after, unless, earliestOn }) => {
          const test = testOf(after);
          return (
            <li key={key}>
              <IconQuestionMark size={18} stroke={2.4} aria-hidden="true" />
              <div>
                <p>
                  {test === undefined ? say("if-needed") : say(`if-not-${unless}`, { test })}: <strong>{name}</strong>
                  {" · "}
                  {earliestOn === null
                    ? say("if-cannot-tell")
                    : say("if-earliest", { day: dayWords(earliestOn, language) })}
                </p>
                <p className="quiet">
                  <Sentence of={says} />
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
