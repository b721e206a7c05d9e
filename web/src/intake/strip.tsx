import type { ReactElement } from "react";
import { dayWords } from "../look/day.tsx";
import { useLanguage } from "../words/words.ts";
import styles from "./intake.module.css";
import { useIntakeWords } from "./words.ts";

const shownDays = 56;
const dayMs = 86_400_000;
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Eight weeks day by day: a tall mark where something came, a low one where nothing did; Mondays begin a group. */
export function Strip({
  feed,
  days,
  today,
}: {
  readonly feed: string;
  readonly days: readonly string[];
  readonly today: string;
}): ReactElement {
  const say = useIntakeWords();
  const language = useLanguage();
  const end = Date.parse(`${today}T00:00:00Z`);
  const shown = Array.from({ length: shownDays }, (_, i) => end - (shownDays - 1 - i) * dayMs);
  const heard = new Set(days);
  const count = shown.filter((ms) => heard.has(isoDay(ms))).length;
  return (
    <figure className={styles["figure"]}>
      <div className={styles["strip"]} role="img" aria-label={say("rhythm-says", { feed, count, of: shownDays })}>
        {shown.map((ms) => (
          <span
            key={ms}
            title={dayWords(isoDay(ms), language)}
            className={[
              heard.has(isoDay(ms)) ? styles["came"] : styles["quiet"],
              new Date(ms).getUTCDay() === 1 ? styles["monday"] : "",
            ].join(" ")}
          />
        ))}
      </div>
      <figcaption className={styles["small"]}>
        {dayWords(isoDay(shown[0]!), language)} – {dayWords(today, language)}
      </figcaption>
    </figure>
  );
}
