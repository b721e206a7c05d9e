import { Text, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { DayField } from "../day-field.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { usePlanFormWords } from "../plan-form-words.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

type Draft = { readonly decidedOn: string; readonly reason: string };

/** A named specialist says that what stood in the way of a course is dealt with. */
export function Form(of: FormOf): ReactElement {
  const say = usePlanFormWords();
  const { about: key = "" } = of;
  const [empty] = useState(() => emptyDraft<Draft>({ decidedOn: of.today, reason: "" }));
  const factsOf = ({ decidedOn, reason }: Draft): readonly object[] =>
    decidedOn === "" || reason.trim() === ""
      ? []
      : [
          {
            kind: "decision-made",
            decidedOn,
            about: "start-course",
            outcome: "settled",
            rationale: reason.trim(),
            of: key,
          },
        ];
  const form = useFactForm<Draft>(`settle ${key}`, empty, factsOf, of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      <Text size="sm">{say("settle-what")}</Text>
      <DayField
        label={say("decided-on")}
        value={draft.decidedOn}
        isRequired
        choose={(decidedOn) => change({ decidedOn })}
      />
      <Textarea
        label={say("reason")}
        required
        maxLength={2000}
        value={draft.reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
      />
    </FactForm>
  );
}
