import type { ChoicesJson, FactsCheckJson } from "@longwatch/api";
import { ActionIcon, Select, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { numberWords } from "../../look/day.tsx";
import { unitWords } from "../../look/unit.ts";
import { useLanguage } from "../../words/words.ts";
import { useFormWords } from "../form-words.ts";
import styles from "../forms.module.css";
import type { TypedResult } from "../result-facts.ts";

type Reading = NonNullable<FactsCheckJson["readings"][number]>;
type RowOf = {
  readonly row: TypedResult;
  readonly analytes: ChoicesJson["analytes"];
  readonly reading: Reading | undefined;
  readonly put: (part: Partial<TypedResult>) => void;
  readonly remove: () => void;
};

export function ResultRow({ row, analytes, reading, put, remove }: RowOf): ReactElement {
  const say = useFormWords();
  const analyte = analytes.find(({ key }) => key === row.analyte);
  const text = (name: "value" | "refLow" | "refHigh", label: string) => (
    <TextInput
      label={label}
      value={row[name]}
      maxLength={40}
      inputMode={name === "value" ? "text" : "decimal"}
      onChange={({ currentTarget }) => put({ [name]: currentTarget.value })}
    />
  );
  return (
    <fieldset className={`bare ${styles["result"]}`} aria-label={analyte?.name ?? say("test")}>
      <Select
        label={say("test")}
        searchable
        data={analytes.map(({ key, name }) => ({ value: key, label: name }))}
        value={row.analyte === "" ? null : row.analyte}
        onChange={(key) => put({ analyte: key ?? "", unit: "" })}
      />
      {text("value", say("value"))}
      <Select
        label={say("unit")}
        allowDeselect={false}
        disabled={(analyte?.units.length ?? 0) === 0}
        data={(analyte?.units ?? []).map((unit) => ({ value: unit, label: unitWords(unit) || "1" }))}
        value={row.unit === "" ? (analyte?.units[0] ?? null) : row.unit}
        onChange={(unit) => put({ unit: unit ?? "" })}
      />
      {text("refLow", say("ref-low"))}
      {text("refHigh", say("ref-high"))}
      <ActionIcon
        variant="subtle"
        size="lg"
        aria-label={say("row-remove", { what: analyte?.name ?? "" })}
        onClick={remove}
      >
        <IconX size={18} aria-hidden="true" />
      </ActionIcon>
      <output className={styles["reading"]}>{reading === undefined ? "" : <ReadingWords of={reading} />}</output>
    </fieldset>
  );
}

function ReadingWords({ of: { is, range, isQuestionable, likelyUnit } }: { readonly of: Reading }): ReactElement {
  const say = useFormWords();
  const language = useLanguage();
  const end = (value: number | undefined): string => (value === undefined ? "…" : numberWords(value, language));
  const shape = { low: "▼", high: "▲", inside: "●", "cannot-tell": "?" }[is];
  return (
    <>
      <span className={styles[is]}>
        <span aria-hidden="true">{shape}</span> {say(is)}
      </span>
      {range === null ? undefined : (
        <span className="quiet">
          {" · "}
          {say(`range-${range.from}`, { range: `${end(range.low)}–${end(range.high)} ${unitWords(range.unit)}` })}
        </span>
      )}
      {isQuestionable ? <strong> · {say("questionable")}</strong> : undefined}
      {likelyUnit === null ? undefined : <span> {say("likely-unit", { unit: unitWords(likelyUnit) })}</span>}
    </>
  );
}
