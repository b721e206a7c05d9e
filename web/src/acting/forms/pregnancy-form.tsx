import { Group, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { DayField } from "../day-field.tsx";
import { useEntryWords } from "../entry-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { filled } from "../filled.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const days = [
  ["confirmedOn", "pregnant-on"],
  ["lmpOn", "last-period"],
  ["dueOn", "due-on"],
  ["endedOn", "ended-on"],
] as const;
type Draft = Readonly<Record<(typeof days)[number][0] | "outcome", string>>;

const factsOf = ({ confirmedOn, lmpOn, dueOn, endedOn, outcome }: Draft): readonly object[] =>
  confirmedOn === ""
    ? []
    : [
        {
          kind: "pregnancy-recorded",
          confirmedOn,
          ...filled({ lmpOn, dueOn, endedOn, ...(endedOn === "" ? {} : { outcome }) }),
        },
      ];

/** A pregnancy that was confirmed, and how it went on. A test alone is an examination. */
export function Form(of: FormOf): ReactElement {
  const say = useEntryWords();
  const [empty] = useState(() =>
    emptyDraft<Draft>({ confirmedOn: "", lmpOn: "", dueOn: "", endedOn: "", outcome: "" }),
  );
  const form = useFactForm<Draft>("pregnancy", empty, factsOf, of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      <Group align="start">
        {days.map(([name, word]) => (
          <DayField
            key={name}
            label={say(word)}
            value={draft[name]}
            isRequired={name === "confirmedOn"}
            choose={(day) => change({ [name]: day })}
          />
        ))}
      </Group>
      {draft.endedOn === "" ? undefined : (
        <TextInput
          label={say("how-ended")}
          maxLength={200}
          value={draft.outcome}
          onChange={({ currentTarget }) => change({ outcome: currentTarget.value })}
        />
      )}
    </FactForm>
  );
}
