import { Alert, Button, Group, List } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Refusal } from "../api.ts";
import { useCommon } from "../words/common.ts";

const said = [
  "unreachable",
  "permission-missing",
  "not-found",
  "record-changed",
  "sign-in-not-fresh",
  "too-many-requests",
  "unavailable",
  "fault",
] as const;

/** What happened, that nothing was lost, and what to do. */
export function Trouble({
  error,
  again,
}: {
  readonly error: unknown;
  readonly again?: (() => void) | undefined;
}): ReactElement {
  const say = useCommon();
  const refusal = error instanceof Refusal ? error : undefined;
  const kind = said.find((one) => one === refusal?.kind) ?? (refusal === undefined ? "fault" : "other");
  const issues = refusal?.problem?.issues ?? [];
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden="true" />}>
      {say(`problem-${kind}`, { incident: refusal?.problem?.incident ?? "–" })}
      {kind === "other" && refusal?.problem !== undefined ? ` ${refusal.problem.detail}` : undefined}
      {issues.length === 0 ? undefined : (
        <List mt="xs" size="sm">
          {issues.map((one) => (
            <List.Item key={`${one.at} ${one.code}`}>{one.remedy}</List.Item>
          ))}
        </List>
      )}
      {again === undefined ? undefined : (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={again}>
            {say("again")}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
