import { TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { useEntryWords } from "./entry-words.ts";

/** A day, or only its month or year where nobody knows better. */
export function PartDayField({
  label,
  value,
  choose,
  isRequired = false,
  hint,
}: {
  readonly label: string;
  readonly value: string;
  readonly choose: (day: string) => void;
  readonly isRequired?: boolean;
  readonly hint?: string;
}): ReactElement {
  const say = useEntryWords();
  return (
    <TextInput
      label={label}
      value={value}
      required={isRequired}
      pattern="\d{4}(-\d{2}(-\d{2})?)?"
      inputMode="numeric"
      w={250}
      inputWrapperOrder={["label", "input", "description", "error"]}
      description={hint === undefined ? say("part-day") : `${say("part-day")} · ${hint}`}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}
