import type { HeldPartJson } from "@longwatch/api";
import { Alert, Button, Textarea } from "@mantine/core";
import type { ReactElement } from "react";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { Moment } from "../look/day.tsx";
import { DraftKept } from "../look/draft-kept.tsx";
import { Trouble } from "../look/trouble.tsx";
import styles from "./intake.module.css";
import { useIntakeWords } from "./words.ts";

type Props = { readonly of: HeldPartJson; readonly path: string; readonly isDone: boolean };

/** Asking the laboratory, rejecting, and what was done so far and by whom. */
export function HeldActs({ of, path, isDone }: Props): ReactElement {
  const say = useIntakeWords();
  return (
    <>
      {isDone ? undefined : (
        <div className={styles["two"]}>
          <Card title={say("ask")}>
            <WithReason
              path={`${path}/question`}
              label={say("ask-what")}
              button={say("ask-done")}
              done={say("asked")}
            />
          </Card>
          <Card title={say("reject")}>
            <WithReason
              path={`${path}/rejection`}
              label={say("reject-why")}
              button={say("reject-yes")}
              done={say("state-rejected")}
              note={say("reject-note")}
            />
          </Card>
        </div>
      )}
      {of.acts.length === 0 ? undefined : <History of={of.acts} />}
    </>
  );
}

type Asking = {
  readonly path: string;
  readonly label: string;
  readonly button: string;
  readonly done: string;
  readonly note?: string;
};

const noReason = { reason: "" };

function WithReason({ path, label, button, done, note }: Asking): ReactElement {
  const here = useHere();
  const [{ reason }, change, forget, wasKept] = useDraft([here.me, here.clinic, path], noReason);
  const act = useAct(here.path, forget);
  return (
    <>
      {note === undefined ? undefined : <p className="quiet">{note}</p>}
      <DraftKept is={wasKept} forget={forget} />
      <Textarea
        label={label}
        value={reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
      />
      <Button
        mt="sm"
        variant="default"
        loading={act.isPending}
        disabled={reason.trim() === ""}
        onClick={() => act.mutate({ path, body: { reason } })}
      >
        {button}
      </Button>
      {act.isSuccess ? (
        <Alert color="sea" role="status" mt="sm">
          {done}
        </Alert>
      ) : undefined}
      {act.error === null ? undefined : <Trouble error={act.error} />}
    </>
  );
}

const named = ["held", "matched", "rejected", "asked", "filed", "failed", "reopened"] as const;

function History({ of }: { readonly of: HeldPartJson["acts"] }): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const word = (action: string): string => {
    const one = named.find((each) => each === action);
    return one === undefined ? action : say(`act-${one}`);
  };
  return (
    <Card title={say("acts")}>
      <ul>
        {of.map(({ at, by, action, why }) => (
          <li key={at}>
            <Moment of={at} zone={here.zone} />, {by}: <strong>{word(action)}</strong>
            {why === null ? "" : ` – ${why}`}
          </li>
        ))}
      </ul>
    </Card>
  );
}
