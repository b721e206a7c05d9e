import type { HeldPartJson } from "@longwatch/api";
import { Title } from "@mantine/core";
import { IconArrowLeft, IconDownload } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Moment } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Urgency, type UrgencyName } from "../look/urgency.tsx";
import { Waiting } from "../look/waiting.tsx";
import { Done, type FiledOutcome } from "./done.tsx";
import { HeldActs } from "./held-acts.tsx";
import { WhatCame } from "./held-content.tsx";
import styles from "./intake.module.css";
import { Proposals } from "./proposals.tsx";
import { useIntakeWords } from "./words.ts";

/** One person's part of a message: what came, whose it may be, and what can be done about it. */
export function HeldDetail({ message, part }: { readonly message: string; readonly part: string }): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const [outcome, setOutcome] = useState<FiledOutcome>();
  const path = `${here.path}/quarantine/${message}/${part}`;
  const { data, error, refetch } = useAsked<HeldPartJson>(path);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const isDone = data.state === "filed" || data.state === "rejected";
  return (
    <div className={styles["stack"]}>
      <Link
        to="/clinics/$clinic/intake"
        params={{ clinic: here.clinic }}
        search={{ tab: "quarantine" }}
        className={styles["to-list"]}
      >
        <IconArrowLeft size={16} aria-hidden="true" /> {say("back-to-list")}
      </Link>
      <header className={styles["detail-head"]}>
        <Title order={2}>{data.sender}</Title>
        <Urgency of={data.urgency as UrgencyName} />
        <span>{say(`state-${data.state}`)}</span>
        <span className="quiet">
          {data.part === 0 ? say("part-whole") : say("part", { part: data.part })} ·{" "}
          {say("from-feed", { feed: data.feed })}
          {" · "}
          <Moment of={data.heldAt} zone={here.zone} />
        </span>
        <a href={`/api/v1${here.path}/messages/${message}`} download className={styles["download"]}>
          <IconDownload size={15} aria-hidden="true" /> {say("as-it-came")}
        </a>
      </header>
      {outcome === undefined ? undefined : <Done of={outcome} />}
      <WhatCame of={data} />
      {data.part === 0 ? undefined : (
        <Card title={say("proposals")}>
          <p className="quiet">{say(isDone ? "filed-elsewhere" : "proposals-why")}</p>
          <Proposals of={data} path={path} done={setOutcome} />
        </Card>
      )}
      <HeldActs of={data} path={path} isDone={isDone} />
    </div>
  );
}
