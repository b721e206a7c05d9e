import { Text } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Waiting } from "../../look/waiting.tsx";
import type { Answer } from "../answer-field.tsx";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
import { DayField } from "../day-field.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";
import { useChoices } from "../use-choices.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

type Draft = { readonly reviewedOn: string; readonly answers: Answers };
const answers: readonly Answer[] = ["yes", "no", "unknown"];

function factsOf({ reviewedOn, answers: given }: Draft): readonly object[] {
  const items = Object.entries(given).map(([condition, answer]) => ({ condition, answer }));
  return items.length === 0 ? [] : [{ kind: "history-reviewed", reviewedOn, items }];
}

/** Conditions that the rules speak of, each asked about. */
export function Form(of: FormOf): ReactElement {
  const say = useFormWords();
  const choices = useChoices();
  const [empty] = useState(() => emptyDraft<Draft>({ reviewedOn: of.today, answers: {} }));
  const form = useFactForm<Draft>("history", empty, factsOf, of);
  const { draft, change } = form;
  if (choices === undefined) return <Waiting />;
  return (
    <FactForm of={of} form={form}>
      <DayField
        label={say("reviewed-on")}
        value={draft.reviewedOn}
        isRequired
        choose={(reviewedOn) => change({ reviewedOn })}
      />
      <Text size="sm">{say("ask-each")}</Text>
      <AnswerFields
        of={choices.conditions.map(({ key, name }) => ({ key, asks: name }))}
        answers={answers}
        given={draft.answers}
        change={change}
      />
    </FactForm>
  );
}
