import { Group, Text, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
import { DayField } from "../day-field.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { usePlanFormWords } from "../plan-form-words.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

type Draft = { readonly givenOn: string; readonly vaccine: string; readonly answers: Answers };

const factsOf = ({ givenOn, vaccine, answers }: Draft): readonly object[] =>
  givenOn === "" || vaccine.trim() === "" || answers["live"] === undefined
    ? []
    : [{ kind: "vaccine-given", givenOn, vaccine: vaccine.trim(), live: answers["live"] === "yes" }];

/** One dose of a vaccine. Whether it is live is asked, never assumed. */
export function Form(of: FormOf): ReactElement {
  const say = usePlanFormWords();
  const { about = "" } = of;
  const [empty] = useState(() => emptyDraft<Draft>({ givenOn: of.today, vaccine: about, answers: {} }));
  const form = useFactForm<Draft>(about === "" ? "vaccine" : `vaccine ${about}`, empty, factsOf, of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      <Group align="end">
        <DayField label={say("given-on")} value={draft.givenOn} isRequired choose={(givenOn) => change({ givenOn })} />
        <TextInput
          label={say("vaccine")}
          required
          value={draft.vaccine}
          onChange={({ currentTarget }) => change({ vaccine: currentTarget.value })}
        />
      </Group>
      <AnswerFields
        of={[{ key: "live", asks: say("live") }]}
        answers={["yes", "no"]}
        given={draft.answers}
        change={change}
      />
      <Text size="sm">{say("dose-one")}</Text>
    </FactForm>
  );
}
