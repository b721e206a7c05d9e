import { Button, Group, List, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { ask } from "../api.ts";
import { askAgain, useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { makePasskey, type PasskeyBegun } from "../entry/passkeys.ts";
import { RecoveryCodes } from "../entry/recovery-codes.tsx";
import { Card } from "../look/card.tsx";
import { momentWords } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { useLanguage } from "../words/words.ts";
import { SessionsCard } from "./sessions-card.tsx";
import { useSettingsWords } from "./words.ts";

type Credentials = {
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly { readonly id: string; readonly label: string; readonly addedAt: string }[];
};

/** How the person comes in, and where they are signed in now. */
export function AccountSection(): ReactElement {
  const { data, error } = useAsked<Credentials>("/credentials");
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} />;
  return (
    <>
      <Passkeys of={data} />
      <OtherWays of={data} />
      <SessionsCard />
    </>
  );
}

function Passkeys({ of }: { readonly of: Credentials }): ReactElement {
  const say = useSettingsWords();
  const { zone } = useHere();
  const language = useLanguage();
  const [label, setLabel] = useState("");
  const remove = useAct("/credentials");
  const add = useMutation({
    mutationFn: async () => {
      const made = await makePasskey(await ask<PasskeyBegun>("/credentials/passkeys/begin", { method: "POST" }));
      await ask("/credentials/passkeys", { method: "POST", body: { ...made, label } });
    },
    onSuccess: () => {
      setLabel("");
      return askAgain("/credentials");
    },
  });
  const wrong = add.error ?? remove.error;
  return (
    <Card title={say("passkeys")}>
      <p className="quiet">{of.passkeys.length === 0 ? say("passkeys-none") : say("passkeys-why")}</p>
      <List listStyleType="none" spacing="xs">
        {of.passkeys.map((one) => (
          <List.Item key={one.id} icon={<IconFingerprint size={20} aria-hidden="true" />}>
            <Group gap="sm">
              <strong>{one.label}</strong>
              <span className="quiet">{say("passkey-added", { at: momentWords(one.addedAt, zone, language) })}</span>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => remove.mutate({ path: `/credentials/passkeys/${one.id}`, method: "DELETE" })}
              >
                {say("passkey-removed", { label: one.label })}
              </Button>
            </Group>
          </List.Item>
        ))}
      </List>
      <Group align="end" mt="sm">
        <TextInput
          label={say("passkey-label")}
          value={label}
          maxLength={80}
          onChange={({ currentTarget }) => setLabel(currentTarget.value)}
        />
        <Button disabled={label.trim() === ""} loading={add.isPending} onClick={() => add.mutate()}>
          {say("passkey-add")}
        </Button>
      </Group>
      {wrong === null ? undefined : <Trouble error={wrong} />}
    </Card>
  );
}

function OtherWays({ of }: { readonly of: Credentials }): ReactElement {
  const say = useSettingsWords();
  const renew = useAct<{ readonly recoveryCodes: readonly string[] }>("/credentials");
  return (
    <Card title={say("other-ways")}>
      <p>
        {say("has-password")}: {say(of.hasPassword && of.hasTotp ? "yes" : "no")}.{" "}
        {say("codes-left", { count: of.recoveryCodesLeft })}.
      </p>
      {renew.data === undefined ? (
        <Button
          variant="default"
          loading={renew.isPending}
          onClick={() => renew.mutate({ path: "/credentials/recovery-codes" })}
        >
          {say("codes-new")}
        </Button>
      ) : (
        <RecoveryCodes codes={renew.data.recoveryCodes} />
      )}
      {renew.error === null ? undefined : <Trouble error={renew.error} />}
    </Card>
  );
}
