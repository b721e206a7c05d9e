import type { QuarantineListJson } from "@longwatch/api";
import { Button, SegmentedControl } from "@mantine/core";
import { Link, useSearch } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Moment } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Urgency, type UrgencyName } from "../look/urgency.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useCommon } from "../words/common.ts";
import { HeldDetail } from "./held-detail.tsx";
import styles from "./intake.module.css";
import { useIntakeWords } from "./words.ts";

const states = ["waiting", "filed", "rejected"] as const;
type State = (typeof states)[number];
type Held = QuarantineListJson["held"][number];

/** What waits for a person, the most urgent first; one part of it opened beside the list. */
export function QuarantineTab(): ReactElement {
  const say = useIntakeWords();
  const search = useSearch({ strict: false }) as { readonly message?: string; readonly part?: string };
  const [state, setState] = useState<State>("waiting");
  const isOpen = search.message !== undefined && search.part !== undefined;
  return (
    <>
      <p className="quiet">{say("quarantine-why")}</p>
      <div className={`${styles["beside"]} ${isOpen ? styles["opened"] : ""}`}>
        <div className={styles["list"]}>
          <SegmentedControl
            aria-label={say("quarantine")}
            data={states.map((value) => ({ value, label: say(value) }))}
            value={state}
            onChange={(value) => setState(value as State)}
          />
          <HeldPages key={state} state={state} />
        </div>
        <div className={styles["detail"]}>
          {isOpen ? (
            <HeldDetail key={`${search.message}/${search.part}`} message={search.message!} part={search.part!} />
          ) : (
            <p className={styles["choose"]}>{say("choose-one")}</p>
          )}
        </div>
      </div>
    </>
  );
}

function HeldPages({ state, cursor }: { readonly state: State; readonly cursor?: string }): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const common = useCommon();
  const [isMore, setMore] = useState(false);
  const { data, error, refetch } = useAsked<QuarantineListJson>(`${here.path}/quarantine`, { state, cursor });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  if (data.held.length === 0) return <p role="status">{say(`nothing-${state}`)}</p>;
  return (
    <>
      <ul className={styles["held"]}>
        {data.held.map((one) => (
          <li key={`${one.message}/${one.part}`}>
            <HeldLine of={one} names={data.names} />
          </li>
        ))}
      </ul>
      {data.next === null ? undefined : isMore ? (
        <HeldPages state={state} cursor={data.next} />
      ) : (
        <Button variant="default" onClick={() => setMore(true)}>
          {common("more")}
        </Button>
      )}
    </>
  );
}

function HeldLine({ of, names }: Pick<QuarantineListJson, "names"> & { readonly of: Held }): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const search = useSearch({ strict: false }) as { readonly message?: string; readonly part?: string };
  const isOpen = search.message === of.message && search.part === String(of.part);
  return (
    <Link
      to="/clinics/$clinic/intake"
      params={{ clinic: here.clinic }}
      search={{ tab: "quarantine", message: of.message, part: String(of.part) }}
      aria-current={isOpen ? "true" : undefined}
      className={styles["line"]}
    >
      <span className={styles["line-head"]}>
        <Urgency of={of.urgency as UrgencyName} />
        <strong>{of.sender}</strong>
        {of.state === "open" ? undefined : <span className="quiet">{say(`state-${of.state}`)}</span>}
      </span>
      <span>{[...new Set(of.codes.map((code) => names[code]))].join("; ")}</span>
      <span className={styles["small"]}>
        {say("from-feed", { feed: of.feed })} · <Moment of={of.heldAt} zone={here.zone} />
      </span>
    </Link>
  );
}
