import { Alert, Anchor, Button, Stack, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, type SubmitEvent, useEffect, useState } from "react";
import { ask, Refusal } from "../api.ts";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useCommon } from "../words/common.ts";
import { EntryCard } from "./entry-card.tsx";
import { makePasskey, type PasskeyBegun } from "./passkeys.ts";
import { useEntryWords } from "./words.ts";

type Opened = {
  readonly clinicName: string;
  readonly address: string;
  readonly roles: readonly string[];
  readonly hasAccount: boolean;
};

/** What an invitation leads to, for whoever would rather have a passkey than a password. */
export function Page(): ReactElement {
  const say = useEntryWords();
  const common = useCommon();
  const token = new URLSearchParams(location.search).get("token") ?? "";
  const [displayName, setName] = useState("");
  const open = useMutation({ mutationFn: () => ask<Opened>("/invitations/open", { method: "POST", body: { token } }) });
  const join = useMutation({
    mutationFn: async () => {
      const begun = await ask<PasskeyBegun>("/invitations/passkey/begin", {
        method: "POST",
        body: { token, displayName },
      });
      const made = await makePasskey(begun);
      const enrolment = { by: "passkey", label: navigator.platform || "Passkey", ...made };
      await ask("/invitations/accept", { method: "POST", body: { token, displayName, enrolment } });
    },
    onSuccess: () => location.assign("/"),
  });
  const { mutate } = open;
  useEffect(() => mutate(), [mutate]);
  if (open.error !== null)
    return (
      <EntryCard title={say("sign-in-to")}>
        {open.error instanceof Refusal && open.error.kind === "link-ended" ? (
          <Alert role="alert" color="yellow">
            {say("link-ended")}
          </Alert>
        ) : (
          <Trouble error={open.error} />
        )}
      </EntryCard>
    );
  if (open.data === undefined) return <Waiting />;
  const { clinicName, address, roles } = open.data;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    join.mutate();
  };
  return (
    <EntryCard title={say("join-to", { clinic: clinicName })}>
      <form onSubmit={submit}>
        <Stack>
          <p>{say("join-as", { roles: roles.map((role) => common(role as "nurse")).join(", "), address })}</p>
          {join.error === null ? undefined : join.error instanceof Refusal ? (
            <Trouble error={join.error} />
          ) : (
            <Alert role="alert" color="red">
              {say("passkey-refused")}
            </Alert>
          )}
          <TextInput
            label={say("join-name")}
            description={say("join-name-note")}
            autoComplete="name"
            required
            withAsterisk={false}
            maxLength={120}
            value={displayName}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <p className="quiet">{say("join-passkey-why")}</p>
          <Button
            type="submit"
            size="md"
            loading={join.isPending}
            leftSection={<IconFingerprint size={20} aria-hidden="true" />}
          >
            {say("join-passkey")}
          </Button>
          <Anchor href={`/join?token=${encodeURIComponent(token)}`}>{say("join-password")}</Anchor>
        </Stack>
      </form>
    </EntryCard>
  );
}
