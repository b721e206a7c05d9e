import { Group, Select } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { DayField } from "../day-field.tsx";
import { useEntryWords } from "../entry-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { filled } from "../filled.ts";
import { PartDayField } from "../part-day-field.tsx";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const phenotypes = ["RRMS", "SPMS-active", "SPMS", "PPMS", "CIS"] as const;
type Draft = {
  readonly phenotype: string | null;
  readonly asOf: string;
  readonly onsetOn: string;
  readonly diagnosedOn: string;
};

const factsOf = ({ phenotype, asOf, onsetOn, diagnosedOn }: Draft): readonly object[] =>
  phenotype === null || asOf === ""
    ? []
    : [{ kind: "disease-recorded", phenotype, asOf, ...filled({ onsetOn, diagnosedOn }) }];

/** How the disease runs, as somebody judged it on a day. */
export function Form(of: FormOf): ReactElement {
  const say = useEntryWords();
  const [empty] = useState(() => emptyDraft<Draft>({ phenotype: null, asOf: of.today, onsetOn: "", diagnosedOn: "" }));
  const form = useFactForm<Draft>("disease", empty, factsOf, of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      <Group align="start">
        <Select
          label={say("phenotype")}
          required
          w={280}
          data={phenotypes.map((value) => ({ value, label: say(value) }))}
          value={draft.phenotype}
          onChange={(phenotype) => change({ phenotype })}
        />
        <DayField label={say("judged-on")} value={draft.asOf} isRequired choose={(asOf) => change({ asOf })} />
      </Group>
      <Group align="start">
        <PartDayField label={say("first-signs")} value={draft.onsetOn} choose={(onsetOn) => change({ onsetOn })} />
        <PartDayField
          label={say("diagnosed")}
          value={draft.diagnosedOn}
          choose={(diagnosedOn) => change({ diagnosedOn })}
        />
      </Group>
    </FactForm>
  );
}
