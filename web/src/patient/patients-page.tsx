import type { PatientListJson } from "@longwatch/api";
import { Anchor, Button, Group, Table, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { useAsked } from "../app/queries.ts";
import { useHere } from "../app/session.ts";
import { useTitle } from "../app/title.ts";
import { Card } from "../look/card.tsx";
import { Day } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { usePatientWords } from "./words.ts";

const states = ["not-started", "active", "review-due", "handed-over", "declined", "ended"] as const;

/** Everybody in the clinic's care. */
export function Page(): ReactElement {
  const say = usePatientWords();
  useTitle(say("patients"));
  const { clinic, path } = useHere();
  const [cursor, setCursor] = useState<string>();
  const { data, error, refetch } = useAsked<PatientListJson>(`${path}/patients`, { cursor, limit: 100 });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return (
    <>
      <Title order={1} mb="md">
        {say("patients")}
      </Title>
      <Card title={say("patients")}>
        {data.patients.length === 0 ? (
          <p className="quiet">{say("patients-none")}</p>
        ) : (
          <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  {(["person", "follow-up", "ends-on", "open-lines"] as const).map((one) => (
                    <Table.Th key={one} scope="col">
                      {say(one)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.patients.map(({ patient, called, followUp, endsOn, open }) => {
                  const state = states.find((one) => one === followUp);
                  return (
                    <Table.Tr key={patient}>
                      <Table.Th scope="row" fw={560}>
                        <Anchor component={Link} to={`/clinics/${clinic}/patients/${encodeURIComponent(patient)}`}>
                          {called ?? say("no-name", { id: patient })}
                        </Anchor>
                      </Table.Th>
                      <Table.Td>{state === undefined ? "–" : say(`watch-${state}`)}</Table.Td>
                      <Table.Td>
                        <Day of={endsOn} />
                      </Table.Td>
                      <Table.Td>{open}</Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        <Group mt="sm">
          {cursor === undefined ? undefined : (
            <Button size="xs" variant="default" onClick={() => setCursor(undefined)}>
              {say("first-page")}
            </Button>
          )}
          {data.next === null ? undefined : (
            <Button size="xs" variant="default" onClick={() => setCursor(data.next ?? undefined)}>
              {say("next-page")}
            </Button>
          )}
        </Group>
      </Card>
    </>
  );
}
