import { Alert, Text, Textarea } from "@mantine/core";
import { type ReactElement, useId, useState } from "react";
import { FactForm, type FormOf } from "../fact-form.tsx";
import styles from "../forms.module.css";
import { usePlanFormWords } from "../plan-form-words.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const choices = [
  ["retreat", "go-on"],
  ["defer", "wait"],
] as const;
type Draft = { readonly about: string; readonly reason: string };

/**
 * Whether the next course is given or waited with, by name and with a reason. Opened for the number of the course, with
 * `against` behind it where to go on would be against the rules of the day.
 */
export function Form(of: FormOf): ReactElement {
  const say = usePlanFormWords();
  const group = useId();
  const [course = "", isBarred] = (of.about ?? "").split(" ");
  const [empty] = useState(() => emptyDraft<Draft>({ about: "", reason: "" }));
  const factsOf = ({ about, reason }: Draft): readonly object[] =>
    about === "" || reason.trim() === ""
      ? []
      : [
          {
            kind: "decision-made",
            decidedOn: of.today,
            about,
            outcome: "for",
            rationale: reason.trim(),
            of: `next-course/${course}`,
          },
        ];
  const form = useFactForm<Draft>(`retreat ${course}`, empty, factsOf, of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      <fieldset className={styles["question"]}>
        <legend>{say("retreat-what")}</legend>
        <span className={styles["answers"]}>
          {choices.map(([about, word]) => (
            <label key={about}>
              <input
                type="radio"
                name={group}
                required
                checked={draft.about === about}
                onChange={() => change({ about })}
              />{" "}
              {say(word, { course })}
            </label>
          ))}
        </span>
      </fieldset>
      {isBarred === "against" && draft.about === "retreat" ? (
        <Alert color="orange" role="note">
          {say("retreat-override")}
        </Alert>
      ) : undefined}
      <Textarea
        label={say("reason")}
        required
        maxLength={2000}
        value={draft.reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
      />
      <Text size="sm">{say("retreat-signs")}</Text>
    </FactForm>
  );
}
