import type { ChartJson } from "@longwatch/core";
import { Button } from "@mantine/core";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import { Backdrop, DayAxis } from "./axis.tsx";
import { dayNumber } from "./days.ts";
import { Lane } from "./lane.tsx";
import { Legend } from "./legend.tsx";
import type { Row } from "./row.ts";
import { useRows } from "./rows.ts";
import styles from "./timeline.module.css";
import { TimelineTable } from "./timeline-table.tsx";
import { Toolbar } from "./toolbar.tsx";
import { usePointing } from "./use-pointing.ts";
import { useReading } from "./use-reading.ts";
import { useWidth } from "./use-width.ts";
import { type Extent, presetView, type View } from "./view.ts";
import { type SayTimeline, useTimelineWords } from "./words.ts";

const extentOf = (chart: ChartJson): Extent => {
  const last = chart.courses.at(-1);
  return {
    from: dayNumber(chart.from),
    through: dayNumber(chart.through),
    asOf: dayNumber(chart.asOf),
    lastCourseOn: last === undefined ? undefined : dayNumber(last.firstOn),
  };
};

/** Years of one patient on one axis. It can be read by eye, by mouse, by keyboard and as a table. */
export function Timeline({
  chart,
  fact,
  why,
}: {
  readonly chart: ChartJson;
  /** An entry to be pointed out. */
  readonly fact: string | undefined;
  readonly why: (key: string) => void;
}): ReactElement {
  const say = useTimelineWords();
  const extent = useMemo(() => extentOf(chart), [chart]);
  const [view, change] = useState<View>(() => presetView("all", extent)!);
  const [isAll, setAll] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const [isTable, setTable] = useState(false);
  const { shown, all, hidden } = useRows(chart, isAll);
  const body = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const cross = useRef<HTMLDivElement>(null);
  const readings = useRef(new Map<string, HTMLElement>());
  const width = useWidth(area);
  const { cursor, row, item, onKeyDown, read } = useReading({ rows: shown, view, extent, change, why });
  const pointing = usePointing({
    body,
    area,
    cross,
    readings,
    rows: shown,
    view,
    extent,
    change,
    chosen: (id, index) =>
      read(
        shown.find((one) => one.id === id),
        index,
      ),
  });

  useEffect(() => {
    if (cursor === undefined) return;
    body.current?.querySelector(`[data-row="${CSS.escape(cursor.row)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [cursor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is pointed out once for each fact, whatever is moved later
  useEffect(() => {
    const found = all.find(({ items }) => items.some((one) => one.fact === fact));
    if (fact === undefined || found === undefined) return;
    setTable(false);
    if (!shown.includes(found)) setAll(true);
    read(
      found,
      found.items.findIndex((one) => one.fact === fact),
    );
  }, [fact, all]);

  if (all.every(({ items }) => items.length === 0)) return <p>{say("empty")}</p>;
  return (
    <div>
      <Toolbar view={view} extent={extent} change={change} isTable={isTable} setTable={setTable} />
      {isTable ? (
        <TimelineTable rows={all} why={why} />
      ) : (
        <div className={styles["timeline"]}>
          <p id="timeline-how" className="unseen">
            {say("how-to-read")}
          </p>
          <div className={styles["window"]} data-whole={isWhole || undefined}>
            <div
              ref={body}
              className={styles["body"]}
              role="application"
              aria-label={say("timeline")}
              aria-describedby="timeline-how"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the one stop of the keyboard from which all rows are read
              tabIndex={0}
              onKeyDown={onKeyDown}
              {...pointing}
            >
              <div className={styles["overlay"]} aria-hidden="true">
                <div ref={area} className={styles["area"]}>
                  {width > 0 ? <Backdrop chart={chart} view={view} width={width} /> : undefined}
                </div>
              </div>
              <div className={styles["head"]}>
                <div className={styles["scale"]}>
                  {width > 0 ? <DayAxis chart={chart} view={view} width={width} /> : undefined}
                </div>
              </div>
              {width === 0
                ? undefined
                : groupsOf(shown).map(([group, rows]) => (
                    <div key={group}>
                      <div className={styles["group"]}>{groupWords(group, say)}</div>
                      {rows.map((one) => (
                        <Lane
                          key={one.id}
                          row={one}
                          view={view}
                          width={width}
                          current={cursor?.row === one.id ? cursor.item : undefined}
                          readings={readings}
                        />
                      ))}
                    </div>
                  ))}
              <div ref={cross} className={styles["cross"]} hidden aria-hidden="true" />
            </div>
          </div>
          <div className={`no-print ${styles["foot"]}`}>
            <div className={styles["said"]} role="status">
              {row === undefined || item === undefined ? (
                <span className="quiet">{say("read-here")}</span>
              ) : (
                <span>{item.words()}</span>
              )}
            </div>
            {item?.why === undefined ? undefined : (
              <Button size="xs" onClick={() => why(item.why!)}>
                {say("why")}
              </Button>
            )}
          </div>
          <div className="no-print">
            <Button size="xs" variant="subtle" onClick={() => setWhole(!isWhole)}>
              {say(isWhole ? "less-height" : "whole-height")}
            </Button>
            {hidden === 0 ? undefined : (
              <Button size="xs" variant="subtle" onClick={() => setAll(!isAll)}>
                {isAll ? say("fewer-rows") : say("all-rows", { count: hidden })}
              </Button>
            )}
          </div>
          {chart.later === 0 ? undefined : <p className="quiet">{say("later-facts", { count: chart.later })}</p>}
          <Legend />
        </div>
      )}
    </div>
  );
}

const groupsOf = (rows: readonly Row[]): readonly (readonly [string, readonly Row[]])[] => [
  ...Map.groupBy(rows, ({ group }) => group),
];

const groupWords = (group: string, say: SayTimeline): string => say(`group-${group}` as Parameters<SayTimeline>[0]);
