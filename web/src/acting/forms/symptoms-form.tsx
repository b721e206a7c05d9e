import type { ChoicesJson } from "@longwatch/api";
import { Text } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Waiting } from "../../look/waiting.tsx";
import { useLanguage } from "../../words/words.ts";
import type { Answer } from "../answer-field.tsx";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
import { DayField } from "../day-field.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";
import styles from "../forms.module.css";
import { symptomFacts } from "../symptom-facts.ts";
import { useChoices } from "../use-choices.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

type Draft = { readonly reportedOn: string; readonly answers: Answers };
const answers: readonly Answer[] = ["yes", "no", "unsure"];

type Questions = ChoicesJson["groups"][number]["questions"];
const followUpsOf = (questions: Questions, key: string, answer: Answer | undefined) =>
  questions.find(({ symptom }) => symptom === key)?.followUps.filter(({ after }) => after === answer) ?? [];

/** The questions of the self-check, asked by telephone. A "no" is an answer, and is kept. */
export function Form(of: FormOf): ReactElement {
  const say = useFormWords();
  const language = useLanguage();
  const choices = useChoices();
  const [empty] = useState(() => emptyDraft<Draft>({ reportedOn: of.today, answers: {} }));
  const form = useFactForm<Draft>(
    "symptoms",
    empty,
    ({ reportedOn, answers: given }) => symptomFacts(reportedOn, given, choices?.groups ?? []),
    of,
  );
  const { draft, change } = form;
  if (choices === undefined) return <Waiting />;
  const all = choices.groups.flatMap(({ questions }) => questions);
  return (
    <FactForm of={of} form={form}>
      <DayField
        label={say("reported-on")}
        value={draft.reportedOn}
        isRequired
        choose={(reportedOn) => change({ reportedOn })}
      />
      <Text size="sm">
        {say("ask-each")}{" "}
        {say("answered", { count: all.filter(({ symptom }) => symptom in draft.answers).length, all: all.length })}
      </Text>
      {choices.groups.map(({ id, name, questions }) => (
        <section key={id} aria-label={name[language]}>
          <h3>{name[language]}</h3>
          <AnswerFields
            of={questions.map(({ symptom, asks }) => ({ key: symptom, asks: asks[language] }))}
            answers={answers}
            given={draft.answers}
            change={change}
            then={(key) => (
              <div className={styles["follow"]}>
                <AnswerFields
                  of={followUpsOf(questions, key, draft.answers[key]).map(({ symptom, asks }) => ({
                    key: symptom,
                    asks: asks[language],
                  }))}
                  answers={answers}
                  given={draft.answers}
                  change={change}
                />
              </div>
            )}
          />
        </section>
      ))}
    </FactForm>
  );
}
