import type { PatientPageJson, WorklistJson } from "@longwatch/api";
import { Anchor, Button, Stack, Text } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { lazy, type ReactElement, Suspense } from "react";
import { ActButtons } from "../acting/act-buttons.tsx";
import type { Asking } from "../acting/act-dialog.tsx";
import { useActWords } from "../acting/act-words.ts";
import { Rang } from "../acting/rang.tsx";
import { type Line, lineId, type OneAct } from "../acting/send.ts";
import { useAllPages } from "../client/all-pages.ts";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Day, Moment } from "../look/day.tsx";
import { Sentence } from "../look/sentence.tsx";
import { Urgency } from "../look/urgency.tsx";
import styles from "./detail.module.css";
import { useTodayWords } from "./words.ts";

const AddFactMenu = lazy(async () => ({ default: (await import("../acting/add-fact-menu.tsx")).AddFactMenu }));
const ActPanel = lazy(async () => ({ default: (await import("../acting/act-panel.tsx")).ActPanel }));

type Chosen = {
  /** Of its heading: 3 beside the list, under a heading of its own; 2 below the line itself, which has said what and why. */
  readonly level: 2 | 3;
  readonly line: Line;
  readonly act: (one: OneAct) => void;
  readonly ask: (asking: Asking) => void;
};

/** Everything that is needed to ring about the chosen line, and to say what came of it. */
export function Detail({ line, level, act, ask }: Chosen): ReactElement {
  const { clinic, zone, me, may } = useHere();
  const say = useTodayWords();
  const { patient } = line;
  const Heading = `h${level}` as const;
  return (
    <Stack gap="sm">
      <div>
        {level === 3 ? <Urgency of={line.urgency} /> : undefined}
        <Heading className={styles["who"]}>{line.called ?? patient ?? say("clinic")}</Heading>
        {patient === null ? undefined : <Text size="sm">{patient}</Text>}
      </div>
      {patient !== null && may("read-details") ? <Telephone patient={patient} /> : undefined}
      {level === 3 ? (
        <div>
          <p className={styles["text"]}>{line.text}</p>
          <p className={styles["why"]}>
            <Sentence of={line.why} />
          </p>
        </div>
      ) : undefined}
      {line.concerns.map(({ patient: one, called }) =>
        one === null ? (
          <Text key={called}>{called ?? say("somebody")}</Text>
        ) : (
          <Anchor
            key={one}
            renderRoot={(props) => (
              <Link {...props} to="/clinics/$clinic/patients/$patient" params={{ clinic, patient: one }} />
            )}
          >
            {called ?? one}
          </Anchor>
        ),
      )}
      <dl className={styles["facts"]}>
        <dt>{say("opened")}</dt>
        <dd>
          <Day of={line.openedOn} />
        </dd>
        <dt>{say("deadline")}</dt>
        <dd>
          {line.deadlineAt !== null ? (
            <Moment of={line.deadlineAt} zone={zone} />
          ) : line.deadlineOn === null ? (
            say("next-visit")
          ) : (
            <Day of={line.deadlineOn} />
          )}{" "}
          {line.isOverdue ? <strong>{say("late")}</strong> : undefined}
        </dd>
      </dl>
      {may("act-on-tasks") ? <ActButtons line={line} me={me} act={act} ask={ask} /> : undefined}
      {patient !== null && may("act-on-tasks") ? (
        <Rang key={lineId(line)} patient={patient} about={line.key} />
      ) : undefined}
      {patient === null ? undefined : (
        <>
          <Record line={line} patient={patient} />
          <Others patient={patient} but={line.key} />
          <Button
            variant="light"
            renderRoot={(props) => (
              <Link {...props} to="/clinics/$clinic/patients/$patient" params={{ clinic, patient }} />
            )}
          >
            {say("open")}
          </Button>
          {isOfCourse(line) ? (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link {...props} to="/clinics/$clinic/patients/$patient/infusion" params={{ clinic, patient }} />
              )}
            >
              {say("infusion-day")}
            </Button>
          ) : undefined}
        </>
      )}
    </Stack>
  );
}

/** A step before a course, or of an infusion day: the page beside the chair is near. */
const isOfCourse = ({ key }: Line): boolean => /(?:^|[/ ])(?:workup|premed|infusion)\./.test(key);

function Telephone({ patient }: { readonly patient: string }): ReactElement | null {
  const { path } = useHere();
  const say = useTodayWords();
  const { data } = useAsked<PatientPageJson>(`${path}/patients/${encodeURIComponent(patient)}`);
  if (data === undefined) return <div className={styles["telephone"]} />;
  const number = data.details?.telephone;
  return (
    <div className={styles["telephone"]}>
      <IconPhone size={18} aria-hidden="true" />
      {number === undefined || number === "" ? (
        <span>{say("telephone-none")}</span>
      ) : (
        <Anchor href={`tel:${number.replaceAll(/[^\d+]/g, "")}`} aria-label={`${say("telephone")} ${number}`} fw={600}>
          {number}
        </Anchor>
      )}
    </div>
  );
}

/** What can be written into the record without leaving the list, and the decision where the line is a warning. */
function Record({ line, patient }: { readonly line: Line; readonly patient: string }): ReactElement | null {
  const { path, may } = useHere();
  const acts = useActWords();
  const { data } = useAsked<PatientPageJson>(`${path}/patients/${encodeURIComponent(patient)}`);
  if (data === undefined) return null;
  const { version } = data;
  return (
    <Suspense>
      <div>
        <AddFactMenu patient={patient} version={version} />
      </div>
      {line.kind === "signal" && may("sign-off") ? (
        <details key={lineId(line)}>
          <summary>{acts("signal-acts")}</summary>
          <ActPanel patient={patient} about={{ kind: "signal", key: line.about }} version={version} />
        </details>
      ) : undefined}
    </Suspense>
  );
}

/** The same person's other lines: one call may do for all. */
function Others({ patient, but }: { readonly patient: string; readonly but: string }): ReactElement | null {
  const { path } = useHere();
  const say = useTodayWords();
  const { data } = useAllPages<WorklistJson>(`${path}/worklist`, { patient, setAside: "in" });
  const others = data?.flatMap(({ lines }) => lines).filter(({ key }) => key !== but) ?? [];
  if (others.length === 0) return null;
  return (
    <div>
      <strong className={styles["also"]}>{say("also-here")}</strong>
      <ul className={styles["others"]}>
        {others.map((line) => (
          <li key={line.key}>
            <Urgency of={line.urgency} /> {line.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
