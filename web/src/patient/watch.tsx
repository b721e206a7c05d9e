import type { ChartJson } from "@longwatch/core";
import type { ReactElement } from "react";
import { ActPanel } from "../acting/index.ts";
import { Card } from "../look/card.tsx";
import { Day } from "../look/day.tsx";
import { Urgency } from "../look/urgency.tsx";
import { useTimelineWords } from "../timeline/words.ts";
import { useCommon } from "../words/common.ts";
import styles from "./patient.module.css";
import type { Due, Patient, Shown } from "./patient.ts";
import { WhyButton } from "./why-button.tsx";
import { usePatientWords } from "./words.ts";

type Part = { readonly page: Shown["page"]; readonly why: (key: string) => void };

/** What is to be done, what warns, what is late, what comes, and what nobody can tell. */
export function Watch({
  patient,
  shown,
  why,
}: {
  readonly patient: Patient;
  readonly shown: Shown;
  readonly why: (key: string) => void;
}): ReactElement {
  const say = usePatientWords();
  const { page } = shown;
  return (
    <div className={styles["parts"]}>
      <Card title={say("tasks")}>
        <Tasks shown={shown} patient={patient} why={why} />
      </Card>
      <Card title={say("warnings-open")}>
        <Warnings page={page} why={why} />
      </Card>
      <Card title={say("due-late")}>
        <Dues dues={page.due} names={page.names} none={say("due-none")} why={why} />
      </Card>
      <Card title={say("coming")}>
        <Dues dues={page.next} names={page.names} none={say("coming-none")} why={why} />
      </Card>
      <Card title={say("cannot-tell")}>
        {page.cannotTell.length === 0 ? (
          <p className="quiet">{say("cannot-tell-none")}</p>
        ) : (
          <ul className={styles["list"]}>
            {page.cannotTell.map((one) => (
              <li key={`${one.code} ${one.about} ${one.missing}`}>
                <span className={styles["what"]}>{one.text}</span>
                <span className="quiet">
                  {one.about} · {say("missing", { what: one.missing })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function Tasks({
  shown,
  patient: { patient, here, chart, asked },
  why,
}: Omit<Part, "page"> & { readonly shown: Shown; readonly patient: Patient }): ReactElement {
  const say = usePatientWords();
  const common = useCommon();
  const explained = keysWithReasons(chart);
  const { tasks } = shown.page;
  if (tasks.length === 0) return <p className="quiet">{say("tasks-none")}</p>;
  return (
    <ul className={styles["list"]}>
      {tasks.map((task) => (
        <li key={task.key}>
          <Urgency of={task.urgency} />
          <span className={styles["what"]}>{task.text}</span>
          <span className="quiet">
            {say("for", { role: common(task.role) })} · <Holder task={task} shown={shown} me={here.me} />
            {task.deadlineOn === null ? undefined : (
              <>
                {" "}
                · <Day of={task.deadlineOn} />
              </>
            )}
            {task.snoozedThrough === undefined ? undefined : (
              <>
                {" "}
                · {say("set-aside")} <Day of={task.snoozedThrough} />
              </>
            )}
            {task.saidDoneBy === undefined
              ? undefined
              : ` · ${say("said-done", { who: shown.people[task.saidDoneBy] ?? say("somebody") })}`}
          </span>
          {explained.has(task.about) ? <WhyButton name={task.text} onClick={() => why(task.about)} /> : undefined}
          {asked.known === undefined ? (
            <div className={`no-print ${styles["acts"]}`}>
              <ActPanel patient={patient} about={{ kind: "task", key: task.key }} version={shown.version} />
            </div>
          ) : undefined}
        </li>
      ))}
    </ul>
  );
}

/** Who answers for a task, and for whom where it is somebody else's. */
function Holder({
  task: { key, owner },
  shown: { holders, people },
  me,
}: {
  readonly task: Shown["page"]["tasks"][number];
  readonly shown: Shown;
  readonly me: string;
}): ReactElement {
  const say = usePatientWords();
  const called = (person: string): string => (person === me ? say("you") : (people[person] ?? say("somebody")));
  if (owner === undefined) return <>{say("nobody")}</>;
  const present = holders[key]?.present;
  if (present === null) return <>{say("nobody-after", { who: called(owner) })}</>;
  if (present === undefined || present === owner) return <>{say("taken-by", { who: called(owner) })}</>;
  return <>{say("stands-in", { who: called(present), owner: called(owner) })}</>;
}

/** A task may be about something that is neither a warning nor a test: then its text says all there is. */
const keysWithReasons = (chart: ChartJson | undefined): ReadonlySet<string> =>
  new Set([
    ...(chart?.signals.map(({ key }) => key) ?? []),
    ...(chart?.obligations.flatMap(({ ticks }) => ticks.map(({ key }) => key)) ?? []),
  ]);

function Warnings({ page: { signals }, why }: Part): ReactElement {
  const say = usePatientWords();
  const timeline = useTimelineWords();
  if (signals.length === 0) return <p className="quiet">{say("warnings-none")}</p>;
  return (
    <ul className={styles["list"]}>
      {signals.map((one) => (
        <li key={one.key}>
          <Urgency of={one.urgency} />
          <span className={styles["what"]}>{one.name}</span>
          <span className="quiet">
            {timeline(`signal-${one.state}`)} · <Day of={one.openedOn} />
          </span>
          <WhyButton name={one.name} onClick={() => why(one.key)} />
        </li>
      ))}
    </ul>
  );
}

function Dues({
  dues,
  names,
  none,
  why,
}: {
  readonly dues: readonly Due[];
  /** What each part that is lacking is called. */
  readonly names: Shown["page"]["names"];
  readonly none: string;
  readonly why: (key: string) => void;
}): ReactElement {
  if (dues.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className={styles["list"]}>
      {dues.map((one) => (
        <DueLine key={one.key} one={one} names={names} why={why} />
      ))}
    </ul>
  );
}

const shapes = { overdue: "◆", due: "◇", open: "○", "not-yet-open": "·" } as const;

function DueLine({
  one,
  names,
  why,
}: {
  readonly one: Due;
  readonly names: Shown["page"]["names"];
  readonly why: (key: string) => void;
}): ReactElement {
  const say = usePatientWords();
  const status = one.status as keyof typeof shapes;
  return (
    <li>
      <span className={status === "overdue" ? styles["late"] : styles["status"]}>
        <span aria-hidden="true">{shapes[status]}</span> {say(`status-${status}`)}
      </span>
      <span className={styles["what"]}>{one.name}</span>
      <span className="quiet">
        <Day of={one.dueOn} />
        {one.lacking.length === 0 || status === "not-yet-open"
          ? undefined
          : ` · ${say("lacking", { what: one.lacking.map((key) => names[key] ?? key).join(", ") })}`}
      </span>
      <WhyButton name={one.name} onClick={() => why(one.key)} />
    </li>
  );
}
