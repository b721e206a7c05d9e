import { Alert, Button, Group, Stack } from "@mantine/core";
import { type FormEvent, type ReactElement, type ReactNode, useState } from "react";
import { Refusal } from "../api.ts";
import { DraftKept } from "../look/draft-kept.tsx";
import type { Typed } from "../look/fact-words.ts";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import { Checked } from "./checked.tsx";
import { Conflict } from "./conflict.tsx";
import { useFormWords } from "./form-words.ts";
import type { FactForm as Form } from "./use-fact-form.ts";

/** What every form of a patient is given. */
export type FormOf = {
  readonly patient: string;
  readonly version: number;
  /** The day at the clinic. */
  readonly today: string;
  /** What it was opened for: an item of the history, a medicine, an examination, the id of a fact. */
  readonly about?: string | undefined;
  readonly also?: readonly string[] | undefined;
  readonly close: () => void;
  /** It is written down. */
  readonly saved: () => void;
};

/** Around the fields of a form: the draft that was kept, what would come of it, sending, waiting, and who wrote meanwhile. */
export function FactForm<D>({
  of: { patient, version, close },
  form,
  children,
}: {
  readonly of: FormOf;
  readonly form: Form<D>;
  readonly children: ReactNode;
}): ReactElement {
  const say = useFormWords();
  const common = useCommon();
  // The version that was seen when the form was opened: later ones are shown before anything is added to them.
  const [seen] = useState(version);
  const { facts, check, issues, isSending, isWaiting, error, wasKept } = form;
  const isConflict = error instanceof Refusal && error.kind === "record-changed";
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    form.save(seen);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <DraftKept is={wasKept} forget={form.forget} />
        {children}
        <Checked check={check} issues={issues} />
        {isWaiting ? (
          <Alert color="yellow" role="status">
            {say("waiting-server")}
          </Alert>
        ) : undefined}
        {isConflict ? (
          <Conflict patient={patient} seen={seen} mine={facts as readonly Typed[]} send={form.save} />
        ) : error === null ? undefined : (
          <Trouble error={error} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {common("cancel")}
          </Button>
          <Button type="submit" loading={isSending} disabled={facts.length === 0 || isConflict}>
            {common("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
