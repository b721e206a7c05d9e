import { Button, Group } from "@mantine/core";
import type { ReactElement } from "react";
import type { Asking } from "./act-dialog.tsx";
import { useActWords } from "./act-words.ts";
import type { Line, OneAct } from "./send.ts";

/** What can be done about a line, as it stands. */
export function ActButtons({
  line,
  me,
  act,
  ask,
}: {
  readonly line: Line;
  readonly me: string;
  readonly act: (one: OneAct) => void;
  readonly ask: (asking: Asking) => void;
}): ReactElement {
  const say = useActWords();
  const isBack = line.snoozedThrough !== null || line.saidDoneBy !== null;
  return (
    <Group gap="xs">
      {line.owner === me && line.present === me ? undefined : (
        <Button size="compact-md" onClick={() => act({ action: "take" })}>
          {say("take")}
        </Button>
      )}
      <Button size="compact-md" variant="default" onClick={() => ask("done")}>
        {say("done")}
      </Button>
      {line.maySnoozeThrough === null ? undefined : (
        <Button size="compact-md" variant="default" onClick={() => ask("snooze")}>
          {say("snooze")}
        </Button>
      )}
      <Button size="compact-md" variant="default" onClick={() => ask("assign")}>
        {say("hand-over")}
      </Button>
      {isBack ? (
        <Button size="compact-md" variant="default" onClick={() => act({ action: "reopen" })}>
          {say("reopen")}
        </Button>
      ) : undefined}
    </Group>
  );
}
