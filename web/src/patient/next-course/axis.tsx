import type { ReactElement } from "react";
import { dayWords, localeOf } from "../../look/day.tsx";
import { useLanguage } from "../../words/words.ts";
import styles from "./next-course.module.css";
import { type Plan, ticksOf } from "./plan.ts";
import { useNextWords } from "./words.ts";

type Of = { readonly plan: Plan; readonly through: string; readonly place: (day: string) => number };

/** The days over the rows, with the two that matter by name. */
export function Axis({ plan: { asOf, wishedOn, earliestOn, attainable }, through, place }: Of): ReactElement {
  const say = useNextWords();
  const language = useLanguage();
  const isLater = earliestOn !== null && !attainable;
  const side = (day: string): string => (place(day) > 55 ? styles["left-of"]! : styles["right-of"]!);
  return (
    <div className={styles["axis"]} aria-hidden="true">
      <div className={styles["days"]}>
        {ticksOf(asOf, through, localeOf(language))
          .filter(({ on }) => place(on) > 4 && place(on) < 97)
          .map(({ on, label }) => (
            <span key={on} className={styles["tick"]} style={{ left: `${place(on)}%` }}>
              {label}
            </span>
          ))}
        <span className={`${styles["named"]} ${styles["right-of"]} ${styles["is-today"]}`} style={{ left: 0 }}>
          {say("today")}
        </span>
        {wishedOn === asOf ? undefined : (
          <span
            className={`${styles["named"]} ${side(wishedOn)} ${styles["is-first"]}`}
            style={{ left: `${place(wishedOn)}%` }}
          >
            {say("first")} {dayWords(wishedOn, language)}
          </span>
        )}
        {isLater ? (
          <span
            className={`${styles["named"]} ${side(earliestOn)} ${styles["is-earliest"]}`}
            style={{ left: `${place(earliestOn)}%` }}
          >
            {say("earliest")} {dayWords(earliestOn, language)}
          </span>
        ) : undefined}
      </div>
    </div>
  );
}
