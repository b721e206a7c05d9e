import { Group, Select, Text, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useHere } from "../../client/session.ts";
import { Trouble } from "../../look/trouble.tsx";
import { Waiting } from "../../look/waiting.tsx";
import type { Answer } from "../answer-field.tsx";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
import { useEntryWords } from "../entry-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { filled } from "../filled.ts";
import { useFormWords } from "../form-words.ts";
import { PartDayField } from "../part-day-field.tsx";
import { type Fact, useAllFacts } from "../use-all-facts.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";
import { useFactWords } from "../use-fact-words.ts";

const reasons = ["inadequate-response", "intolerance", "safety", "pregnancy", "choice", "other"] as const;
const answers: readonly Answer[] = ["yes", "no", "unknown"];
type Draft = {
  /** Of the one on file that it takes the place of; empty: none. */
  readonly fact: string;
  readonly drug: string;
  readonly startedOn: string;
  readonly stoppedOn: string;
  readonly stopReason: string | null;
  readonly answers: Answers;
};

function factsOf({ fact, drug, startedOn, stoppedOn, stopReason, answers: given }: Draft): readonly object[] {
  if (drug.trim() === "" || startedOn.trim() === "") return [];
  const full = given["full-course"];
  return [
    {
      kind: "therapy-recorded",
      ...filled({ drug, startedOn, stoppedOn, stopReason }),
      ...(full === undefined ? {} : { adequateCourse: full }),
      ...(fact === "" ? {} : { supersedes: fact }),
    },
  ];
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
function draftOf(fact: Fact | undefined): Draft {
  const full = fact?.["adequateCourse"];
  const said = full === true ? "yes" : full === false ? "no" : full;
  return {
    fact: fact?.id ?? "",
    drug: textOf(fact?.["drug"]),
    startedOn: textOf(fact?.["startedOn"]),
    stoppedOn: textOf(fact?.["stoppedOn"]),
    stopReason: textOf(fact?.["stopReason"]) || null,
    answers: said === undefined ? {} : { "full-course": said as Answer },
  };
}

/** Another therapy for multiple sclerosis: how long, how it ended, and whether it was a full course. */
export function Form(of: FormOf): ReactElement {
  const { path } = useHere();
  const { data, error } = useAllFacts(`${path}/patients/${encodeURIComponent(of.patient)}`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} />;
  const onFile = data.facts.filter(({ id, kind }) => kind === "therapy-recorded" && !(id in data.displaced));
  return <Fields of={of} onFile={onFile} />;
}

function Fields({ of, onFile }: { readonly of: FormOf; readonly onFile: readonly Fact[] }): ReactElement {
  const say = useEntryWords();
  const words = useFactWords();
  const form_ = useFormWords();
  const [empty] = useState(() => emptyDraft<Draft>(draftOf(onFile.find((one) => one["drug"] === of.about))));
  const form = useFactForm<Draft>("therapy", empty, factsOf, of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      {onFile.length === 0 ? undefined : (
        <Select
          label={say("therapy-which")}
          allowDeselect={false}
          data={[
            { value: "", label: say("therapy-new") },
            ...onFile.map((one) => ({ value: one.id, label: words(one) })),
          ]}
          value={draft.fact}
          onChange={(id) => change(draftOf(onFile.find((one) => one.id === id)))}
        />
      )}
      {draft.fact === "" ? undefined : <Text size="sm">{say("therapy-why")}</Text>}
      <TextInput
        label={form_("drug")}
        required
        w={300}
        value={draft.drug}
        onChange={({ currentTarget }) => change({ drug: currentTarget.value })}
      />
      <Group align="start">
        <PartDayField
          label={form_("started-on")}
          value={draft.startedOn}
          isRequired
          choose={(startedOn) => change({ startedOn })}
        />
        <PartDayField
          label={form_("resolved-on")}
          value={draft.stoppedOn}
          hint={say("over-why")}
          choose={(stoppedOn) => change({ stoppedOn })}
        />
      </Group>
      <Select
        label={say("stop-reason")}
        clearable
        w={300}
        data={reasons.map((value) => ({ value, label: say(value === "pregnancy" ? "for-pregnancy" : value) }))}
        value={draft.stopReason}
        onChange={(stopReason) => change({ stopReason })}
      />
      <AnswerFields
        of={[{ key: "full-course", asks: say("full-course") }]}
        answers={answers}
        given={draft.answers}
        change={change}
      />
    </FactForm>
  );
}
