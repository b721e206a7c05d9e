import type { LaboratoryListJson } from "@longwatch/api";
import { Select, SimpleGrid, TagsInput, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { unitWords } from "../../look/unit.ts";
import { recordOf, textOf, withKey } from "../content-draft.ts";
import { useLaboratoryWords } from "../laboratory-words.ts";
import type { FormOf } from "./form-of.ts";
import { Mapping, type Option } from "./mapping.tsx";
import { UnitsField } from "./units-field.tsx";

export const notWatched = "not-watched";
const charsets = ["UNICODE UTF-8", "8859/1", "8859/15", "8859/2", "ASCII"];
const statusCodes = ["F", "C", "P", "R", "S", "X", "D", "W", "I", "O", "N", "U", "V", "B", "A"] as const;

/** What was agreed with one laboratory: who it is, and what its codes, times, words and units mean. */
export function LaboratoryForm({
  content,
  change,
  analytes,
}: FormOf & Pick<LaboratoryListJson, "analytes">): ReactElement {
  const say = useLaboratoryWords();
  const set = (key: string, value: unknown): void => change(withKey(content, key, value));
  const senders = Array.isArray(content["senders"]) ? content["senders"].map(String) : [];
  const tests: readonly Option[] = [
    ...analytes.map(({ key, name, units: [unit] }) => ({
      value: key,
      label: unit === undefined ? name : `${name} (${unitWords(unit)})`,
    })),
    { value: notWatched, label: say("not-watched") },
  ];
  return (
    <>
      <TextInput
        label={say("name")}
        description={say("name-note")}
        required
        maxLength={200}
        value={textOf(content["name"])}
        onChange={({ currentTarget }) => change({ ...content, name: currentTarget.value })}
      />
      <TagsInput
        label={say("senders")}
        description={say("senders-note")}
        withAsterisk
        acceptValueOnBlur
        error={senders.length === 0 ? say("senders-missing") : undefined}
        value={senders}
        onChange={(next) => change({ ...content, senders: next })}
      />
      <Mapping
        title={say("codes")}
        note={say("codes-note")}
        of={recordOf(content["codes"])}
        change={(codes) => change({ ...content, codes })}
        keyLabel={say("code")}
        meansLabel={say("analyte")}
        options={tests}
        add={say("add-code")}
        remove={(key) => say("remove-code", { key })}
      />
      <SimpleGrid cols={{ base: 1, md: 3 }}>
        <Choice
          label={say("zone")}
          note={say("zone-note")}
          options={zones().map((value) => ({ value, label: value }))}
          value={textOf(content["zone"])}
          choose={(zone) => set("zone", zone)}
        />
        <Choice
          label={say("charset")}
          note={say("charset-note")}
          options={charsets.map((value) => ({ value, label: value }))}
          value={textOf(content["charset"])}
          choose={(charset) => set("charset", charset)}
        />
        <Choice
          label={say("mark")}
          note={say("mark-note")}
          options={[
            { value: ".", label: say("point") },
            { value: ",", label: say("comma") },
          ]}
          value={textOf(content["decimalMark"])}
          choose={(mark) => set("decimalMark", mark)}
        />
      </SimpleGrid>
      <Mapping
        title={say("statuses")}
        note={say("statuses-note")}
        of={recordOf(content["statuses"])}
        change={(statuses) => set("statuses", orNothing(statuses))}
        keyLabel={say("status")}
        meansLabel={say("status-means")}
        options={statusCodes.map((value) => ({ value, label: `${say(value)} (${value})` }))}
        add={say("add-status")}
        remove={(key) => say("remove-status", { key })}
      />
      <UnitsField
        of={recordOf(content["units"])}
        change={(units) => set("units", orNothing(units))}
        analytes={analytes}
      />
    </>
  );
}

const orNothing = (entries: object): object | undefined => (Object.keys(entries).length === 0 ? undefined : entries);
const zones = (): readonly string[] => Intl.supportedValuesOf("timeZone");

type ChoiceProps = {
  readonly label: string;
  readonly note: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly choose: (value: string | undefined) => void;
};

/** One of a few, or nothing said. What is kept and not offered stays to be seen. */
function Choice({ label, note, options, value, choose }: ChoiceProps): ReactElement {
  const isOffered = value === "" || options.some((one) => one.value === value);
  return (
    <Select
      label={label}
      description={note}
      inputWrapperOrder={["label", "input", "description", "error"]}
      searchable
      clearable
      limit={60}
      data={isOffered ? [...options] : [...options, { value, label: value }]}
      value={value === "" ? null : value}
      onChange={(chosen) => choose(chosen ?? undefined)}
    />
  );
}
