import { Alert, Button, Code, CopyButton, Group, MultiSelect, Stack, TextInput } from "@mantine/core";
import { type ReactElement, type SubmitEvent, useState } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { momentWords } from "../look/day.tsx";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import { useLanguage } from "../words/words.ts";
import { roleNames } from "./role-names.ts";
import { useSettingsWords } from "./words.ts";

type Invited = { readonly token: string; readonly endsAt: string };
type Waiting = {
  readonly invitations: readonly {
    readonly invitation: string;
    readonly address: string;
    readonly roles: readonly string[];
    readonly endsAt: string;
  }[];
};

/** Who is asked to come: by a link that is shown once. */
export function InvitationsCard(): ReactElement {
  const here = useHere();
  const say = useSettingsWords();
  const common = useCommon();
  const language = useLanguage();
  const path = `${here.path}/invitations`;
  const { data } = useAsked<Waiting>(path);
  const [address, setAddress] = useState("");
  const [roles, setRoles] = useState<string[]>(["nurse"]);
  const invite = useAct<Invited>(here.path);
  const withdraw = useAct(here.path);
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    invite.mutate({ path, body: { address, roles } });
  };
  return (
    <Card title={say("invite")}>
      <form onSubmit={submit}>
        <Group align="end">
          <TextInput
            label={say("address")}
            type="email"
            required
            withAsterisk={false}
            value={address}
            onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          />
          <MultiSelect
            label={say("roles")}
            data={roleNames.map((value) => ({ value, label: common(value) }))}
            value={roles}
            onChange={setRoles}
          />
          <Button type="submit" loading={invite.isPending} disabled={roles.length === 0}>
            {say("invite-send")}
          </Button>
        </Group>
      </form>
      {invite.error === null ? undefined : <Trouble error={invite.error} />}
      {invite.data === undefined ? undefined : <Link of={invite.data} address={address} />}
      {(data?.invitations ?? []).length === 0 ? undefined : (
        <Stack gap="xs" mt="md">
          <h3>{say("invited")}</h3>
          {data!.invitations.map((one) => (
            <Group key={one.invitation} gap="sm">
              <strong>{one.address}</strong>
              <span className="quiet">
                {one.roles.map((role) => common(role as "nurse")).join(", ")},{" "}
                {say("invited-until", { at: momentWords(one.endsAt, here.zone, language) })}
              </span>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => withdraw.mutate({ path: `${path}/${one.invitation}`, method: "DELETE" })}
              >
                {say("withdraw")}
                <span className="unseen">: {one.address}</span>
              </Button>
            </Group>
          ))}
        </Stack>
      )}
    </Card>
  );
}

function Link({ of, address }: { readonly of: Invited; readonly address: string }): ReactElement {
  const here = useHere();
  const say = useSettingsWords();
  const language = useLanguage();
  const link = `${location.origin}/join?token=${of.token}`;
  return (
    <Alert role="status" mt="md" color="sea">
      <p>{say("invite-made", { address, at: momentWords(of.endsAt, here.zone, language) })}</p>
      <Code block>{link}</Code>
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" mt="xs" onClick={copy}>
            {say(copied ? "copied" : "copy")}
          </Button>
        )}
      </CopyButton>
    </Alert>
  );
}
