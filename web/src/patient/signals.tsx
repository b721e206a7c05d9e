import type { ChartJson } from "@longwatch/core";
import { Table } from "@mantine/core";
import type { ReactElement } from "react";
import { Card } from "../look/card.tsx";
import { Day } from "../look/day.tsx";
import { Urgency } from "../look/urgency.tsx";
import { isOpen } from "../timeline/signal-row.tsx";
import { useTimelineWords } from "../timeline/words.ts";
import { WhyButton } from "./why-button.tsx";
import { usePatientWords } from "./words.ts";

/** Every warning that was ever raised: the open ones first, then the newest. */
export function Signals({
  chart,
  why,
}: {
  readonly chart: ChartJson;
  readonly why: (key: string) => void;
}): ReactElement {
  const say = usePatientWords();
  const timeline = useTimelineWords();
  const signals = chart.signals.toSorted(
    (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || (a.openedOn < b.openedOn ? 1 : -1),
  );
  return (
    <Card title={say("signals")}>
      {signals.length === 0 ? (
        <p className="quiet">{say("signals-none")}</p>
      ) : (
        <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {(["urgency", "name", "state", "opened", "closed", "why"] as const).map((one) => (
                  <Table.Th key={one} scope="col">
                    {say(one)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {signals.map((one) => (
                <Table.Tr key={one.key}>
                  <Table.Td>
                    <Urgency of={one.urgency} />
                  </Table.Td>
                  <Table.Th scope="row" fw={560}>
                    {one.name}
                  </Table.Th>
                  <Table.Td>{timeline(`signal-${one.state}`)}</Table.Td>
                  <Table.Td>
                    <Day of={one.openedOn} />
                  </Table.Td>
                  <Table.Td>
                    <Day of={one.closedOn} />
                  </Table.Td>
                  <Table.Td>
                    <WhyButton name={one.name} onClick={() => why(one.key)} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}
