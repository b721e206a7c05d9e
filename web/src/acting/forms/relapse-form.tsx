import { Group } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
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
  readonly answers: Answers;
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
      <AnswerFields
        of={asked.map(([key, word]) => ({ key, asks: say(word) }))}
        answers={["yes", "no"]}
        given={draft.answers}
        change={change}
      />
    </FactForm>
  );
}
