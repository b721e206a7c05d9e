import { Fragment, type ReactElement } from "react";
import { daysWords, dayWords } from "../../look/day.tsx";
import { useLanguage } from "../../words/words.ts";
import styles from "./next-course.module.css";
import { daysLate, resultDays, type Step } from "./plan.ts";
import { useNextWords } from "./words.ts";

/** When a step can be done, or was, in words: the days first, what follows from them after. */
export function When({ step }: { readonly step: Step }): ReactElement {
  const [first, ...rest] = useWhenWords(step);
  return (
    <span>
      {first}
      {rest.map(({ text, isLate }) => (
        <Fragment key={text}>
          {" · "}
          <span className={isLate ? styles["late"] : "quiet"}>{text}</span>
        </Fragment>
      ))}
    </span>
  );
}

type Said = { readonly text: string; readonly isLate: boolean };

function useWhenWords(step: Step): readonly [string, ...Said[]] {
  const say = useNextWords();
  const language = useLanguage();
  const day = (of: string): string => dayWords(of, language);
  const days = (from: string, by: string): string => daysWords(from, by, language);
  const plain = (text: string): Said => ({ text, isLate: false });
  const { state, what, fromOn, byOn, neededOn, servesThrough, late, doses } = step;
  const lateBy = late ? daysLate(step) : undefined;
  const lateness: readonly Said[] = late
    ? [{ text: lateBy === undefined ? say("late-unknown") : say("late", { count: lateBy }), isLate: true }]
    : [];
  if (state === "waived") return [say("waived")];
  const given = doses.map((dose, i) => {
    const number = i + 1;
    if (dose.givenOn !== null) return plain(say("dose-given", { number, day: day(dose.givenOn) }));
    if (dose.fromOn === null) return plain(say("dose-unknown", { number, by: day(dose.byOn) }));
    if (dose.byOn < dose.fromOn) return plain(say("dose-from", { number, day: day(dose.fromOn) }));
    return plain(say("dose-due", { number, days: days(dose.fromOn, dose.byOn) }));
  });
  if (what === "interval") {
    const words = say(state === "done" ? "interval-over" : "interval-until", { day: day(fromOn ?? byOn) });
    return [words, ...lateness];
  }
  if (state === "done") {
    const serves = servesThrough === null ? say("serves-always") : say("serves-through", { day: day(servesThrough) });
    return [say("done-on", { day: day(fromOn ?? byOn) }), ...lateness, ...(late ? [] : [plain(serves)]), ...given];
  }
  if (what === "reading") return [say("unread"), ...lateness];
  if (fromOn === null) return [say("late-unknown"), plain(say("needed-by", { day: day(neededOn) }))];
  const result = resultDays(step);
  return [
    byOn < fromOn ? say("from", { day: day(fromOn) }) : days(fromOn, byOn),
    ...lateness,
    ...(result > 0 ? [plain(say("result-in", { count: result }))] : []),
    ...given,
  ];
}
