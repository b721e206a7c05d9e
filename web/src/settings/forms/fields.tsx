import { TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { DayInput } from "../../look/day-input.tsx";
import { usePolicyWords } from "../policy-words.ts";

type Props = {
  readonly label: string;
  readonly note?: string;
  readonly value: string;
  /** Where it must not lie before. */
  readonly after?: string;
  readonly choose: (value: string) => void;
};

/** Hours and minutes of the clinic's clock; a field of the browser's own knows no 24:00. */
export function ClockField({ label, note, value, after = "", choose }: Props): ReactElement {
  const say = usePolicyWords();
  const isClock = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(value);
  return (
    <TextInput
      label={label}
      description={note}
      required
      inputMode="numeric"
      maw="14rem"
      placeholder="08:00"
      error={!isClock && value !== "" ? say("clock-wrong") : isClock && value <= after ? say("ends-before") : undefined}
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}

/** A civil day. */
export function DayField({ label, note, value, after = "", choose }: Props): ReactElement {
  const say = usePolicyWords();
  return (
    <DayInput
      label={label}
      description={note}
      required
      maw="14rem"
      error={value !== "" && value < after ? say("ends-before") : undefined}
      value={value}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    />
  );
}
