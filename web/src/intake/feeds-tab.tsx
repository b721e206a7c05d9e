import type { FeedListJson } from "@longwatch/api";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Moment } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import styles from "./intake.module.css";
import { Strip } from "./strip.tsx";
import { useIntakeWords } from "./words.ts";

type Rhythm = FeedListJson["rhythms"][number];

/** Whether every feed is heard as it is expected and as it used to be. */
export function FeedsTab(): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const { data, error, refetch } = useAsked<FeedListJson>(`${here.path}/feeds`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const names = [...new Set([...data.feeds.map(({ feed }) => feed), ...data.heard.map(({ feed }) => feed)])].toSorted();
  return (
    <div className={styles["stack"]}>
      <p className="quiet">{say("feeds-why")}</p>
      {names.length === 0 ? <p role="status">{say("feeds-none")}</p> : undefined}
      {names.map((feed) => (
        <OneFeed key={feed} feed={feed} of={data} />
      ))}
    </div>
  );
}

function OneFeed({ feed, of }: { readonly feed: string; readonly of: FeedListJson }): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const expected = of.feeds.find((one) => one.feed === feed);
  const heard = of.heard.filter((one) => one.feed === feed);
  const rhythms = of.rhythms.filter((one) => one.feed === feed);
  const whole = heard.find(({ analyte }) => analyte === null);
  const tests = heard.filter(({ analyte }) => analyte !== null);
  const rhythmOf = (analyte: string | null): Rhythm | undefined => rhythms.find((one) => one.analyte === analyte);
  return (
    <Card title={feed} aside={<Silence of={rhythmOf(null)} />}>
      <p className="quiet">
        {say("last-heard")}:{" "}
        {expected?.lastHeardAt == null ? (
          (whole?.days.at(-1) ?? say("never"))
        ) : (
          <Moment of={expected.lastHeardAt} zone={here.zone} />
        )}
        {" · "}
        {say("expected")}:{" "}
        {expected === undefined ? say("not-expected") : say("every-hours", { count: expected.expectedEveryHours })}
      </p>
      <Strip feed={feed} days={whole?.days ?? []} today={of.today} />
      {tests.length === 0 ? undefined : (
        <details>
          <summary>{say("more")}</summary>
          {tests.map(({ analyte, days }) => (
            <div key={analyte} className={styles["test"]}>
              <span>{analyte}</span>
              <Silence of={rhythmOf(analyte)} />
              <Strip feed={`${feed}, ${analyte}`} days={days} today={of.today} />
            </div>
          ))}
        </details>
      )}
    </Card>
  );
}

function Silence({ of }: { readonly of: Rhythm | undefined }): ReactElement | null {
  const say = useIntakeWords();
  if (of === undefined) return null;
  return of.silentDays === null ? (
    <span className={styles["well"]}>
      <IconCheck size={15} aria-hidden="true" /> {say("heard")}
    </span>
  ) : (
    <span className={styles["silent"]}>
      <IconAlertTriangle size={15} aria-hidden="true" /> {say("silent", { count: of.silentDays })}
    </span>
  );
}
