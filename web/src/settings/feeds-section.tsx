import type { FeedListJson } from "@longwatch/api";
import { Button, Group, NumberInput, Table, TextInput } from "@mantine/core";
import { type ReactElement, type SubmitEvent, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { Moment } from "../look/day.tsx";
import { DataTable } from "../look/table.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useAgreedWords } from "./agreed-words.ts";
import { useSettingsWords } from "./words.ts";

/** How often each feed must be heard. */
export function FeedsSection(): ReactElement {
  const here = useHere();
  const say = useAgreedWords();
  const settings = useSettingsWords();
  const { data, error, refetch } = useAsked<FeedListJson>(`${here.path}/feeds`);
  const [name, setName] = useState("");
  const [hours, setHours] = useState<number | string>(24);
  const expect = useAct(here.path);
  const forget = useAct(here.path);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    expect.mutate(
      {
        path: `${here.path}/feeds/${encodeURIComponent(name)}`,
        method: "PUT",
        body: { expectedEveryHours: Number(hours) },
      },
      { onSuccess: () => setName("") },
    );
  };
  return (
    <Card title={settings("feeds")}>
      <p className="quiet">{say("feeds-why")}</p>
      {data.feeds.length === 0 ? <p role="status">{say("feeds-none")}</p> : undefined}
      {data.feeds.length === 0 ? undefined : (
        <DataTable label={settings("feeds")} heads={[say("feed"), say("expected"), say("last-heard"), ""]}>
          {data.feeds.map(({ feed, expectedEveryHours, lastHeardAt }) => (
            <Table.Tr key={feed}>
              <Table.Th scope="row">{feed}</Table.Th>
              <Table.Td>{say("every-hours", { count: expectedEveryHours })}</Table.Td>
              <Table.Td>
                {lastHeardAt === null ? say("never-heard") : <Moment of={lastHeardAt} zone={here.zone} />}
              </Table.Td>
              <Table.Td>
                {here.may("manage-policy") ? (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    onClick={() =>
                      forget.mutate({ path: `${here.path}/feeds/${encodeURIComponent(feed)}`, method: "DELETE" })
                    }
                  >
                    {say("forget", { feed })}
                  </Button>
                ) : undefined}
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
      {here.may("manage-policy") ? (
        <form onSubmit={submit}>
          <Group align="end" mt="md">
            <TextInput
              label={say("new-feed")}
              required
              withAsterisk={false}
              value={name}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
            />
            <NumberInput
              label={say("hours")}
              min={1}
              max={8760}
              allowDecimal={false}
              value={hours}
              onChange={setHours}
            />
            <Button type="submit" loading={expect.isPending}>
              {say("expect")}
            </Button>
          </Group>
        </form>
      ) : undefined}
      {expect.error === null ? undefined : <Trouble error={expect.error} />}
      {forget.error === null ? undefined : <Trouble error={forget.error} />}
    </Card>
  );
}
