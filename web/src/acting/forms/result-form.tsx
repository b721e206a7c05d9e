import { Button, Group, Select } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { Waiting } from "../../look/waiting.tsx";
import { DayField } from "../day-field.tsx";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { useFormWords } from "../form-words.ts";
import { noResult, resultFacts, type TypedResult } from "../result-facts.ts";
import { useChoices } from "../use-choices.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";
import { ResultRow } from "./result-row.tsx";

type Draft = { readonly collectedOn: string; readonly rows: readonly TypedResult[] };

/** Results of one sample: several tests at once, each judged as it is typed. */
export function Form(of: FormOf): ReactElement {
  const say = useFormWords();
  const choices = useChoices();
  const [empty] = useState(() =>
    emptyDraft<Draft>({
      collectedOn: of.today,
      rows: [of.about ?? "", ...(of.also ?? [])].map((analyte) => ({ ...noResult, analyte })),
    }),
  );
  const analytes = choices?.analytes ?? [];
  const form = useFactForm<Draft>(
    "result",
    empty,
    ({ collectedOn, rows }) => resultFacts(collectedOn, rows, analytes),
    of,
  );
  const { draft, change } = form;
  if (choices === undefined) return <Waiting />;
  const put = (i: number, part: Partial<TypedResult>): void =>
    change({ rows: draft.rows.map((row, j) => (j === i ? { ...row, ...part } : row)) });
  const addPanel = (id: string | null): void => {
    const keys = choices.panels.find((one) => one.id === id)?.analytes ?? [];
    const kept = draft.rows.filter(({ analyte }) => analyte !== "");
    const missing = keys.filter((key) => !kept.some(({ analyte }) => analyte === key));
    change({ rows: [...kept, ...missing.map((analyte) => ({ ...noResult, analyte }))] });
  };
  // A row is a fact only when it is whole: readings come by fact, and are shown by row.
  let fact = -1;
  return (
    <FactForm of={of} form={form}>
      <Group align="end">
        <DayField
          label={say("collected-on")}
          value={draft.collectedOn}
          isRequired
          choose={(collectedOn) => change({ collectedOn })}
        />
        <Select
          label={say("panel")}
          data={choices.panels.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={addPanel}
          w={240}
        />
      </Group>
      {draft.rows.map((row, i) => {
        const isFact = row.analyte !== "" && row.value.trim() !== "";
        if (isFact) fact += 1;
        return (
          <ResultRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, and keep their order
            key={i}
            row={row}
            analytes={analytes}
            reading={isFact ? (form.check?.readings[fact] ?? undefined) : undefined}
            put={(part) => put(i, part)}
            remove={() => change({ rows: draft.rows.filter((_, j) => j !== i) })}
          />
        );
      })}
      <div>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => change({ rows: [...draft.rows, noResult] })}
        >
          {say("row-add")}
        </Button>
      </div>
    </FactForm>
  );
}
