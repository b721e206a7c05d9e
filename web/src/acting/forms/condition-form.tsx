import { Group, Select } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Waiting } from "../../look/waiting.tsx";
import { useEntryWords } from "../entry-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { filled } from "../filled.ts";
import { PartDayField } from "../part-day-field.tsx";
import { useChoices } from "../use-choices.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const certainties = ["confirmed", "suspected", "excluded"] as const;
type Draft = {
  readonly condition: string | null;
  readonly certainty: string;
  readonly onsetOn: string;
  readonly resolvedOn: string;
};

const factsOf = ({ condition, certainty, onsetOn, resolvedOn }: Draft): readonly object[] =>
  condition === null || onsetOn.trim() === ""
    ? []
    : [{ kind: "condition-recorded", condition, certainty, ...filled({ onsetOn, resolvedOn }) }];

/** A diagnosis with its days: what was, what is, and since when it is over. */
export function Form(of: FormOf): ReactElement {
  const say = useEntryWords();
  const choices = useChoices();
  const [empty] = useState(() =>
    emptyDraft<Draft>({ condition: of.about ?? null, certainty: "confirmed", onsetOn: "", resolvedOn: "" }),
  );
  const form = useFactForm<Draft>("condition", empty, factsOf, of);
  const { draft, change } = form;
  if (choices === undefined) return <Waiting />;
  return (
    <FactForm of={of} form={form}>
      <Group align="start">
        <Select
          label={say("condition-which")}
          required
          searchable
          w={330}
          data={choices.conditions.map(({ key, name }) => ({ value: key, label: name }))}
          value={draft.condition}
          onChange={(condition) => change({ condition })}
        />
        <Select
          label={say("certainty")}
          allowDeselect={false}
          data={certainties.map((value) => ({ value, label: say(value) }))}
          value={draft.certainty}
          onChange={(certainty) => change({ certainty: certainty ?? "confirmed" })}
        />
      </Group>
      <Group align="start">
        <PartDayField
          label={say("onset-on")}
          value={draft.onsetOn}
          isRequired
          choose={(onsetOn) => change({ onsetOn })}
        />
        <PartDayField
          label={say("over-on")}
          value={draft.resolvedOn}
          hint={say("over-why")}
          choose={(resolvedOn) => change({ resolvedOn })}
        />
      </Group>
    </FactForm>
  );
}
