import { Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { useDraft } from "../client/drafts.ts";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { dayWords } from "../look/day.tsx";
import { DayInput } from "../look/day-input.tsx";
import { DraftKept } from "../look/draft-kept.tsx";
import { useCommon } from "../words/common.ts";
import { useLanguage } from "../words/words.ts";
import { useActWords } from "./act-words.ts";
import { type Line, lineId, type OneAct } from "./send.ts";

export type Asking = "snooze" | "assign" | "done";
type Dialog = {
  readonly lines: readonly Line[];
  /** `saved` follows when it is done; what was typed stays where it is refused. */
  readonly send: (act: OneAct, saved?: () => void) => void;
  readonly close: () => void;
};

/** What an act still needs to know: until when and why, to whom, what was done. */
export function ActDialog({ asking, ...dialog }: Dialog & { readonly asking: Asking }): ReactElement {
  const say = useActWords();
  const common = useCommon();
  const title = say(asking === "assign" ? "hand-over" : asking);
  const { lines, close } = dialog;
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ "aria-label": common("close") }}>
      <Text size="sm" mb="sm">
        {lines.length === 1 ? `${lines[0]!.called ?? lines[0]!.patient ?? ""} ${lines[0]!.text}`.trim() : lines.length}
      </Text>
      {asking === "snooze" ? (
        <Snooze {...dialog} />
      ) : asking === "assign" ? (
        <Assign {...dialog} />
      ) : (
        <Done {...dialog} />
      )}
    </Modal>
  );
}

function Form({
  close,
  submit,
  children,
  word,
}: {
  readonly close: () => void;
  readonly submit: () => void;
  readonly children: ReactElement | readonly (ReactElement | undefined)[];
  readonly word: string;
}): ReactElement {
  const common = useCommon();
  const go = (event: FormEvent): void => {
    event.preventDefault();
    submit();
    close();
  };
  return (
    <form onSubmit={go}>
      <Stack gap="sm">
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {common("cancel")}
          </Button>
          <Button type="submit">{word}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Where what is typed about these lines is kept until it is done. */
function usePlace(asking: Asking, lines: readonly Line[]): readonly string[] {
  const { me, clinic } = useHere();
  return [me, clinic, asking, ...lines.map(lineId)];
}

/** The days to choose from are the server's: what cannot wait is not offered a day. */
function Snooze({ lines, send, close }: Dialog): ReactElement {
  const say = useActWords();
  const language = useLanguage();
  const days = lines.flatMap(({ maySnoozeThrough }) => maySnoozeThrough ?? []).toSorted();
  const last = days[0];
  const [empty] = useState(() => ({ until: last ?? "", reason: "" }));
  const [{ until, reason }, change, forget, wasKept] = useDraft(usePlace("snooze", lines), empty);
  if (last === undefined) return <Text>{say("cannot-wait")}</Text>;
  return (
    <Form
      close={close}
      word={say("snooze")}
      submit={() => send({ action: "snooze", until, reason: reason.trim() }, forget)}
    >
      <DraftKept is={wasKept} forget={forget} />
      <TextInput
        data-autofocus
        required
        label={say("why-snooze")}
        value={reason}
        maxLength={500}
        onChange={({ currentTarget: { value } }) => change({ reason: value })}
      />
      <DayInput
        required
        label={say("until")}
        description={say("until-at-most", { day: dayWords(last, language) })}
        max={last}
        value={until}
        onChange={({ currentTarget: { value } }) => change({ until: value })}
      />
    </Form>
  );
}

type Members = { readonly members: readonly { readonly account: string; readonly displayName: string }[] };

function Assign({ lines, send, close }: Dialog): ReactElement {
  const { path } = useHere();
  const say = useActWords();
  const common = useCommon();
  const { data } = useAsked<Members>(`${path}/members`);
  const [to, setTo] = useState<string | null>(null);
  // What a physician decides goes to no nurse by role: only by name.
  const roles = lines.every(({ role }) => role === "nurse") ? ["nurse", "physician"] : ["physician"];
  const people = (data?.members ?? []).map(({ account, displayName }) => ({ value: account, label: displayName }));
  const all = [
    ...people,
    ...roles.map((role) => ({ value: `role/${role}`, label: say("to-role", { role: common(role as "nurse") }) })),
  ];
  return (
    <Form close={close} word={say("hand-over")} submit={() => to !== null && send({ action: "assign", to })}>
      <Select data-autofocus required searchable label={say("give-to")} data={all} value={to} onChange={setTo} />
    </Form>
  );
}

const noNote = { note: "" };

function Done({ lines, send, close }: Dialog): ReactElement {
  const say = useActWords();
  const [{ note }, change, forget, wasKept] = useDraft(usePlace("done", lines), noNote);
  const reason = note.trim();
  return (
    <Form
      close={close}
      word={say("done")}
      submit={() => send({ action: "done", ...(reason === "" ? {} : { reason }) }, forget)}
    >
      <DraftKept is={wasKept} forget={forget} />
      <Textarea
        data-autofocus
        label={say("done-note")}
        description={say("done-why")}
        value={note}
        maxLength={1000}
        onChange={({ currentTarget: { value } }) => change({ note: value })}
      />
    </Form>
  );
}
