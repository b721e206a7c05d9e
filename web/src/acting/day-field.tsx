import { TextInput } from "@mantine/core";
import type { ReactElement } from "react";

/** A civil day. */
export function DayField({
  label,
  value,
  choose,
  isRequired = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly choose: (day: string) => void;
  readonly isRequired?: boolean;
}): ReactElement {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      required={isRequired}
      w={190}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}
