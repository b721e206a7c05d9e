import { Button, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { useSeenVersion } from "../client/seen-version.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Trouble } from "../look/trouble.tsx";
import { useActWords } from "./act-words.ts";

/** Somebody answers by name for a test that is not done. */
export function WaivePanel({
  patient,
  obligation,
  version,
}: {
  readonly patient: string;
  readonly obligation: string;
  readonly version: number;
}): ReactElement {
  const { path } = useHere();
  const say = useActWords();
  const act = useAct(path);
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const seen = useSeenVersion(version, reason !== "", act.error !== null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { obligation, reason: reason.trim(), ...(until === "" ? {} : { until }) };
    act.mutate({ path: `${path}/patients/${encodeURIComponent(patient)}/waivers`, body, seen });
  };
  return (
    <form onSubmit={submit} aria-label={say("waive")}>
      <Stack gap="xs">
        <Text size="sm">{say("waive-what")}</Text>
        <Textarea
          label={say("why")}
          required
          maxLength={2000}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <TextInput
          type="date"
          label={say("waive-until")}
          value={until}
          onChange={({ currentTarget: { value } }) => setUntil(value)}
        />
        <Text size="xs">{say("sign-why")}</Text>
        {act.error === null ? undefined : <Trouble error={act.error} />}
        <Button type="submit" variant="default" loading={act.isPending}>
          {say("sign")}
        </Button>
      </Stack>
    </form>
  );
}
