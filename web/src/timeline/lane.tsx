import { type CSSProperties, memo, type ReactElement, type RefObject } from "react";
import type { Row } from "./row.ts";
import { xOf } from "./scale.ts";
import styles from "./timeline.module.css";
import type { View } from "./view.ts";

/** One row: its name, its drawing, and what is read from it. Drawn anew only if something of its own has changed. */
export const Lane = memo(function Lane({
  row,
  view,
  width,
  current,
  readings,
}: {
  readonly row: Row;
  readonly view: View;
  readonly width: number;
  /** The place of the item that is being read. */
  readonly current: number | undefined;
  /** Where what is read beside a row is written, by the row. */
  readonly readings: RefObject<Map<string, HTMLElement>>;
}): ReactElement {
  const height = row.height(view, width);
  const item = current === undefined ? undefined : row.items[current];
  return (
    <div
      className={styles["lane"]}
      data-row={row.id}
      data-current={item === undefined ? undefined : true}
      style={{ "--lane": `${height}px` } as CSSProperties}
    >
      <div className={styles["name"]}>
        <span className={styles["title"]}>{row.title}</span>
        {row.about === "" ? undefined : <span className={styles["about"]}>{row.about}</span>}
      </div>
      <svg
        className={styles["plot"]}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        aria-hidden="true"
      >
        {row.draw(view, width)}
        {item === undefined ? undefined : (
          <line
            className={styles["read-mark"]}
            x1={xOf(view, width)(item.day)}
            x2={xOf(view, width)(item.day)}
            y1={0}
            y2={height}
          />
        )}
      </svg>
      <div
        className={styles["reading"]}
        data-latest={row.latest}
        ref={(element) => {
          if (element === null) readings.current.delete(row.id);
          else readings.current.set(row.id, element);
        }}
      >
        {row.latest}
      </div>
    </div>
  );
});
