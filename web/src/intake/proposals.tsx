import type { HeldPartJson } from "@longwatch/api";
import { Button, Checkbox, Group, Textarea } from "@mantine/core";
import { IconCheck, IconHelp, IconX } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Day } from "../look/day.tsx";
import { DraftKept } from "../look/draft-kept.tsx";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import { AnotherPatient } from "./another-patient.tsx";
import type { FiledOutcome } from "./done.tsx";
import styles from "./intake.module.css";
import { useIntakeWords } from "./words.ts";

type Proposal = HeldPartJson["proposals"][number];
type Props = {
  readonly of: HeldPartJson;
  readonly path: string;
  readonly done: (outcome: FiledOutcome) => void;
};
type Received = {
  readonly disposition: string;
  readonly recorded: readonly { readonly patient: string; readonly added: number }[];
  readonly unmatched: number;
  readonly issues: readonly object[];
};

/** Everybody whom it may be about, each beside the message; and somebody else. */
export function Proposals({ of, path, done }: Props): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const [isRemembered, setRemembered] = useState(false);
  const match = useAct<Received>(here.path);
  const file = (patient: string, called: string): void =>
    match.mutate(
      { path: `${path}/match`, body: { patient, remember: isRemembered } },
      {
        onSuccess: ({ recorded, disposition }) =>
          done({
            patient,
            called,
            added: recorded.find((one) => one.patient === patient)?.added ?? 0,
            isLeft: disposition !== "filed",
          }),
      },
    );
  return (
    <>
      {of.proposals.length === 0 ? <p>{say("proposals-none")}</p> : undefined}
      {of.person === null ? <p className="quiet">{say("person-hidden")}</p> : undefined}
      {of.proposals.map((one) => (
        <OneProposal key={one.patient} of={one} path={path} isFiling={match.isPending} file={file} />
      ))}
      <AnotherPatient isFiling={match.isPending} file={file} />
      <Checkbox
        mt="md"
        label={say("remember")}
        checked={isRemembered}
        onChange={({ currentTarget }) => setRemembered(currentTarget.checked)}
      />
      {match.error === null ? undefined : <Trouble error={match.error} />}
    </>
  );
}

const signs = { same: IconCheck, other: IconX, "cannot-tell": IconHelp } as const;

type OneProps = {
  readonly of: Proposal;
  readonly path: string;
  readonly isFiling: boolean;
  readonly file: (patient: string, called: string) => void;
};

/** Why it is not this person: asked for only where somebody says so. */
const notAsked = { isAsked: false, reason: "" };

function OneProposal({ of, path, isFiling, file }: OneProps): ReactElement {
  const here = useHere();
  const say = useIntakeWords();
  const common = useCommon();
  const place = [here.me, here.clinic, `${path}/not-them`, of.patient];
  const [{ isAsked, reason }, change, forget, wasKept] = useDraft(place, notAsked);
  const refuse = useAct(here.path, forget);
  const called = of.called ?? of.patient;
  const differs = of.compared.some(({ is }) => is === "other");
  return (
    <section className={styles["proposal"]} aria-label={called}>
      <h3>
        {called} <span className={styles["small"]}>{of.called === null ? "" : of.patient}</span>
      </h3>
      <table className={styles["compared"]}>
        <thead>
          <tr>
            <td />
            <th scope="col">{say("in-message")}</th>
            <th scope="col">{say("in-clinic")}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {of.compared.map(({ what, message, known, is }) => (
            <tr key={what} className={styles[is]}>
              <th scope="row">{say(what)}</th>
              <td>
                <Said what={what} of={message} />
              </td>
              <td>
                <Said what={what} of={known} />
              </td>
              <td>
                <Agreement is={is} />
              </td>
            </tr>
          ))}
          {of.numbers.map(({ system, value, isTheirs }) => (
            <tr key={`${system} ${value}`} className={styles[isTheirs ? "same" : "cannot-tell"]}>
              <th scope="row">{say("number")}</th>
              <td>
                {value} <span className={styles["small"]}>{system}</span>
              </td>
              <td colSpan={2}>{say(isTheirs ? "is-theirs" : "not-theirs")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differs ? <p className={styles["sure"]}>{say("match-sure")}</p> : undefined}
      {!isAsked ? (
        <Group>
          <Button loading={isFiling} onClick={() => file(of.patient, called)}>
            {say("match", { name: called })}
          </Button>
          <Button variant="default" onClick={() => change({ isAsked: true })}>
            {say("not-them", { name: called })}
          </Button>
        </Group>
      ) : (
        <Group align="end">
          <DraftKept is={wasKept} forget={forget} />
          <Textarea
            label={say("not-them-why", { name: called })}
            value={reason}
            data-autofocus
            onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
          />
          <Button
            loading={refuse.isPending}
            disabled={reason.trim() === ""}
            onClick={() => refuse.mutate({ path: `${path}/not-them`, body: { patient: of.patient, reason } })}
          >
            {say("not-them", { name: called })}
          </Button>
          <Button variant="default" onClick={forget}>
            {common("cancel")}
          </Button>
        </Group>
      )}
      {refuse.error === null ? undefined : <Trouble error={refuse.error} />}
    </section>
  );
}

/** A day by the language, a sex as a word; a name as it is. */
function Said({
  what,
  of,
}: {
  readonly what: Proposal["compared"][number]["what"];
  readonly of: string | null;
}): ReactElement {
  const say = useIntakeWords();
  if (of === null) return <>–</>;
  if (what === "bornOn") return <Day of={of} />;
  return <>{what === "sex" && (of === "female" || of === "male") ? say(of) : of}</>;
}

function Agreement({ is }: { readonly is: keyof typeof signs }): ReactElement {
  const say = useIntakeWords();
  const Sign = signs[is];
  return (
    <span className={styles["agreement"]}>
      <Sign size={15} aria-hidden="true" /> {say(is)}
    </span>
  );
}
