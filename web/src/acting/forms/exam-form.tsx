import { Group, Select, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Waiting } from "../../look/waiting.tsx";
import { DayField } from "../day-field.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";
import { inWords, useChoices } from "../use-choices.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const outcomes = ["normal", "abnormal", "uninterpretable"] as const;
type Draft = {
  readonly doneOn: string;
  readonly exam: string | null;
  readonly outcome: string | null;
  readonly findings: string;
};

const factsOf = ({ doneOn, exam, outcome, findings }: Draft): readonly object[] =>
  doneOn === "" || exam === null || outcome === null
    ? []
    : [{ kind: "exam-done", doneOn, exam, outcome, ...(findings.trim() === "" ? {} : { findings: findings.trim() }) }];

export function Form(of: FormOf): ReactElement {
  const say = useFormWords();
  const choices = useChoices();
  const [empty] = useState(() =>
    emptyDraft<Draft>({ doneOn: of.today, exam: of.about ?? null, outcome: null, findings: "" }),
  );
  const form = useFactForm<Draft>("exam", empty, factsOf, of);
  const { draft, change } = form;
  if (choices === undefined) return <Waiting />;
  return (
    <FactForm of={of} form={form}>
      <Group align="end">
        <DayField label={say("done-on")} value={draft.doneOn} isRequired choose={(doneOn) => change({ doneOn })} />
        <Select
          label={say("exam-which")}
          required
          data={choices.exams.map((key) => ({ value: key, label: choices.names[key] ?? inWords(key) }))}
          value={draft.exam}
          onChange={(exam) => change({ exam })}
        />
        <Select
          label={say("outcome")}
          required
          data={outcomes.map((key) => ({ value: key, label: say(key) }))}
          value={draft.outcome}
          onChange={(outcome) => change({ outcome })}
        />
      </Group>
      <TextInput
        label={say("findings")}
        maxLength={500}
        value={draft.findings}
        onChange={({ currentTarget }) => change({ findings: currentTarget.value })}
      />
    </FactForm>
  );
}
