import { Button, Stack, Text, Textarea } from "@mantine/core";
import type { FormEvent, ReactElement, ReactNode } from "react";
import { DraftKept } from "../look/draft-kept.tsx";
import { Trouble } from "../look/trouble.tsx";
import { useActWords } from "./act-words.ts";
import { Conflict } from "./conflict.tsx";
import type { Deciding } from "./use-decision.ts";

/** Around what is decided by name: the draft that was kept, the reason, who wrote meanwhile, and the signature. */
export function DecisionForm<D extends { readonly reason: string }>({
  of,
  body,
  kind,
  label,
  before,
  after,
  needsReason,
}: {
  readonly of: Deciding<D>;
  /** What would be written down. */
  readonly body: object;
  /** Of the entry that it becomes. */
  readonly kind: "signal-acted" | "obligation-waived" | "decision-made";
  readonly label: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly needsReason: boolean;
}): ReactElement {
  const say = useActWords();
  const { patient, draft, change, seen, send, error, isConflict } = of;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(body, seen);
  };
  return (
    <form onSubmit={submit} aria-label={label}>
      <Stack gap="xs">
        <DraftKept is={of.wasKept} forget={of.forget} />
        {before}
        <Textarea
          label={say("why")}
          required={needsReason}
          maxLength={2000}
          value={draft.reason}
          onChange={({ currentTarget: { value } }) => change({ reason: value } as Partial<D>)}
        />
        {after}
        <Text size="xs">{say("sign-why")}</Text>
        {isConflict ? (
          <Conflict patient={patient} seen={seen} mine={[{ kind, ...body }]} send={(version) => send(body, version)} />
        ) : error === null ? undefined : (
          <Trouble error={error} />
        )}
        <Button type="submit" variant="default" loading={of.isSending} disabled={isConflict}>
          {say("sign")}
        </Button>
        <Text size="sm" role="status">
          {of.isSigned ? say("signed") : ""}
        </Text>
      </Stack>
    </form>
  );
}
