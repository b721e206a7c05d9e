import { Checkbox, Group, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { Waiting } from "../../look/waiting.tsx";
import { AnswerFields, type Answers } from "../answer-fields.tsx";
import { DayField } from "../day-field.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";
import styles from "../forms.module.css";
import { inWords, useChoices } from "../use-choices.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

type Taken = { readonly medicine: string; readonly startedOn: string };
type Draft = {
  readonly reviewedOn: string;
  readonly complete: boolean;
  readonly overTheCounterAsked: boolean;
  readonly answers: Answers;
  readonly taken: Readonly<Record<string, Taken>>;
};
const nothing: Taken = { medicine: "", startedOn: "" };

function factsOf({ reviewedOn, complete, overTheCounterAsked, answers, taken }: Draft): readonly object[] {
  const isTouched = complete || overTheCounterAsked || Object.keys(answers).length > 0;
  if (!isTouched) return [];
  const absent = Object.keys(answers).filter((key) => answers[key] === "no");
  const named = Object.keys(answers).flatMap((medicineClass) => {
    const { medicine, startedOn } = taken[medicineClass] ?? nothing;
    const isNamed = answers[medicineClass] === "yes" && medicine.trim() !== "" && startedOn !== "";
    return isNamed ? [{ kind: "medicine-recorded", medicine: medicine.trim(), medicineClass, startedOn }] : [];
  });
  return [{ kind: "medicines-reviewed", reviewedOn, complete, classesAbsent: absent, overTheCounterAsked }, ...named];
}

/** A review of all medicines: what is not taken is written down as not taken, and what is taken by its name. */
export function Form(of: FormOf): ReactElement {
  const say = useFormWords();
  const choices = useChoices();
  const [empty] = useState(() =>
    emptyDraft<Draft>({ reviewedOn: of.today, complete: false, overTheCounterAsked: false, answers: {}, taken: {} }),
  );
  const form = useFactForm<Draft>("medicines", empty, factsOf, of);
  const { draft, change } = form;
  if (choices === undefined) return <Waiting />;
  const put = (key: string, part: Partial<Taken>): void =>
    change({ taken: { ...draft.taken, [key]: { ...(draft.taken[key] ?? nothing), ...part } } });
  return (
    <FactForm of={of} form={form}>
      <DayField
        label={say("reviewed-on")}
        value={draft.reviewedOn}
        isRequired
        choose={(reviewedOn) => change({ reviewedOn })}
      />
      <AnswerFields
        of={choices.medicineClasses.map((key) => ({
          key,
          asks: say("class-taken", { name: choices.names[key] ?? inWords(key) }),
        }))}
        answers={["yes", "no"]}
        given={draft.answers}
        change={change}
        then={(key) =>
          draft.answers[key] === "yes" ? (
            <Group className={styles["follow"] ?? ""} align="end">
              <TextInput
                label={say("medicine-name")}
                required
                pattern=".*\S.*"
                value={draft.taken[key]?.medicine ?? ""}
                onChange={({ currentTarget }) => put(key, { medicine: currentTarget.value })}
              />
              <DayField
                label={say("started-on")}
                isRequired
                value={draft.taken[key]?.startedOn ?? ""}
                choose={(startedOn) => put(key, { startedOn })}
              />
            </Group>
          ) : undefined
        }
      />
      <Checkbox
        label={say("otc-asked")}
        checked={draft.overTheCounterAsked}
        onChange={({ currentTarget }) => change({ overTheCounterAsked: currentTarget.checked })}
      />
      <Checkbox
        label={say("complete")}
        checked={draft.complete}
        onChange={({ currentTarget }) => change({ complete: currentTarget.checked })}
      />
    </FactForm>
  );
}
