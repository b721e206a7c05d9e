import { Group, Select } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Waiting } from "../../look/waiting.tsx";
import { DayField } from "../day-field.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { usePlanFormWords } from "../plan-form-words.ts";
import { inWords, useChoices } from "../use-choices.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

type Draft = { readonly doneOn: string; readonly step: string | null };

const factsOf = ({ doneOn, step }: Draft): readonly object[] =>
  doneOn === "" || step === null ? [] : [{ kind: "step-done", doneOn, step }];

/** A step of the protocol that is neither a result nor an examination, such as counselling. */
export function Form(of: FormOf): ReactElement {
  const say = usePlanFormWords();
  const choices = useChoices();
  const { about } = of;
  const [empty] = useState(() => emptyDraft<Draft>({ doneOn: of.today, step: about ?? null }));
  const form = useFactForm<Draft>(about === undefined ? "step" : `step ${about}`, empty, factsOf, of);
  const { draft, change } = form;
  if (choices === undefined) return <Waiting />;
  return (
    <FactForm of={of} form={form}>
      <Group align="end">
        <DayField label={say("done-on")} value={draft.doneOn} isRequired choose={(doneOn) => change({ doneOn })} />
        <Select
          label={say("step-which")}
          required
          searchable
          w={320}
          data={choices.steps.map((key) => ({ value: key, label: choices.names[key] ?? inWords(key) }))}
          value={draft.step}
          onChange={(step) => change({ step })}
        />
      </Group>
    </FactForm>
  );
}
