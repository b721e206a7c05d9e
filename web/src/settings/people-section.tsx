import { Button, Group, MultiSelect, Table } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { Moment } from "../look/day.tsx";
import { DataTable } from "../look/table.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useCommon } from "../words/common.ts";
import { InvitationsCard } from "./invitations-card.tsx";
import { roleNames } from "./role-names.ts";
import { useSettingsWords } from "./words.ts";

type Member = {
  readonly account: string;
  readonly address: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly since: string;
};

export function PeopleSection(): ReactElement {
  const here = useHere();
  const say = useSettingsWords();
  const { data, error } = useAsked<{ readonly members: readonly Member[] }>(`${here.path}/members`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} />;
  return (
    <>
      <Card title={say("people")}>
        <DataTable label={say("people")} heads={[say("name"), say("address"), say("roles"), say("since")]}>
          {data.members.map((one) => (
            <Row key={one.account} of={one} />
          ))}
        </DataTable>
      </Card>
      {here.may("manage-members") ? <InvitationsCard /> : undefined}
    </>
  );
}

function Row({ of }: { readonly of: Member }): ReactElement {
  const here = useHere();
  const say = useSettingsWords();
  const common = useCommon();
  const change = useAct(here.path);
  const [roles, setRoles] = useState<readonly string[]>();
  const path = `${here.path}/members/${of.account}`;
  const save = (): void =>
    change.mutate({ path: `${path}/roles`, method: "PUT", body: { roles } }, { onSuccess: () => setRoles(undefined) });
  return (
    <Table.Tr>
      <Table.Th scope="row">{of.displayName}</Table.Th>
      <Table.Td>{of.address}</Table.Td>
      <Table.Td>
        {roles === undefined ? (
          <Group gap="xs">
            {of.roles.map((role) => common(role as "nurse")).join(", ")}
            {here.may("manage-members") ? (
              <Button size="compact-xs" variant="subtle" onClick={() => setRoles(of.roles)}>
                {say("change")}
                <span className="unseen">: {say("change-roles", { name: of.displayName })}</span>
              </Button>
            ) : undefined}
          </Group>
        ) : (
          <Group gap="xs" align="end">
            <MultiSelect
              aria-label={say("change-roles", { name: of.displayName })}
              data={roleNames.map((value) => ({ value, label: common(value) }))}
              value={[...roles]}
              onChange={setRoles}
            />
            <Button loading={change.isPending} disabled={roles.length === 0} onClick={save}>
              {common("save")}
            </Button>
            <Button variant="default" onClick={() => setRoles(undefined)}>
              {common("cancel")}
            </Button>
          </Group>
        )}
        {change.error === null ? undefined : <Trouble error={change.error} />}
      </Table.Td>
      <Table.Td>
        <Moment of={of.since} zone={here.zone} />
      </Table.Td>
    </Table.Tr>
  );
}
