import type { ReactElement } from "react";
import { Day } from "../look/day.tsx";
import { dayText } from "./days.ts";
import type { Row } from "./row.ts";
import styles from "./timeline-table.module.css";
import { useTimelineWords } from "./words.ts";

/** Every entry of the timeline in words, row by row, the newest first. */
export function TimelineTable({
  rows,
  why,
}: {
  readonly rows: readonly Row[];
  readonly why: (key: string) => void;
}): ReactElement {
  const say = useTimelineWords();
  return (
    <table className={styles["table"]}>
      <caption className="unseen">{say("timeline")}</caption>
      <thead>
        <tr>
          <th scope="col">{say("column-day")}</th>
          <th scope="col">{say("column-said")}</th>
        </tr>
      </thead>
      {rows
        .filter(({ items }) => items.length > 0)
        .map(({ id, title, about, items }) => (
          <tbody key={id} style={{ containIntrinsicSize: `auto ${items.length * 33 + 40}px` }}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {title} {about === "" ? undefined : <span className="quiet">{about}</span>}
              </th>
            </tr>
            {items
              .toReversed()
              .map((item) => ({ ...item, said: item.words() }))
              .map((item) => (
                <tr key={`${item.fact ?? item.why ?? ""} ${item.said}`}>
                  <td>
                    <Day of={dayText(item.day)} />
                  </td>
                  <td>
                    {item.said}{" "}
                    {item.why === undefined ? undefined : (
                      <button type="button" className={styles["why"]} onClick={() => why(item.why!)}>
                        {say("why")}
                        <span className="unseen"> {item.said}</span>
                      </button>
                    )}
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
    </table>
  );
}
