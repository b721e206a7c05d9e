import { TextInput, type TextInputProps } from "@mantine/core";
import type { ReactElement } from "react";
import { useLanguage } from "../words/words.ts";
import { weekdayWords } from "./day.tsx";

/**
 * A civil day to be entered. The browser writes it in the order of the computer's own language, where 3 April may look like
 * 4 March; below it stands in words.
 */
export function DayInput({ value, description, ...others }: TextInputProps & { readonly value: string }): ReactElement {
  const words = weekdayWords(value, useLanguage());
  return (
    <TextInput
      {...others}
      type="date"
      value={value}
      inputWrapperOrder={["label", "input", "description", "error"]}
      description={
        words === undefined ? (
          description
        ) : (
          <>
            <time dateTime={value}>{words}</time>
            {description === undefined ? undefined : <> · {description}</>}
          </>
        )
      }
    />
  );
}
