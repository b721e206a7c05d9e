import { TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { asksDistance, type EdssDraft, walks } from "./edss-facts.ts";
import { EdssChoices } from "./edss-section.tsx";
import { useEdssWords } from "./edss-words.ts";

/** How somebody walks, by what the examiner sees: freely or not, with what help, how far. */
export function EdssWalking({
  draft: { walk, metres },
  change,
}: {
  readonly draft: EdssDraft;
  readonly change: (part: Partial<EdssDraft>) => void;
}): ReactElement {
  const say = useEdssWords();
  return (
    <EdssChoices
      name={say("walking")}
      options={walks.map((value) => ({ value, words: say(`walk-${value}`) }))}
      value={walk}
      choose={(chosen) => change({ walk: chosen, ...(asksDistance(chosen) ? {} : { metres: "" }) })}
      after={
        asksDistance(walk) ? (
          <TextInput
            label={say("metres")}
            inputMode="numeric"
            w={220}
            value={metres}
            onChange={({ currentTarget }) => change({ metres: currentTarget.value })}
          />
        ) : undefined
      }
    />
  );
}
