import type { ReactElement } from "react";
import drawing from "./drawing.module.css";
import { Relapse, Scan, Visit } from "./marks.tsx";
import styles from "./outcomes.module.css";
import type { Outcomes } from "./outcomes.tsx";
import { useOutcomeWords } from "./words.ts";

/** What the marks mean: of those that are drawn. */
export function Legend({ of }: { readonly of: Outcomes }): ReactElement {
  const say = useOutcomeWords();
  const { edss, relapses, scans } = of.readings;
  const at = { x: 9, y: 8 };
  const event = (direction: "worsening" | "improvement"): ReactElement => (
    <line className={`${drawing["event"]} ${drawing[direction]}`} x1={1} x2={17} y1={8} y2={8} />
  );
  const marks = [
    { id: "mark-recorded", is: edss.some(({ by }) => by === "recorded"), mark: <Visit {...at} isComputed={false} /> },
    { id: "mark-computed", is: edss.some(({ by }) => by === "computed"), mark: <Visit {...at} isComputed={true} /> },
    {
      id: "mark-worsening",
      is: of.events.some(({ direction }) => direction === "worsening"),
      mark: event("worsening"),
    },
    {
      id: "mark-improvement",
      is: of.events.some(({ direction }) => direction === "improvement"),
      mark: event("improvement"),
    },
    {
      id: "mark-relapse",
      is: relapses.some(({ confirmed }) => confirmed === "yes"),
      mark: <Relapse {...at} isConfirmed />,
    },
    {
      id: "mark-relapse-open",
      is: relapses.some(({ confirmed }) => confirmed !== "yes"),
      mark: <Relapse {...at} isConfirmed={false} />,
    },
    ...(["active", "free", "cannot-tell"] as const).map((state) => ({
      id: `mark-${state}` as const,
      is: scans.some((scan) => scan.state === state),
      mark: <Scan {...at} state={state} />,
    })),
  ] as const;
  return (
    <ul className={styles["legend"]} aria-label={say("legend")}>
      {marks
        .filter(({ is }) => is)
        .map(({ id, mark }) => (
          <li key={id}>
            <svg width={18} height={16} aria-hidden="true">
              {mark}
            </svg>
            {say(id)}
          </li>
        ))}
    </ul>
  );
}
