import type { ChartJson, ChartPoint, ChartSeries } from "@longwatch/core";
import { Button, Group } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Day, dayWords, numberWords } from "../look/day.tsx";
import { lookOf } from "../timeline/marks.ts";
import { judgedWords, pointWords, type Tongue, valueWords } from "../timeline/point-words.ts";
import { useTimelineWords } from "../timeline/words.ts";
import { useLanguage } from "../words/words.ts";
import styles from "./patient.module.css";
import { Sparkline } from "./sparkline.tsx";
import { usePatientWords } from "./words.ts";

const columns = 8;
const shape = { low: "▼", high: "▲", inside: "", unknown: "?", none: "✕" } as const;

/** Analytes by days, the newest first; every number is here, page by page. */
export function Results({
  chart,
  pointOut,
}: {
  readonly chart: ChartJson;
  readonly pointOut: (fact: string) => void;
}): ReactElement {
  const say = usePatientWords();
  const timeline = useTimelineWords();
  const language = useLanguage();
  const { zone } = useHere();
  const [first, setFirst] = useState(0);
  const tongue: Tongue = { say: timeline, language, zone };
  const measured = chart.series.filter(({ points }) => points.length > 0);
  const days = [...new Set(measured.flatMap(({ points }) => points.map(({ on }) => on)))].toSorted().toReversed();
  const shown = days.slice(first, first + columns);
  if (measured.length === 0)
    return (
      <Card title={say("results")}>
        <p className="quiet">{say("results-none")}</p>
      </Card>
    );
  const groups = [...Map.groupBy(measured, ({ group }) => group)];
  return (
    <Card
      title={say("results")}
      aside={
        <Group gap="xs" className="no-print">
          <Button
            size="xs"
            variant="default"
            disabled={first === 0}
            onClick={() => setFirst(Math.max(0, first - columns))}
          >
            {say("newer-results")}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={first + columns >= days.length}
            onClick={() => setFirst(first + columns)}
          >
            {say("older-results")}
          </Button>
        </Group>
      }
    >
      <section
        className={styles["scroll"]}
        aria-label={say("results-by-day")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        <table className={styles["results"]}>
          <thead>
            <tr>
              <th scope="col">{say("analyte")}</th>
              <th scope="col">{say("course")}</th>
              {shown.map((day) => (
                <th key={day} scope="col">
                  <Day of={day} />
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(([group, series]) => (
            <tbody key={group}>
              <tr>
                <th scope="rowgroup" colSpan={2 + shown.length} className={styles["of-group"]}>
                  {timeline(`group-${group}`)}
                </th>
              </tr>
              {series.map((one) => (
                <tr key={one.key}>
                  <th scope="row">
                    {one.name} <span className="quiet">{one.printed}</span>
                  </th>
                  <td>
                    <Sparkline series={one} words={pointWords(one, one.points.at(-1)!, tongue)} />
                  </td>
                  {shown.map((day) => (
                    <Cell key={day} series={one} day={day} tongue={tongue} pointOut={pointOut} />
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </Card>
  );
}

function Cell({
  series,
  day,
  tongue,
  pointOut,
}: {
  readonly series: ChartSeries;
  readonly day: string;
  readonly tongue: Tongue;
  readonly pointOut: (fact: string) => void;
}): ReactElement {
  const points = series.points.filter(({ on }) => on === day);
  // Of an infusion day there are a dozen readings and more: what a warning stands on is told one by one, the rest together.
  const plain = points.filter(
    (point) => point.at !== undefined && point.corrects === undefined && lookOf(point) === "unknown",
  );
  const together = plain.length > 3 ? plain : [];
  return (
    <td>
      {points
        .filter((point) => !together.includes(point))
        .map((point) => (
          <Value key={point.fact} series={series} point={point} tongue={tongue} pointOut={pointOut} />
        ))}
      {together.length === 0 ? undefined : (
        <Together series={series} points={together} tongue={tongue} pointOut={pointOut} />
      )}
    </td>
  );
}

/** Readings that nobody judges, from the lowest to the highest. */
function Together({
  series,
  points,
  tongue,
  pointOut,
}: {
  readonly series: ChartSeries;
  readonly points: readonly ChartPoint[];
  readonly tongue: Tongue;
  readonly pointOut: (fact: string) => void;
}): ReactElement {
  const values = points.map(({ value }) => value).filter((value) => typeof value === "number");
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => numberWords(value, tongue.language));
  const words = `${low === high ? low : `${low}–${high}`} ${series.printed}`;
  const count = tongue.say("readings-together", { count: points.length });
  return (
    <button
      type="button"
      className={`${styles["value"]} ${styles["is-unknown"]}`}
      title={tongue.say("unknown-vital")}
      aria-label={`${series.name} ${dayWords(points[0]!.on, tongue.language)}: ${words}, ${count}`}
      onClick={() => pointOut(points[0]!.fact)}
    >
      <span aria-hidden="true">{shape.unknown} </span>
      {words}
      <span className={styles["note"]}> {count}</span>
    </button>
  );
}

/** The unit stands in the row's head for those who see it, and in the words for those who hear it. */
function Value({
  series,
  point,
  tongue,
  pointOut,
}: {
  readonly series: ChartSeries;
  readonly point: ChartPoint;
  readonly tongue: Tongue;
  readonly pointOut: (fact: string) => void;
}): ReactElement {
  const look = lookOf(point);
  return (
    <button
      type="button"
      className={`${styles["value"]} ${styles[`is-${look}`] ?? ""}`}
      title={judgedWords(point, series.printed, tongue)}
      aria-label={pointWords(series, point, tongue)}
      onClick={() => pointOut(point.fact)}
    >
      {shape[look] === "" ? undefined : <span aria-hidden="true">{shape[look]} </span>}
      {valueWords(point, series.printed, tongue)}
      {point.status === "preliminary" || point.status === "corrected" ? (
        <span className={styles["note"]}> {tongue.say(point.status)}</span>
      ) : undefined}
    </button>
  );
}
