import type { ReactElement } from "react";
import { useLanguage } from "../../words/words.ts";
import styles from "./drawing.module.css";
import { Visit } from "./marks.tsx";
import type { Outcomes } from "./outcomes.tsx";
import { edssNumber } from "./reading-words.ts";
import { useOutcomeWords } from "./words.ts";

type Of = {
  readonly of: Outcomes;
  readonly x: (day: string) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
};

const grid = [0, 2, 4, 6, 8, 10] as const;

/** Steps from examination to examination, and no further than the last; confirmed events from their onset to their confirmation. */
export function EdssLine({ of, x, left, right, top, height }: Of): ReactElement {
  const say = useOutcomeWords();
  const language = useLanguage();
  const y = (edss: number): number => top + height - (edss / 10) * height;
  const scored = of.readings.edss.flatMap((one) => (one.edss === null ? [] : [{ ...one, edss: one.edss }]));
  const path = scored.map(({ on, edss }, i) => (i === 0 ? `M${x(on)} ${y(edss)}` : `H${x(on)}V${y(edss)}`)).join("");
  return (
    <g>
      {grid.map((edss) => (
        <g key={edss}>
          <line className={styles["grid"]} x1={left} x2={right} y1={y(edss)} y2={y(edss)} />
          <text className={styles["label"]} x={left - 8} y={y(edss) + 4} textAnchor="end">
            {edss}
          </text>
        </g>
      ))}
      <text className={styles["label"]} x={0} y={top + 4}>
        {say("edss")}
      </text>
      <path className={styles["steps"]} d={path} />
      {of.events.map(({ direction, onsetOn, edss, confirmedOn }) => (
        <line
          key={`${direction}/${onsetOn}`}
          className={`${styles["event"]} ${styles[direction]}`}
          x1={x(onsetOn)}
          x2={x(confirmedOn ?? onsetOn)}
          y1={y(edss)}
          y2={y(edss)}
        />
      ))}
      {scored.map(({ fact, on, edss, by }) => (
        <Visit key={fact} x={x(on)} y={y(edss)} isComputed={by === "computed"} />
      ))}
      {of.events.map(({ direction, type, onsetOn, edss }) => {
        const [at, side] = [x(onsetOn), direction === "worsening" ? -1 : 1];
        return (
          <g key={`${direction}/${onsetOn}`} className={styles[direction]}>
            <path className={styles["arrow"]} d={`M${at} ${y(edss) + side * 20}l-5 ${-side * 8}h10z`} />
            <text className={styles["event-name"]} x={at + 7} y={y(edss) + side * 20 + 2}>
              {[edssNumber(edss, language), type === null || type === "undetermined" ? undefined : type]
                .filter((part) => part !== undefined)
                .join(" ")}
            </text>
          </g>
        );
      })}
    </g>
  );
}
