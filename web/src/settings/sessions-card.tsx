import { Badge, Button, Table } from "@mantine/core";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { Moment } from "../look/day.tsx";
import { DataTable } from "../look/table.tsx";
import { Trouble } from "../look/trouble.tsx";
import { useSettingsWords } from "./words.ts";

type Sessions = {
  readonly sessions: readonly {
    readonly session: string;
    readonly isThis: boolean;
    readonly browser: string;
    readonly signedInAt: string;
    readonly lastSeenAt: string;
  }[];
};

export function SessionsCard(): ReactElement {
  const say = useSettingsWords();
  const { zone } = useHere();
  const { data, error } = useAsked<Sessions>("/sessions");
  const end = useAct("/sessions");
  return (
    <Card title={say("sessions")}>
      {error === null ? undefined : <Trouble error={error} />}
      <DataTable label={say("sessions")} heads={[say("browser"), say("signed-in"), say("last-seen"), ""]}>
        {(data?.sessions ?? []).map((one) => (
          <Table.Tr key={one.session}>
            <Table.Th scope="row">{one.browser}</Table.Th>
            <Table.Td>
              <Moment of={one.signedInAt} zone={zone} />
            </Table.Td>
            <Table.Td>
              <Moment of={one.lastSeenAt} zone={zone} />
            </Table.Td>
            <Table.Td>
              {one.isThis ? (
                <Badge variant="outline">{say("session-this")}</Badge>
              ) : (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => end.mutate({ path: `/sessions/${one.session}`, method: "DELETE" })}
                >
                  {say("session-end")}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </Card>
  );
}
