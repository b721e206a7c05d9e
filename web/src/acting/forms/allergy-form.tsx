import { Autocomplete, Group, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Waiting } from "../../look/waiting.tsx";
import type { Answer } from "../answer-field.tsx";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
import { DayField } from "../day-field.tsx";
import { useEntryWords } from "../entry-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { filled } from "../filled.ts";
import { useChoices } from "../use-choices.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const answers: readonly Answer[] = ["yes", "no", "unknown"];
type Draft = {
  readonly recordedOn: string;
  readonly substance: string;
  readonly answers: Answers;
  readonly severity: string;
};

function factsOf({ recordedOn, substance, answers: given, severity }: Draft): readonly object[] {
  const answer = given["allergy"];
  return recordedOn === "" || substance.trim() === "" || answer === undefined
    ? []
    : [{ kind: "allergy-recorded", recordedOn, substance: substance.trim(), answer, ...filled({ severity }) }];
}

/** Whether there is an allergy to a substance; that there is none is written down too. */
export function Form(of: FormOf): ReactElement {
  const say = useEntryWords();
  const choices = useChoices();
  const [empty] = useState(() =>
    emptyDraft<Draft>({ recordedOn: of.today, substance: of.about ?? "", answers: {}, severity: "" }),
  );
  const form = useFactForm<Draft>("allergy", empty, factsOf, of);
  const { draft, change } = form;
  if (choices === undefined) return <Waiting />;
  return (
    <FactForm of={of} form={form}>
      <Group align="start">
        <DayField
          label={say("recorded-on")}
          value={draft.recordedOn}
          isRequired
          choose={(recordedOn) => change({ recordedOn })}
        />
        <Autocomplete
          label={say("other-substance")}
          required
          data={[...choices.allergens]}
          value={draft.substance}
          onChange={(substance) => change({ substance })}
        />
      </Group>
      <AnswerFields
        of={[{ key: "allergy", asks: say("is-allergic") }]}
        answers={answers}
        given={draft.answers}
        change={change}
      />
      {draft.answers["allergy"] === "yes" ? (
        <TextInput
          label={say("severity")}
          maxLength={500}
          value={draft.severity}
          onChange={({ currentTarget }) => change({ severity: currentTarget.value })}
        />
      ) : undefined}
    </FactForm>
  );
}
