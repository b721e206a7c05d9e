import { Button, Group, Select, Stack, Textarea } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { useDraft } from "../../client/drafts.ts";
import { useHere } from "../../client/session.ts";
import { useAct } from "../../client/use-act.ts";
import { Trouble } from "../../look/trouble.tsx";
import { useCommon } from "../../words/common.ts";
import { useActWords } from "../act-words.ts";
import type { FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";

const channels = ["telephone", "e-mail", "letter", "in-person", "video", "family-doctor"] as const;
const outcomes = ["reached", "not-reached", "message-left", "wrong-number", "declined"] as const;
type Draft = { readonly channel: string; readonly outcome: string | null; readonly note: string };

/** That somebody tried to reach the patient, and what came of it. Who was not reached is not done. */
export function Form({ patient, close, saved: told }: FormOf): ReactElement {
  const { path, clinic, me } = useHere();
  const say = useFormWords();
  const acts = useActWords();
  const common = useCommon();
  const [empty] = useState<Draft>({ channel: "telephone", outcome: null, note: "" });
  const [draft, change, forget] = useDraft<Draft>([me, clinic, patient, "contact"], empty);
  const act = useAct(path, forget);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { channel, outcome, note } = draft;
    const body = { channel, outcome, ...(note.trim() === "" ? {} : { note: note.trim() }) };
    const saved = (): void => {
      told();
      close();
    };
    act.mutate({ path: `${path}/patients/${encodeURIComponent(patient)}/contacts`, body }, { onSuccess: saved });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Group align="end">
          <Select
            label={say("channel")}
            allowDeselect={false}
            data={channels.map((value) => ({ value, label: say(value) }))}
            value={draft.channel}
            onChange={(channel) => change({ channel: channel ?? "telephone" })}
          />
          <Select
            label={say("outcome")}
            required
            data={outcomes.map((value) => ({ value, label: acts(value) }))}
            value={draft.outcome}
            onChange={(outcome) => change({ outcome })}
          />
        </Group>
        <Textarea
          label={say("note")}
          maxLength={1000}
          value={draft.note}
          onChange={({ currentTarget }) => change({ note: currentTarget.value })}
        />
        {act.error === null ? undefined : <Trouble error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {common("cancel")}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={draft.outcome === null}>
            {common("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
