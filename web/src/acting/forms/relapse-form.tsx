import { Group, Text } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useHere } from "../../client/session.ts";
import { Trouble } from "../../look/trouble.tsx";
import { Waiting } from "../../look/waiting.tsx";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
import { DayField } from "../day-field.tsx";
import { useEntryWords } from "../entry-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";
import { PartDayField } from "../part-day-field.tsx";
import { type Fact, useAllFacts } from "../use-all-facts.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const asked = [
  ["disabling", "disabling"],
  ["steroids", "steroids"],
  ["confirmedByExam", "examined"],
] as const;
type Draft = {
  readonly startedOn: string;
  readonly resolvedOn: string;
  readonly answers: Answers;
};

/** @param before the entry that it takes the place of */
const factsOf = ({ startedOn, resolvedOn, answers }: Draft, before: Fact | undefined): readonly object[] => {
  if (startedOn === "") return [];
  const { id: _, recordedAt: __, by: ___, source: ____, resolvedOn: _____, ...rest } = before ?? ({} as Partial<Fact>);
  return [
    {
      ...rest,
      kind: "relapse-occurred",
      startedOn,
      ...(resolvedOn === "" ? {} : { resolvedOn }),
      ...Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer === "yes"])),
      ...(before === undefined ? {} : { supersedes: before.id }),
    },
  ];
};

const draftOf = (fact: Fact | undefined): Draft => ({
  startedOn: String(fact?.["startedOn"] ?? ""),
  resolvedOn: String(fact?.["resolvedOn"] ?? ""),
  answers: Object.fromEntries(
    asked.flatMap(([name]) =>
      typeof fact?.[name] === "boolean" ? [[name, fact[name] === true ? "yes" : "no"] as const] : [],
    ),
  ),
});

/** A relapse; one that is on file where it was opened for that. */
export function Form(of: FormOf): ReactElement {
  return of.about === undefined ? <Fields of={of} before={undefined} /> : <OfOne of={of} about={of.about} />;
}

function OfOne({ of, about }: { readonly of: FormOf; readonly about: string }): ReactElement {
  const { path } = useHere();
  const { data, error } = useAllFacts(`${path}/patients/${encodeURIComponent(of.patient)}`);
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} />;
  return <Fields of={of} before={data.facts.find(({ id }) => id === about)} />;
}

function Fields({ of, before }: { readonly of: FormOf; readonly before: Fact | undefined }): ReactElement {
  const say = useFormWords();
  const entry = useEntryWords();
  const [empty] = useState(() => emptyDraft<Draft>(draftOf(before)));
  const name = before === undefined ? "relapse" : `relapse ${before.id}`;
  const form = useFactForm<Draft>(name, empty, (draft) => factsOf(draft, before), of);
  const { draft, change } = form;
  const Day = before === undefined ? DayField : PartDayField;
  return (
    <FactForm of={of} form={form}>
      {before === undefined ? undefined : <Text size="sm">{entry("therapy-why")}</Text>}
      <Group align="start">
        <Day
          label={say("started-on")}
          value={draft.startedOn}
          isRequired
          choose={(startedOn) => change({ startedOn })}
        />
        <Day label={say("resolved-on")} value={draft.resolvedOn} choose={(resolvedOn) => change({ resolvedOn })} />
      </Group>
      <AnswerFields
        of={asked.map(([key, word]) => ({ key, asks: say(word) }))}
        answers={["yes", "no"]}
        given={draft.answers}
        change={change}
      />
    </FactForm>
  );
}
