import type { DeliveryListJson } from "@longwatch/api";
import { Button, Table } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { usePages } from "../client/pages.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Moment } from "../look/day.tsx";
import { DataTable } from "../look/table.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useCommon } from "../words/common.ts";
import { type DeliveryState, deliveryStates, StateOf } from "./delivery-state.tsx";
import styles from "./messages.module.css";
import { useMessagesWords } from "./messages-words.ts";

type Delivery = DeliveryListJson["deliveries"][number];

/** What waits and what became of the rest: how many of each, and one by one. */
export function DeliveriesCard({ canSend }: { readonly canSend: boolean }): ReactElement {
  const here = useHere();
  const say = useMessagesWords();
  const common = useCommon();
  const [state, setState] = useState<DeliveryState>();
  const { pages, error, again, more, isMoreComing } = usePages<DeliveryListJson>(`${here.path}/deliveries`, { state });
  const rows = pages?.flatMap(({ deliveries }) => deliveries);
  return (
    <Card title={say("list-title")}>
      {pages?.[0] === undefined ? undefined : <States counts={pages[0].counts} chosen={state} choose={setState} />}
      <p className="quiet">{say("sent-note")}</p>
      {rows === undefined ? (
        error === null ? (
          <Waiting />
        ) : (
          <Trouble error={error} again={again} />
        )
      ) : rows.length === 0 ? (
        <p role="status">
          {say(state === undefined ? "none-all" : "none-state")}{" "}
          {state === undefined && canSend ? say("none-yet") : undefined}
        </p>
      ) : (
        <DataTable label={say("list-title")} heads={[say("to"), say("what"), say("state"), say("made"), say("tries")]}>
          {rows.map((one) => (
            <Row key={one.delivery} of={one} />
          ))}
        </DataTable>
      )}
      {more === undefined ? undefined : (
        <Button variant="default" mt="sm" loading={isMoreComing} onClick={more}>
          {common("more")}
        </Button>
      )}
    </Card>
  );
}

type StatesProps = {
  readonly counts: DeliveryListJson["counts"];
  readonly chosen: DeliveryState | undefined;
  readonly choose: (state: DeliveryState | undefined) => void;
};

function States({ counts, chosen, choose }: StatesProps): ReactElement {
  const say = useMessagesWords();
  return (
    <fieldset className={`bare ${styles["states"]}`} aria-label={say("filter")}>
      <Button variant="default" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}>
        {say("state-all")}
      </Button>
      {deliveryStates.map((one) => (
        <Button
          key={one}
          variant="default"
          aria-pressed={chosen === one}
          onClick={() => choose(one)}
          leftSection={<strong className="number">{counts[one]}</strong>}
        >
          <StateOf state={one} />
          <span className={styles["span"]}>{say(one === "waiting" || one === "again" ? "now" : "last-days")}</span>
        </Button>
      ))}
    </fieldset>
  );
}

function Row({ of }: { readonly of: Delivery }): ReactElement {
  const say = useMessagesWords();
  const { zone } = useHere();
  return (
    <Table.Tr>
      <Table.Th scope="row" className={styles["to"]}>
        <Recipient of={of.to} />
      </Table.Th>
      <Table.Td>{say(`kind-${of.kind ?? "unknown"}`)}</Table.Td>
      <Table.Td>
        <StateOf state={of.state} />
        {of.why === null ? undefined : (
          <p className={styles["why"]}>
            {say(`why-${of.why}`)}
            {of.code !== null && /^\d+$/.test(of.code) ? ` (${say("code", { code: of.code })})` : ""}
          </p>
        )}
      </Table.Td>
      <Table.Td className={styles["when"]}>
        {of.madeAt === null ? say("not-kept") : <Moment of={of.madeAt} zone={zone} />}
      </Table.Td>
      <Table.Td className={styles["when"]}>
        {say("tried", { count: of.tries })}
        <Try word={say("last-try")} at={of.lastTryAt} />
        <Try word={say("next-try")} at={of.nextTryAt} />
      </Table.Td>
    </Table.Tr>
  );
}

function Recipient({ of }: { readonly of: Delivery["to"] }): ReactElement {
  const { clinic } = useHere();
  const say = useMessagesWords();
  if (of.kind === "member") return <>{of.name ?? say("to-nobody")}</>;
  if (of.patient === null) return <>{say("to-patient")}</>;
  return (
    <Link to="/clinics/$clinic/patients/$patient" params={{ clinic, patient: of.patient }}>
      {of.called ?? of.patient}
    </Link>
  );
}

function Try({ word, at }: { readonly word: string; readonly at: string | null }): ReactElement | null {
  const { zone } = useHere();
  if (at === null) return null;
  return (
    <p className={styles["why"]}>
      {word}: <Moment of={at} zone={zone} />
    </p>
  );
}
