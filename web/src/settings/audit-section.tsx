import { Button, Group, Table, TextInput } from "@mantine/core";
import { type ReactElement, type SubmitEvent, useState } from "react";
import { usePages } from "../client/pages.ts";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Moment } from "../look/day.tsx";
import { DataTable } from "../look/table.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useCommon } from "../words/common.ts";
import { en, useAuditWords } from "./audit-words.ts";
import { useSettingsWords } from "./words.ts";

type Event = {
  readonly event: string;
  readonly at: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly action: string;
  readonly object: string;
  readonly why: string | null;
};
type Page = { readonly events: readonly Event[]; readonly next: string | null };
type Members = { readonly members: readonly { readonly account: string; readonly displayName: string }[] };

/** Who saw and did what: newest first, searched by patient and time. */
export function AuditSection(): ReactElement {
  const here = useHere();
  const say = useSettingsWords();
  const [typed, setTyped] = useState({ patient: "", from: "", before: "" });
  const [asked, setAsked] = useState(typed);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setAsked(typed);
  };
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setTyped((before) => ({ ...before, [name]: value })),
  });
  const moment = (day: string): string => (day === "" ? "" : `${day}T00:00:00Z`);
  const query = { patient: asked.patient, from: moment(asked.from), before: moment(asked.before) };
  return (
    <Card
      title={say("audit")}
      aside={
        <Button component="a" variant="default" size="compact-sm" href={`/api/v1${here.path}/audit/export`} download>
          {say("download")}
        </Button>
      }
    >
      <p className="quiet">{say("audit-note")}</p>
      <form onSubmit={submit}>
        <Group align="end" mb="md">
          <TextInput label={say("audit-patient")} autoComplete="off" {...field("patient")} />
          <TextInput label={say("audit-from")} type="date" {...field("from")} />
          <TextInput label={say("audit-before")} type="date" {...field("before")} />
          <Button type="submit">{say("search")}</Button>
        </Group>
      </form>
      <Events key={JSON.stringify(query)} query={query} />
    </Card>
  );
}

function Events({ query }: { readonly query: Readonly<Record<string, string>> }): ReactElement {
  const here = useHere();
  const say = useSettingsWords();
  const common = useCommon();
  const action = useAuditWords();
  const { pages, error, again, more, isMoreComing } = usePages<Page>(`${here.path}/audit`, query);
  const members = useAsked<Members>(`${here.path}/members`);
  if (pages === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={again} />;
  const events = pages.flatMap((page) => page.events);
  if (events.length === 0) return <p role="status">{say("audit-none")}</p>;
  const nameOf = (id: string): string => members.data?.members.find(({ account }) => account === id)?.displayName ?? id;
  return (
    <>
      <DataTable
        label={say("audit")}
        heads={[say("when"), say("who"), say("what"), say("about"), say("why")]}
        isStriped
      >
        {events.map((one) => (
          <Table.Tr key={one.event}>
            <Table.Td>
              <Moment of={one.at} zone={here.zone} />
            </Table.Td>
            <Table.Td>{nameOf(one.actor.id)}</Table.Td>
            <Table.Td>{one.action in en ? action(one.action as keyof typeof en) : <code>{one.action}</code>}</Table.Td>
            <Table.Td>{one.object}</Table.Td>
            <Table.Td>{one.why ?? ""}</Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
      {more === undefined ? undefined : (
        <Button variant="default" mt="sm" loading={isMoreComing} onClick={more}>
          {common("more")}
        </Button>
      )}
    </>
  );
}
