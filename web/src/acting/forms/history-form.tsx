import { Text, Title } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Waiting } from "../../look/waiting.tsx";
import { useLanguage } from "../../words/words.ts";
import type { Answer } from "../answer-field.tsx";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
import { DayField } from "../day-field.tsx";
import { useEntryWords } from "../entry-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";
import styles from "../forms.module.css";
import { useChoices } from "../use-choices.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

type Draft = { readonly reviewedOn: string; readonly answers: Answers };
const answers: readonly Answer[] = ["yes", "no", "unknown"];

function factsOf({ reviewedOn, answers: given }: Draft): readonly object[] {
  const items = Object.entries(given).map(([condition, answer]) => ({ condition, answer }));
  return items.length === 0 ? [] : [{ kind: "history-reviewed", reviewedOn, items }];
}

/** What is asked before a course, what it was opened for first; and single conditions that rules speak of. */
export function Form(of: FormOf): ReactElement {
  const say = useFormWords();
  const entry = useEntryWords();
  const language = useLanguage();
  const choices = useChoices();
  const [empty] = useState(() => emptyDraft<Draft>({ reviewedOn: of.today, answers: {} }));
  const form = useFactForm<Draft>("history", empty, factsOf, of);
  const { draft, change } = form;
  if (choices === undefined) return <Waiting />;
  const groups = choices.history.map(({ name, questions }) => ({
    name: name[language],
    of: questions.map(({ item, asks }) => ({ key: item, asks: asks[language] })),
  }));
  const asked = new Set(groups.flatMap((group) => group.of.map(({ key }) => key)));
  const wanted = groups.flatMap((group) => group.of.filter(({ key }) => key === of.about));
  const shown = [
    ...(wanted.length === 0 ? [] : [{ name: entry("history-wanted"), of: wanted }]),
    ...groups.map((group) => ({ ...group, of: group.of.filter(({ key }) => key !== of.about) })),
  ].filter((group) => group.of.length > 0);
  const questions = { answers, given: draft.answers, change };
  return (
    <FactForm of={of} form={form}>
      <DayField
        label={say("reviewed-on")}
        value={draft.reviewedOn}
        isRequired
        choose={(reviewedOn) => change({ reviewedOn })}
      />
      <Text size="sm">{entry("history-asked")}</Text>
      {shown.map(({ name, of: some }) => (
        <section key={name} aria-label={name}>
          <Title order={3} size="h5" className={styles["group"] ?? ""}>
            {name}
          </Title>
          <AnswerFields of={some} {...questions} />
        </section>
      ))}
      <details>
        <summary>{entry("history-others")}</summary>
        <AnswerFields
          of={choices.conditions.filter(({ key }) => !asked.has(key)).map(({ key, name }) => ({ key, asks: name }))}
          {...questions}
        />
      </details>
    </FactForm>
  );
}
