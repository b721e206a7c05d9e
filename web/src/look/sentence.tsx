import { Fragment, type ReactElement } from "react";
import { Day } from "./day.tsx";
import { withUnits } from "./unit.ts";

/** A sentence of the server: its days in the language of the page, its units as people write them. */
export function Sentence({ of }: { readonly of: string }): ReactElement {
  const parts = withUnits(of).split(/(\d{4}-\d{2}-\d{2})/);
  return (
    <>
      {parts.map((part, i) => {
        const isDay = i % 2 === 1;
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places
        return <Fragment key={i}>{isDay ? <Day of={part} /> : part}</Fragment>;
      })}
    </>
  );
}
