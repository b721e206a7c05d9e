import { Group, Select, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { Answer } from "../answer-field.tsx";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
import { DayField } from "../day-field.tsx";
import { useEntryWords } from "../entry-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { filled } from "../filled.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const answers: readonly Answer[] = ["yes", "no", "unknown"];
/** As the rules read them. */
const intentions = ["wanted", "not-wanted"] as const;
type Draft = {
  readonly recordedOn: string;
  readonly answers: Answers;
  readonly intention: string | null;
  readonly contraception: string;
};

function factsOf({ recordedOn, answers: given, intention, contraception }: Draft): readonly object[] {
  const childbearingPotential = given["can-conceive"];
  return recordedOn === "" || childbearingPotential === undefined
    ? []
    : [
        {
          kind: "family-planning-recorded",
          recordedOn,
          childbearingPotential,
          ...filled({ intention, contraception }),
        },
      ];
}

/** Whether a pregnancy is possible, and wished for. */
export function Form(of: FormOf): ReactElement {
  const say = useEntryWords();
  const [empty] = useState(() =>
    emptyDraft<Draft>({ recordedOn: of.today, answers: {}, intention: null, contraception: "" }),
  );
  const form = useFactForm<Draft>("planning", empty, factsOf, of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      <DayField
        label={say("recorded-on")}
        value={draft.recordedOn}
        isRequired
        choose={(recordedOn) => change({ recordedOn })}
      />
      <AnswerFields
        of={[{ key: "can-conceive", asks: say("can-conceive") }]}
        answers={answers}
        given={draft.answers}
        change={change}
      />
      <Group align="end">
        <Select
          label={say("intention")}
          clearable
          w={280}
          data={intentions.map((value) => ({ value, label: say(value) }))}
          value={draft.intention}
          onChange={(intention) => change({ intention })}
        />
        <TextInput
          label={say("contraception")}
          w={280}
          maxLength={200}
          value={draft.contraception}
          onChange={({ currentTarget }) => change({ contraception: currentTarget.value })}
        />
      </Group>
    </FactForm>
  );
}
