import { Alert, Button, Group, Tabs } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { lazy, type ReactElement, Suspense } from "react";
import { useTitle } from "../client/title.ts";
import { Card } from "../look/card.tsx";
import { momentWords } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { Timeline } from "../timeline/timeline.tsx";
import { useTimelineWords } from "../timeline/words.ts";
import { WhyDrawer } from "../why/why-drawer.tsx";
import { useLanguage } from "../words/words.ts";
import { Courses } from "./courses.tsx";
import { Documents } from "./documents.tsx";
import { Header } from "./header.tsx";
import styles from "./patient.module.css";
import { type Patient, usePatient, usePlace } from "./patient.ts";
import { Results } from "./results.tsx";
import { Signals } from "./signals.tsx";
import { Watch } from "./watch.tsx";
import { usePatientWords } from "./words.ts";

const Decisions = lazy(() => import("./decisions.tsx"));
const NextCourse = lazy(() => import("./next-course/next-course.tsx"));
const Outcomes = lazy(() => import("./outcomes/outcomes.tsx"));
const History = lazy(() => import("./history.tsx"));

const tabs = [
  "watch",
  "results",
  "signals",
  "courses",
  "documents",
  "history",
  "decisions",
  "next",
  "outcomes",
] as const;
type Tab = (typeof tabs)[number];

/** Nothing of one patient stays under the header of another: each has a page that begins anew. */
export function Page(): ReactElement {
  const { path } = usePlace();
  return <OnePatient key={path} />;
}

/** One patient: who, what must be seen, the years on one axis, and everything else one step away. */
function OnePatient(): ReactElement {
  const say = usePatientWords();
  useTitle(say("patient-title"));
  const patient = usePatient();
  const { shown, chart, error, asked, go } = patient;
  const timeline = useTimelineWords();
  const why = (key: string): void => go({ why: key });
  if (shown === undefined)
    return error === null ? <Waiting /> : <Trouble error={error} again={() => location.reload()} />;
  return (
    <div className={styles["page"]}>
      <AsKnown patient={patient} />
      <Header shown={shown} chart={chart} why={why} isNow={asked.known === undefined && patient.known === undefined} />
      {error === null ? undefined : <Trouble error={error} />}
      <Card title={timeline("timeline")}>
        {chart === undefined ? <Waiting /> : <Timeline chart={chart} fact={asked.fact} why={why} />}
      </Card>
      <Parts patient={patient} why={why} />
      <WhyDrawer
        path={patient.path}
        patient={patient.patient}
        version={shown.version}
        chart={chart}
        asked={asked}
        asOf={asked.known !== undefined && asked.known === patient.known ? shown.page.asOf : undefined}
        go={go}
      />
    </div>
  );
}

/** That this is not the present, and the way back: on every part of the page. */
function AsKnown({ patient: { known, go, here } }: { readonly patient: Patient }): ReactElement | undefined {
  const say = usePatientWords();
  const language = useLanguage();
  if (known === undefined) return undefined;
  return (
    <Alert className={styles["as-known"]} color="yellow" icon={<IconHistory aria-hidden="true" />} role="status">
      <Group justify="space-between">
        {say("history-shown", { moment: momentWords(known, here.zone, language) })}
        <Button size="xs" variant="default" onClick={() => go({ known: undefined })}>
          {say("back-to-now")}
        </Button>
      </Group>
    </Alert>
  );
}

function Parts({ patient, why }: { readonly patient: Patient; readonly why: (key: string) => void }): ReactElement {
  const say = usePatientWords();
  const { asked, go, chart } = patient;
  const shown = patient.shown!;
  const tab: Tab = tabs.find((one) => one === asked.tab) ?? "watch";
  return (
    <Tabs value={tab} onChange={(to) => go({ tab: to ?? undefined })} keepMounted={false}>
      <Tabs.List aria-label={say("tabs")} className={`no-print ${styles["tabs"]}`}>
        {tabs.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {say(`tab-${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} pt="md">
        {tab === "watch" ? <Watch patient={patient} shown={shown} why={why} /> : undefined}
        {tab === "results" && chart !== undefined ? (
          <Results chart={chart} pointOut={(fact) => go({ fact })} />
        ) : undefined}
        {tab === "signals" && chart !== undefined ? <Signals chart={chart} why={why} /> : undefined}
        {tab === "courses" && chart !== undefined ? <Courses chart={chart} /> : undefined}
        {tab === "documents" ? <Documents patient={patient} /> : undefined}
        {tab === "history" ? (
          <Suspense fallback={<Waiting />}>
            <History patient={patient} />
          </Suspense>
        ) : undefined}
        {tab === "decisions" && chart !== undefined ? (
          <Suspense fallback={<Waiting />}>
            <Decisions patient={patient} shown={shown} chart={chart} />
          </Suspense>
        ) : undefined}
        {tab === "next" && chart !== undefined ? (
          <Suspense fallback={<Waiting />}>
            <NextCourse patient={patient} shown={shown} chart={chart} />
          </Suspense>
        ) : undefined}
        {tab === "outcomes" ? (
          <Suspense fallback={<Waiting />}>
            <Outcomes patient={patient} shown={shown} />
          </Suspense>
        ) : undefined}
      </Tabs.Panel>
    </Tabs>
  );
}
