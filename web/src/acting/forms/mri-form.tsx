import { Group, Select, Text, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
import { DayField } from "../day-field.tsx";
import { useEntryWords } from "../entry-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { filled } from "../filled.ts";
import { limit } from "../typed-number.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const regions = ["brain", "spinal-cord", "brain and spinal cord"] as const;
const counts = [
  ["gdEnhancing", "gd-lesions"],
  ["newOrEnlargingT2", "new-lesions"],
] as const;
const asked = [
  ["t2IncreaseSignificant", "t2-increase"],
  ["pmlSuspected", "pml"],
] as const;
type Draft = {
  readonly scannedOn: string;
  readonly region: string;
  readonly comparedWithOn: string;
  readonly gdEnhancing: string;
  readonly newOrEnlargingT2: string;
  readonly answers: Answers;
};

const factsOf = ({ scannedOn, region, comparedWithOn, answers, ...counted }: Draft): readonly object[] =>
  scannedOn === ""
    ? []
    : [
        {
          kind: "mri-read",
          scannedOn,
          region,
          ...filled({ comparedWithOn }),
          ...Object.assign({}, ...counts.map(([name]) => limit(name, counted[name]))),
          ...Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer === "yes"])),
        },
      ];

/** What a radiologist read. What nobody counted stays empty: it is not none. */
export function Form(of: FormOf): ReactElement {
  const say = useEntryWords();
  const [empty] = useState(() =>
    emptyDraft<Draft>({
      scannedOn: "",
      region: "brain",
      comparedWithOn: "",
      gdEnhancing: "",
      newOrEnlargingT2: "",
      answers: {},
    }),
  );
  const form = useFactForm<Draft>("mri", empty, factsOf, of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      <Group align="start">
        <DayField
          label={say("scanned-on")}
          value={draft.scannedOn}
          isRequired
          choose={(scannedOn) => change({ scannedOn })}
        />
        <Select
          label={say("region")}
          allowDeselect={false}
          data={regions.map((value) => ({ value, label: say(value) }))}
          value={draft.region}
          onChange={(region) => change({ region: region ?? "brain" })}
        />
        <DayField
          label={say("compared-with")}
          value={draft.comparedWithOn}
          choose={(comparedWithOn) => change({ comparedWithOn })}
        />
      </Group>
      <Group align="end">
        {counts.map(([name, word]) => (
          <TextInput
            key={name}
            label={say(word)}
            inputMode="numeric"
            w={210}
            value={draft[name]}
            onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
          />
        ))}
      </Group>
      <Text size="sm">{say("count-why")}</Text>
      <AnswerFields
        of={asked.map(([key, word]) => ({ key, asks: say(word) }))}
        answers={["yes", "no"]}
        given={draft.answers}
        change={change}
      />
    </FactForm>
  );
}
