import type { ChartJson } from "@longwatch/core";
import type { ReactElement } from "react";
import { localeOf } from "../look/day.tsx";
import { useLanguage } from "../words/words.ts";
import { dayNumber } from "./days.ts";
import { timeTicks, xOf } from "./scale.ts";
import styles from "./timeline.module.css";
import type { View } from "./view.ts";
import { useTimelineWords } from "./words.ts";

type Axis = { readonly chart: ChartJson; readonly view: View; readonly width: number };

/** The days, which stay in sight while the rows move beneath them. */
export function DayAxis({ chart, view, width }: Axis): ReactElement {
  const say = useTimelineWords();
  const language = useLanguage();
  const x = xOf(view, width);
  const today = x(dayNumber(chart.asOf));
  return (
    <svg className={styles["axis"]} viewBox={`0 0 ${width} 26`} width={width} height={26} aria-hidden="true">
      {timeTicks(view, width, localeOf(language))
        .filter(({ day }) => Math.abs(x(day) - today) > 34)
        .map(({ day, label, isMajor }) => (
          <text key={day} x={x(day)} y={17} className={isMajor ? styles["major"] : styles["minor"]}>
            {label}
          </text>
        ))}
      {today >= 0 && today <= width ? (
        <text x={Math.min(Math.max(today, 20), width - 20)} y={17} className={styles["today"]}>
          {say("today")}
        </text>
      ) : undefined}
    </svg>
  );
}

/** What lies behind all rows: firsts of months, infusion days, today, and what has not come yet. */
export function Backdrop({ chart, view, width }: Axis): ReactElement {
  const language = useLanguage();
  const x = xOf(view, width);
  const today = x(dayNumber(chart.asOf));
  return (
    <svg className={styles["backdrop"]} viewBox={`0 0 ${width} 100`} preserveAspectRatio="none" aria-hidden="true">
      {today < width ? (
        <rect
          className={styles["future"]}
          x={Math.max(today, 0)}
          y={0}
          width={width - Math.max(today, 0)}
          height={100}
        />
      ) : undefined}
      {timeTicks(view, width, localeOf(language)).map(({ day, isMajor }) => (
        <line
          key={day}
          className={isMajor ? styles["year"] : styles["month"]}
          x1={x(day)}
          x2={x(day)}
          y1={0}
          y2={100}
        />
      ))}
      {chart.courses.map(({ number, firstOn, lastOn }) => (
        <rect
          key={number}
          className={styles["course"]}
          x={x(dayNumber(firstOn))}
          width={Math.max(x(dayNumber(lastOn) + 1) - x(dayNumber(firstOn)), 2)}
          y={0}
          height={100}
        />
      ))}
      <line className={styles["now"]} x1={today} x2={today} y1={0} y2={100} />
    </svg>
  );
}
