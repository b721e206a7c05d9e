import { Group } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { type Answer, AnswerField } from "../answer-field.tsx";
import { DayField } from "../day-field.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const asked = [
  ["disabling", "disabling"],
  ["steroids", "steroids"],
  ["confirmedByExam", "examined"],
] as const;
type Draft = {
  readonly startedOn: string;
  readonly resolvedOn: string;
  readonly answers: Readonly<Record<string, Answer>>;
};

const factsOf = ({ startedOn, resolvedOn, answers }: Draft): readonly object[] =>
  startedOn === ""
    ? []
    : [
        {
          kind: "relapse-occurred",
          startedOn,
          ...(resolvedOn === "" ? {} : { resolvedOn }),
          ...Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer === "yes"])),
        },
      ];

export function Form(of: FormOf): ReactElement {
  const say = useFormWords();
  const [empty] = useState(() => emptyDraft<Draft>({ startedOn: "", resolvedOn: "", answers: {} }));
  const form = useFactForm<Draft>("relapse", empty, factsOf, of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      <Group align="end">
        <DayField
          label={say("started-on")}
          value={draft.startedOn}
          isRequired
          choose={(startedOn) => change({ startedOn })}
        />
        <DayField label={say("resolved-on")} value={draft.resolvedOn} choose={(resolvedOn) => change({ resolvedOn })} />
      </Group>
      {asked.map(([name, word]) => (
        <AnswerField
          key={name}
          name={name}
          asks={say(word)}
          answers={["yes", "no"]}
          value={draft.answers[name]}
          choose={(answer) => change({ answers: { ...draft.answers, [name]: answer } })}
        />
      ))}
    </FactForm>
  );
}
