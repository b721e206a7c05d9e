import { Button, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { useSeenVersion } from "../client/seen-version.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Trouble } from "../look/trouble.tsx";
import { useActWords } from "./act-words.ts";

const decisions = ["acknowledged", "confirmed", "explained", "referred", "accepted", "resolved"] as const;
type Decision = (typeof decisions)[number];

/** A decision about a warning, by name, on the version of the record that was seen. */
export function SignalPanel({
  patient,
  signal,
  version,
}: {
  readonly patient: string;
  readonly signal: string;
  readonly version: number;
}): ReactElement {
  const { path } = useHere();
  const say = useActWords();
  const act = useAct(path);
  const [decision, setDecision] = useState<Decision>("acknowledged");
  const [reason, setReason] = useState("");
  const [until, setUntil] = useState("");
  const seen = useSeenVersion(version, reason !== "", act.error !== null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = {
      signal,
      action: decision,
      ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
      ...(decision === "accepted" && until !== "" ? { until } : {}),
    };
    const to = `${path}/patients/${encodeURIComponent(patient)}/signal-acts`;
    act.mutate({ path: to, body, seen }, { onSuccess: () => setReason("") });
  };
  return (
    <form onSubmit={submit} aria-label={say("signal-acts")}>
      <Stack gap="xs">
        <Select
          label={say("decision")}
          allowDeselect={false}
          data={decisions.map((value) => ({ value, label: say(value) }))}
          value={decision}
          onChange={(value) => setDecision(value as Decision)}
        />
        <Textarea
          label={say("why")}
          required={decision !== "acknowledged"}
          maxLength={2000}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        {decision === "accepted" ? (
          <TextInput
            type="date"
            label={say("accept-until")}
            value={until}
            onChange={({ currentTarget: { value } }) => setUntil(value)}
          />
        ) : undefined}
        <Text size="xs">{say("sign-why")}</Text>
        {act.error === null ? undefined : <Trouble error={act.error} />}
        <Button type="submit" variant="default" loading={act.isPending}>
          {say("sign")}
        </Button>
      </Stack>
    </form>
  );
}
