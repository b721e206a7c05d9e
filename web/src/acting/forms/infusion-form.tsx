import { Checkbox, Group, NumberInput, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { DayField } from "../day-field.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

type Draft = {
  readonly infusedOn: string;
  readonly drug: string;
  readonly doseMg: string;
  readonly lot: string;
  readonly interrupted: boolean;
  readonly steps: readonly string[];
};
const steps = [
  ["premedication", "premedication"],
  ["observation-2h", "observed"],
] as const;

const factsOf = ({ infusedOn, drug, doseMg, lot, interrupted, steps: done }: Draft): readonly object[] =>
  infusedOn === "" || doseMg === ""
    ? []
    : [
        {
          kind: "infusion-given",
          infusedOn,
          drug: drug.trim(),
          doseMg: Number(doseMg),
          ...(lot.trim() === "" ? {} : { lot: lot.trim() }),
          ...(interrupted ? { interrupted } : {}),
        },
        ...done.map((step) => ({ kind: "step-done", doneOn: infusedOn, step, for: infusedOn })),
      ];

/** One infusion as it was given, and what was done around it. The dose is typed, never assumed. */
export function Form(of: FormOf): ReactElement {
  const say = useFormWords();
  const [empty] = useState(() =>
    emptyDraft<Draft>({ infusedOn: of.today, drug: "alemtuzumab", doseMg: "", lot: "", interrupted: false, steps: [] }),
  );
  const form = useFactForm<Draft>("infusion", empty, factsOf, of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      <Group align="end">
        <DayField
          label={say("infused-on")}
          value={draft.infusedOn}
          isRequired
          choose={(infusedOn) => change({ infusedOn })}
        />
        <TextInput
          label={say("drug")}
          required
          value={draft.drug}
          onChange={({ currentTarget }) => change({ drug: currentTarget.value })}
        />
        <NumberInput
          label={say("dose")}
          required
          hideControls
          min={0}
          w={130}
          value={draft.doseMg}
          onChange={(value) => change({ doseMg: String(value) })}
        />
        <TextInput
          label={say("lot")}
          w={150}
          value={draft.lot}
          onChange={({ currentTarget }) => change({ lot: currentTarget.value })}
        />
      </Group>
      <Checkbox
        label={say("interrupted")}
        checked={draft.interrupted}
        onChange={({ currentTarget }) => change({ interrupted: currentTarget.checked })}
      />
      {steps.map(([step, word]) => (
        <Checkbox
          key={step}
          label={say(word)}
          checked={draft.steps.includes(step)}
          onChange={({ currentTarget: { checked } }) =>
            change({ steps: checked ? [...draft.steps, step] : draft.steps.filter((one) => one !== step) })
          }
        />
      ))}
    </FactForm>
  );
}
