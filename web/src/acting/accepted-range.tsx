import { Group, Select, Text, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { unitWords } from "../look/unit.ts";
import { useActWords } from "./act-words.ts";
import { useFormWords } from "./form-words.ts";
import type { TypedRange } from "./range-typed.ts";
import type { Analyte } from "./use-spoken-of.ts";

/** Of which test, and from where to where, a value is accepted for this person. Without it a warning is not quiet. */
export function AcceptedRange({
  of,
  meant,
  analytes,
  change,
}: {
  readonly of: TypedRange;
  readonly meant: Pick<TypedRange, "analyte" | "unit">;
  readonly analytes: readonly Analyte[];
  readonly change: (part: Partial<TypedRange>) => void;
}): ReactElement {
  const say = useActWords();
  const form = useFormWords();
  const chosen = analytes.find(({ key }) => key === meant.analyte);
  const isTyped = of.low !== "" || of.high !== "";
  const end = (name: "low" | "high") => (
    <TextInput
      label={say(`accept-${name}`)}
      w={100}
      maxLength={40}
      inputMode="decimal"
      value={of[name]}
      onChange={({ currentTarget: { value } }) => change({ [name]: value })}
    />
  );
  return (
    <fieldset className="bare" aria-label={say("accept-range")}>
      <Group align="end" gap="xs">
        <Select
          label={form("test")}
          searchable
          required={isTyped}
          data={analytes.map(({ key, name }) => ({ value: key, label: name }))}
          value={meant.analyte === "" ? null : meant.analyte}
          onChange={(key) => change({ analyte: key ?? "", unit: "" })}
        />
        {end("low")}
        {end("high")}
        <Select
          label={form("unit")}
          w={140}
          allowDeselect={false}
          disabled={chosen === undefined}
          data={(chosen?.units ?? []).map((unit) => ({ value: unit, label: unitWords(unit) || "1" }))}
          value={meant.unit === "" ? null : meant.unit}
          onChange={(unit) => change({ unit: unit ?? "" })}
        />
      </Group>
      <Text size="sm" mt={4}>
        {say("accept-range-why")}
      </Text>
    </fieldset>
  );
}
