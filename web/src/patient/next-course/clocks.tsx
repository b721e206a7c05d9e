import type { ChartJson, Reference, RetreatmentJson } from "@longwatch/core";
import { Button } from "@mantine/core";
import { IconArrowNarrowRight, IconCheck, IconChevronRight } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { Card } from "../../look/card.tsx";
import { dayWords, localeOf } from "../../look/day.tsx";
import { Sentence } from "../../look/sentence.tsx";
import { Sources } from "../../why/part.tsx";
import { useWhyWords } from "../../why/words.ts";
import { useLanguage } from "../../words/words.ts";
import styles from "./clocks.module.css";
import { daysFrom, placer, ticksOf } from "./plan.ts";
import { useRecording } from "./recording.tsx";
import { useNextWords } from "./words.ts";

type Timer = RetreatmentJson["timers"][number];
type Place = (day: string) => number;

/** What the last course has started, each from its last infusion to its end; what has no end yet says what it waits for. */
export function Clocks({
  chart: { courses, asOf },
  timers,
  references,
}: {
  readonly chart: ChartJson;
  readonly timers: readonly Timer[];
  readonly references: readonly Reference[];
}): ReactElement | undefined {
  const say = useNextWords();
  const language = useLanguage();
  const last = courses.at(-1);
  if (last === undefined) return undefined;
  const ends = timers.flatMap(({ notBefore, endsOn }) => [notBefore, endsOn ?? notBefore]);
  const latest = [asOf, ...ends].reduce((a, b) => (a > b ? a : b));
  const place = placer(last.lastOn, latest);
  const sorted = timers.toSorted((a, b) => daysFrom(b.notBefore, a.notBefore));
  return (
    <Card title={say("clocks")} aside={<span className="quiet">{say("clocks-explained")}</span>}>
      <table className={styles["clocks"]}>
        <caption className="unseen">{say("clocks")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("clock")}</th>
            <th scope="col">{say("until")}</th>
            <td className={styles["drawing"]} aria-hidden="true">
              <div className={styles["days"]}>
                {ticksOf(last.lastOn, latest, localeOf(language))
                  .filter(({ on }) => place(on) > 3 && place(on) < 97)
                  .map(({ on, label }) => (
                    <span key={on} style={{ left: `${place(on)}%` }}>
                      {label}
                    </span>
                  ))}
                <b style={{ left: `${place(asOf)}%` }} data-right={place(asOf) > 80 || undefined}>
                  {say("today")}
                </b>
              </div>
            </td>
          </tr>
        </thead>
        <tbody>
          {sorted.map((timer) => (
            <Clock key={timer.key} of={timer} asOf={asOf} place={place} references={references} />
          ))}
        </tbody>
      </table>
      <p className="quiet">{say("infused", { day: dayWords(last.lastOn, language) })}</p>
    </Card>
  );
}

function Clock({
  of,
  asOf,
  place,
  references,
}: {
  readonly of: Timer;
  readonly asOf: string;
  readonly place: Place;
  readonly references: readonly Reference[];
}): ReactElement {
  const say = useNextWords();
  const why = useWhyWords();
  const { sign, open } = useRecording();
  const { key, name, says, notBefore, endsOn, waitsFor, layer, protocol, sources, confidence } = of;
  const isOver = endsOn !== null && endsOn < asOf;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <tr data-over={isOver || undefined}>
        <th scope="row">
          <button
            type="button"
            className={styles["name"]}
            aria-expanded={isOpen}
            aria-label={say("clock-why", { name })}
            onClick={() => setOpen(!isOpen)}
          >
            <IconChevronRight size={15} aria-hidden="true" />
            {name}
          </button>
        </th>
        <td>
          {isOver ? <IconCheck size={15} aria-hidden="true" /> : undefined}
          <Until endsOn={endsOn} notBefore={notBefore} waitsFor={waitsFor} isOver={isOver} />
        </td>
        <td className={styles["drawing"]} aria-hidden="true">
          <div className={styles["track"]}>
            <i className={styles["today"]} style={{ left: `${place(asOf)}%` }} />
            <span className={styles["run"]} style={{ width: `${place(endsOn ?? notBefore)}%` }} />
            {waitsFor === null ? undefined : (
              <span className={styles["open"]} style={{ left: `${place(notBefore)}%` }}>
                <IconArrowNarrowRight size={20} stroke={2.2} aria-hidden="true" />
                {say(`open-${waitsFor}`)}
              </span>
            )}
          </div>
        </td>
      </tr>
      {isOpen ? (
        <tr className={styles["detail"]}>
          <td colSpan={3}>
            <p>
              <Sentence of={says} />
            </p>
            <p className="quiet">
              {why(`layer-${layer}`)} · {protocol} · {why(`confidence-${confidence}`)}
            </p>
            <Sources sources={sources} references={references} />
            {waitsFor === "specialist" && notBefore <= asOf && sign ? (
              <Button
                variant="default"
                size="xs"
                className="no-print"
                onClick={() => open({ form: "settle", about: key })}
              >
                {say("clock-settle", { name })}
              </Button>
            ) : undefined}
          </td>
        </tr>
      ) : undefined}
    </>
  );
}

function Until({
  endsOn,
  notBefore,
  waitsFor,
  isOver,
}: Pick<Timer, "endsOn" | "notBefore" | "waitsFor"> & { readonly isOver: boolean }): ReactElement {
  const say = useNextWords();
  const language = useLanguage();
  const word = waitsFor === null ? (isOver ? "clock-over" : "clock-until") : (`clock-${waitsFor}` as const);
  return <span>{say(word, { day: dayWords(endsOn ?? notBefore, language) })}</span>;
}
