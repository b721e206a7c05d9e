import type { ReactElement } from "react";
import { DayInput } from "../look/day-input.tsx";

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
    <DayInput
      label={label}
      value={value}
      required={isRequired}
      w={190}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}
