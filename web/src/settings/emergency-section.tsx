import { Button, Group, Stack, Table, Textarea, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type ReactElement, type SubmitEvent, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { Moment } from "../look/day.tsx";
import { DataTable } from "../look/table.tsx";
import { Trouble } from "../look/trouble.tsx";
import { useSettingsWords } from "./words.ts";

export function EmergencySection(): ReactElement {
  const { may } = useHere();
  return (
    <>
      {may("break-glass") ? <OpenCard /> : undefined}
      {may("review-break-glass") ? <ReviewCard /> : undefined}
    </>
  );
}

function OpenCard(): ReactElement {
  const here = useHere();
  const say = useSettingsWords();
  const navigate = useNavigate();
  const [given, setGiven] = useState({ patient: "", reason: "" });
  const open = useAct(here.path);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const { clinic } = here;
    open.mutate(
      { path: `${here.path}/emergency-access`, body: given },
      {
        onSuccess: () =>
          void navigate({ to: "/clinics/$clinic/patients/$patient", params: { clinic, patient: given.patient } }),
      },
    );
  };
  const field = (name: keyof typeof given) => ({
    value: given[name],
    required: true,
    withAsterisk: false,
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setGiven((before) => ({ ...before, [name]: value })),
  });
  return (
    <Card title={say("emergency-open")}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={520}>
          <p>{say("emergency-why")}</p>
          <TextInput label={say("patient-id")} autoComplete="off" {...field("patient")} />
          <Textarea label={say("reason")} autosize minRows={2} maxLength={2000} {...field("reason")} />
          {open.error === null ? undefined : <Trouble error={open.error} />}
          <Group>
            <Button type="submit" color="red.9" loading={open.isPending}>
              {say("emergency-go")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

type Use = {
  readonly use: string;
  readonly account: string;
  readonly patient: string;
  readonly reason: string;
  readonly openedAt: string;
  readonly endsAt: string;
};

function ReviewCard(): ReactElement {
  const here = useHere();
  const say = useSettingsWords();
  const { data, error } = useAsked<{ readonly uses: readonly Use[] }>(`${here.path}/emergency-access`);
  const members = useAsked<{ readonly members: readonly { readonly account: string; readonly displayName: string }[] }>(
    `${here.path}/members`,
  );
  const review = useAct(here.path);
  const nameOf = (account: string): string =>
    members.data?.members.find((one) => one.account === account)?.displayName ?? account;
  const judge = ({ use }: Use, finding: string): void =>
    review.mutate({ path: `${here.path}/emergency-access/${use}/review`, method: "PUT", body: { finding } });
  return (
    <Card title={say("emergency-review")}>
      {error === null ? undefined : <Trouble error={error} />}
      {review.error === null ? undefined : <Trouble error={review.error} />}
      {data?.uses.length === 0 ? <p>{say("emergency-none")}</p> : undefined}
      {data === undefined || data.uses.length === 0 ? undefined : (
        <DataTable label={say("emergency-review")} heads={[say("by"), say("patient"), say("reason"), say("when"), ""]}>
          {data.uses.map((one) => (
            <Table.Tr key={one.use}>
              <Table.Th scope="row">{nameOf(one.account)}</Table.Th>
              <Table.Td>{one.patient}</Table.Td>
              <Table.Td>{one.reason}</Table.Td>
              <Table.Td>
                <Moment of={one.openedAt} zone={here.zone} />
              </Table.Td>
              <Table.Td>
                {one.account === here.me ? undefined : (
                  <Group gap="xs" wrap="nowrap">
                    <Button size="compact-sm" variant="default" onClick={() => judge(one, "justified")}>
                      {say("justified")}
                    </Button>
                    <Button size="compact-sm" variant="default" onClick={() => judge(one, "not-justified")}>
                      {say("not-justified")}
                    </Button>
                  </Group>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
    </Card>
  );
}
