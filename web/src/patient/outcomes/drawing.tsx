import { type ReactElement, useRef } from "react";
import { localeOf } from "../../look/day.tsx";
import { timeTicks, xOf } from "../../timeline/scale.ts";
import { useWidth } from "../../timeline/use-width.ts";
import { useLanguage } from "../../words/words.ts";
import { dayNumber, yearsOf } from "./axis.ts";
import styles from "./drawing.module.css";
import { EdssLine } from "./edss-line.tsx";
import { Relapse, Scan } from "./marks.tsx";
import type { Outcomes } from "./outcomes.tsx";
import { Systems, systemsHeight } from "./systems.tsx";
import { useOutcomeWords } from "./words.ts";

const edssHeight = 190;
const rowHeight = 26;
const axisHeight = 22;
const head = 18;

/** EDSS over the years with what belongs to it on the same axis: courses, relapses, scans, functional systems, confirmed events. */
export function Drawing({ of }: { readonly of: Outcomes }): ReactElement {
  const say = useOutcomeWords();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const { edss, relapses, scans } = of.readings;
  if (edss.length + relapses.length + scans.length === 0) return <p>{say("nothing")}</p>;
  const label = say("drawing-says", { edss: edss.length, relapses: relapses.length, scans: scans.length });
  return (
    <div ref={place} className={styles["place"]}>
      {width === 0 ? undefined : <Drawn of={of} width={width} label={label} />}
    </div>
  );
}

type Of = { readonly of: Outcomes; readonly width: number; readonly label: string };

function Drawn({ of, width, label }: Of): ReactElement {
  const say = useOutcomeWords();
  const language = useLanguage();
  const left = width < 520 ? 62 : 104;
  const inner = width - left - 8;
  const view = yearsOf(of);
  const at = xOf(view, inner);
  const x = (day: string): number => left + at(dayNumber(day));
  const { edss, relapses, scans } = of.readings;
  const relapseY = head + edssHeight + 24;
  const scanY = relapseY + rowHeight;
  const systemsY = scanY + rowHeight - 4;
  const bottom = systemsY + systemsHeight(edss);
  const ticks = timeTicks(view, inner, localeOf(language));
  return (
    <svg className={styles["drawing"]} width={width} height={bottom + axisHeight} role="img" aria-label={label}>
      {ticks.map(({ day, label: tick, isMajor }) => (
        <g key={day}>
          <line
            className={styles[isMajor ? "year" : "tick"]}
            x1={left + at(day)}
            x2={left + at(day)}
            y1={head}
            y2={bottom}
          />
          <text className={styles["label"]} x={left + at(day)} y={bottom + 15} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {of.since.map(({ change: { course: number }, firstInfusionOn, lastInfusionOn }) => {
        const from = x(firstInfusionOn);
        return (
          <g key={number}>
            <rect
              className={styles["course"]}
              x={from}
              y={head}
              width={Math.max(3, x(lastInfusionOn) - from)}
              height={systemsY - head}
            />
            <text className={styles["course-name"]} x={from} y={12} textAnchor="middle">
              {inner < 420 ? number : say("course-short", { number })}
            </text>
          </g>
        );
      })}
      <EdssLine of={of} x={x} left={left} right={width - 8} top={head} height={edssHeight} />
      <Row name={say("relapses")} y={relapseY} />
      {relapses.map(({ on, confirmed }) => (
        <Relapse key={on} x={x(on)} y={relapseY} isConfirmed={confirmed === "yes"} />
      ))}
      <Row name={say("scans")} y={scanY} />
      {scans.map(({ fact, on, state }) => (
        <Scan key={fact} x={x(on)} y={scanY} state={state} />
      ))}
      <Systems of={edss} x={x} y={systemsY} isNarrow={width < 520} />
    </svg>
  );
}

const Row = ({ name, y }: { readonly name: string; readonly y: number }): ReactElement => (
  <text className={styles["label"]} x={0} y={y + 4}>
    {name}
  </text>
);
