import type { ChartJson } from "@longwatch/core";
import type { ReactElement } from "react";
import { Card } from "../look/card.tsx";
import { dayWords, numberWords } from "../look/day.tsx";
import { useTimelineWords } from "../timeline/words.ts";
import { useLanguage } from "../words/words.ts";
import styles from "./patient.module.css";
import { usePatientWords } from "./words.ts";

/** What was infused, and what is taken. */
export function Courses({ chart }: { readonly chart: ChartJson }): ReactElement {
  const say = usePatientWords();
  const timeline = useTimelineWords();
  const language = useLanguage();
  const day = (of: string): string => dayWords(of, language);
  const infused = (one: ChartJson["otherInfusions"][number]): string =>
    `${day(one.on)}${one.through === undefined ? "" : `–${day(one.through)}`}: ${one.drug} ${numberWords(one.doseMg, language)} mg`;
  return (
    <div className={styles["parts"]}>
      {chart.courses.length === 0 ? (
        <Card title={timeline("courses")}>
          <p className="quiet">{say("course-none")}</p>
        </Card>
      ) : undefined}
      {chart.courses.map((course) => (
        <Card
          key={course.number}
          title={timeline("course", { number: course.number })}
          aside={
            <span>
              {numberWords(course.doseMg, language)} mg · {timeline(`state-${course.state}`)}
            </span>
          }
        >
          <ul className={styles["plain"]}>
            {course.infusions.map((one) => (
              <li key={one.fact}>{infused(one)}</li>
            ))}
          </ul>
          {course.interrupted ? <p>{say("interrupted")}</p> : undefined}
          {course.dateUncertain ? <p>{say("date-uncertain")}</p> : undefined}
        </Card>
      ))}
      {chart.planned === null ? undefined : (
        <Card title={timeline("planned-short", { number: chart.planned.number })}>
          <p>{day(chart.planned.firstOn)}</p>
        </Card>
      )}
      {chart.otherInfusions.length === 0 ? undefined : (
        <Card title={say("other-infusions")}>
          <ul className={styles["plain"]}>
            {chart.otherInfusions.map((one) => (
              <li key={one.fact}>{infused(one)}</li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={say("medicines")}>
        {chart.medicines.length === 0 ? (
          <p className="quiet">{say("medicines-none")}</p>
        ) : (
          <ul className={styles["plain"]}>
            {chart.medicines.map((one) => (
              <li key={`${one.fact} ${one.from}`}>
                {timeline("medicine-words", {
                  name: one.medicine ?? timeline("steroid"),
                  dose: one.dose === undefined ? "" : ` ${one.dose}`,
                  from: day(one.from),
                  through: one.through === null ? timeline("still-taken") : day(one.through),
                  status: one.status === "taken" ? "" : timeline(`status-${one.status}`),
                })}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
