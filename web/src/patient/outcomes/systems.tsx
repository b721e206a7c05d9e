import type { ReactElement } from "react";
import styles from "./drawing.module.css";
import type { Outcomes } from "./outcomes.tsx";
import { systems } from "./reading-words.ts";
import { useOutcomeWords } from "./words.ts";

type Visits = Outcomes["readings"]["edss"];
const cell = 17;
const gap = 8;

const examinedIn = (visits: Visits): Visits =>
  visits.filter(({ systems: grades }) => systems.some((system) => grades[system] !== null));

/** Nothing, where no examination is written down by its systems. */
export const systemsHeight = (visits: Visits): number =>
  examinedIn(visits).length === 0 ? 8 : systems.length * cell + gap * 2;

type Of = { readonly of: Visits; readonly x: (day: string) => number; readonly y: number; readonly isNarrow: boolean };

/** A strip of raw grades for each functional system: the number stands in its square, and the darker the worse. */
export function Systems({ of, x, y, isNarrow }: Of): ReactElement {
  const say = useOutcomeWords();
  const examined = examinedIn(of);
  const xs = examined.map(({ on }) => x(on));
  const nearest = Math.min(22, ...xs.slice(1).map((at, i) => at - xs[i]!));
  const wide = Math.max(4, nearest - 1);
  return (
    <g>
      {examined.length === 0
        ? undefined
        : systems.map((system, row) => {
            const top = y + gap + row * cell;
            return (
              <g key={system}>
                <text className={styles["label"]} x={0} y={top + 12}>
                  {shortened(say(`system-${system}`), isNarrow)}
                </text>
                {examined.map(({ fact, systems: grades }, i) => {
                  const grade = grades[system];
                  return grade === null ? undefined : (
                    <g key={fact}>
                      <rect
                        className={styles[`grade-${grade}`]}
                        x={xs[i]! - wide / 2}
                        y={top}
                        width={wide}
                        height={cell - 2}
                      />
                      {wide < 8 ? undefined : (
                        <text
                          className={styles[grade >= 3 ? "grade-on-dark" : "grade"]}
                          x={xs[i]}
                          y={top + 11.5}
                          textAnchor="middle"
                        >
                          {grade}
                        </text>
                      )}
                    </g>
                  );
                })}
              </g>
            );
          })}
    </g>
  );
}

/** On a telephone as much of a name as there is room for. */
const shortened = (name: string, isNarrow: boolean): string =>
  isNarrow && name.length > 10 ? `${name.slice(0, 8)}.` : name;
