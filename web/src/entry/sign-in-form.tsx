import { Alert, Button, Divider, PasswordInput, Stack, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { type ReactElement, type SubmitEvent, useState } from "react";
import { Refusal } from "../api.ts";
import { useAsked } from "../client/queries.ts";
import type { Session } from "../client/session.ts";
import { Trouble } from "../look/trouble.tsx";
import { signInWithPasskey, signInWithPassword } from "./passkeys.ts";
import { useEntryWords } from "./words.ts";

type Refused = "refused" | "passkey-refused" | "delayed" | Refusal;

/** The ways in. What was wrong is never said: only that something was. */
export function SignInForm({
  address: known,
  done,
}: {
  readonly address: string;
  readonly done: (session: Session) => void;
}): ReactElement {
  const say = useEntryWords();
  const [given, setGiven] = useState({ address: known, password: "", code: "" });
  const [refused, setRefused] = useState<Refused>();
  const [isBusy, setBusy] = useState(false);
  const { data: site } = useAsked<{ readonly hasSingleSignOn: boolean }>("/site");
  const signIn = async (way: () => Promise<Session>, isPasskey: boolean): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      done(await way());
    } catch (error) {
      setRefused(reasonOf(error, isPasskey));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void signIn(() => signInWithPassword(given), false);
  };
  const field = (name: keyof typeof given) => ({
    value: given[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setGiven((before) => ({ ...before, [name]: value })),
    required: true,
    withAsterisk: false,
  });
  return (
    <Stack gap="sm">
      {refused instanceof Refusal ? (
        <Trouble error={refused} />
      ) : refused === undefined ? undefined : (
        <Alert role="alert" color="red">
          {say(refused)}
        </Alert>
      )}
      <Button
        size="md"
        variant="default"
        disabled={isBusy}
        leftSection={<IconFingerprint size={20} aria-hidden="true" />}
        onClick={() => void signIn(signInWithPasskey, true)}
      >
        {say("with-passkey")}
      </Button>
      {site?.hasSingleSignOn === true ? (
        <Button size="md" variant="default" component="a" href="/api/v1/sign-in/single-sign-on">
          {say("single-sign-on")}
        </Button>
      ) : undefined}
      <Divider label={say("or-password")} labelPosition="center" />
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label={say("address")} type="email" autoComplete="username" {...field("address")} />
          <PasswordInput label={say("password")} autoComplete="current-password" {...field("password")} />
          <TextInput
            label={say("code")}
            description={say("code-note")}
            autoComplete="one-time-code"
            {...field("code")}
          />
          <Button type="submit" size="md" loading={isBusy}>
            {say("sign-in")}
          </Button>
        </Stack>
      </form>
    </Stack>
  );
}

function reasonOf(error: unknown, isPasskey: boolean): Refused {
  if (!(error instanceof Refusal)) return isPasskey ? "passkey-refused" : "refused";
  if (error.kind === "too-many-requests") return "delayed";
  if (error.status === 401 || error.status === 422) return isPasskey ? "passkey-refused" : "refused";
  return error;
}
