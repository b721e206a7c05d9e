import type { ReactElement } from "react";
import styles from "./legend.module.css";
import { type PointLook, pointPath, type TickLook, tickPath } from "./marks.ts";
import plot from "./plot.module.css";
import { useTimelineWords } from "./words.ts";

const points: readonly PointLook[] = ["inside", "low", "high", "unknown", "none"];
const ticks: readonly TickLook[] = ["done", "late", "missed", "overdue", "due", "ahead", "waived"];

/** What each shape means, in words. */
export function Legend(): ReactElement {
  const say = useTimelineWords();
  return (
    <details className={styles["legend"]}>
      <summary>{say("legend")}</summary>
      <ul>
        {points.map((look) => (
          <li key={look}>
            <svg width={14} height={14} aria-hidden="true">
              <path className={`${plot["mark"]} ${plot[look]}`} d={pointPath(look, 7, 7)} />
            </svg>
            {say(`legend-${look}`)}
          </li>
        ))}
        <li>
          <svg width={14} height={14} aria-hidden="true">
            <path className={`${plot["hollow"]} ${plot["inside"]}`} d={pointPath("inside", 7, 7)} />
          </svg>
          {say("legend-hollow")}
        </li>
        <li>
          <svg width={14} height={14} aria-hidden="true">
            <path className={plot["crowd"]} d="M3 2h8M7 2V12M3 12h8" />
          </svg>
          {say("legend-crowd")}
        </li>
        <li>
          <svg width={22} height={14} aria-hidden="true">
            <rect className={plot["band"]} width={22} height={10} y={2} />
          </svg>
          {say("legend-band")}
        </li>
        <li>
          <svg width={22} height={14} aria-hidden="true">
            <line className={plot["baseline"]} x1={0} x2={22} y1={7} y2={7} />
          </svg>
          {say("legend-baseline")}
        </li>
        <li>
          <svg width={22} height={14} aria-hidden="true">
            <line className={`${plot["limit"]} ${plot["grave"]}`} x1={0} x2={22} y1={7} y2={7} />
          </svg>
          {say("legend-limit")}
        </li>
        {ticks.map((look) => (
          <li key={look}>
            <svg width={14} height={14} aria-hidden="true">
              <path className={`${plot["tick"]} ${plot[look]}`} d={tickPath(look, 7, 7)} />
            </svg>
            {say(look)}
          </li>
        ))}
      </ul>
    </details>
  );
}
