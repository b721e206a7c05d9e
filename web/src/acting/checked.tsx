import type { FactsCheckJson } from "@longwatch/api";
import { List, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { Urgency } from "../look/urgency.tsx";
import { useFormWords } from "./form-words.ts";
import styles from "./forms.module.css";
import type { Issue } from "./use-fact-form.ts";

/** What is wrong with what is typed, and what would come of it. */
export function Checked({
  check,
  issues,
}: {
  readonly check: FactsCheckJson | undefined;
  readonly issues: readonly Issue[];
}): ReactElement {
  const say = useFormWords();
  return (
    <output className={styles["checked"]}>
      {issues.length === 0 ? undefined : (
        <List size="sm" c="var(--lw-now)">
          {issues.map(({ at, code, remedy }) => (
            <List.Item key={`${at} ${code}`}>{remedy}</List.Item>
          ))}
        </List>
      )}
      {check === undefined ? undefined : (
        <>
          <Would word={say("would-open")} lines={check.opens} />
          <Would word={say("would-raise")} lines={check.raises} />
          <Would word={say("would-close")} lines={check.closes} />
          {check.added === 0 ? <Text size="sm">{say("nothing-new")}</Text> : undefined}
        </>
      )}
    </output>
  );
}

type Line = FactsCheckJson["opens"][number] & { readonly was?: FactsCheckJson["raises"][number]["was"] };

function Would({ word, lines }: { readonly word: string; readonly lines: readonly Line[] }): ReactElement | null {
  if (lines.length === 0) return null;
  return (
    <div>
      <strong>{word}</strong>
      <ul className={styles["would"]}>
        {lines.map(({ key, was, urgency, text }) => (
          <li key={key}>
            {was === undefined ? undefined : (
              <>
                <Urgency of={was} /> <span aria-hidden="true">→</span>{" "}
              </>
            )}
            <Urgency of={urgency} /> {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
