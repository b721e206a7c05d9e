import { Button, Group, Text } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Trouble } from "../look/trouble.tsx";
import { useActWords } from "./act-words.ts";

const outcomes = ["reached", "not-reached", "message-left", "wrong-number", "declined"] as const;

/** What came of a call about a task: one press, one fact. */
export function Rang({ patient, about }: { readonly patient: string; readonly about: string }): ReactElement {
  const { path } = useHere();
  const say = useActWords();
  const act = useAct(path);
  const [saved, setSaved] = useState<(typeof outcomes)[number]>();
  const write = (outcome: (typeof outcomes)[number]): void =>
    act.mutate(
      {
        path: `${path}/patients/${encodeURIComponent(patient)}/contacts`,
        body: { channel: "telephone", outcome, about },
      },
      { onSuccess: () => setSaved(outcome) },
    );
  return (
    <fieldset className="bare" aria-label={say("ring-log")}>
      <Text size="sm" mb={4}>
        {say("ring-log")}
      </Text>
      <Group gap={6}>
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            size="compact-sm"
            variant="default"
            data-rang={outcome}
            onClick={() => act.isPending || write(outcome)}
          >
            {say(outcome)}
          </Button>
        ))}
      </Group>
      <Text size="sm" role="status">
        {saved === undefined ? "" : say("rang-saved", { outcome: say(saved) })}
      </Text>
      {act.error === null ? undefined : <Trouble error={act.error} />}
    </fieldset>
  );
}
