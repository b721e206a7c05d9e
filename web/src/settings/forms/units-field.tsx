import type { LaboratoryListJson } from "@longwatch/api";
import { Select } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { unitWords } from "../../look/unit.ts";
import { type Content, recordOf, withKey } from "../content-draft.ts";
import styles from "../forms.module.css";
import { useLaboratoryWords } from "../laboratory-words.ts";
import { Mapping } from "./mapping.tsx";

type Props = {
  /** By test, or `*` for every test: the unit as sent, and what it means. */
  readonly of: Content;
  readonly change: (units: Content) => void;
  readonly analytes: LaboratoryListJson["analytes"];
};

/** A laboratory's own spellings of units. */
export function UnitsField({ of, change, analytes }: Props): ReactElement {
  const say = useLaboratoryWords();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const nameOf = (key: string): string =>
    key === "*" ? say("every-test") : (analytes.find((one) => one.key === key)?.name ?? key);
  const shown = [...new Set([...Object.keys(of), ...opened])];
  return (
    <fieldset className={styles["group"]}>
      <legend>{say("units")}</legend>
      <p className="quiet">{say("units-note")}</p>
      {shown.map((key) => (
        <Mapping
          key={key}
          title={say("unit-of", { name: nameOf(key) })}
          of={recordOf(of[key])}
          change={(entries) => change(withKey(of, key, Object.keys(entries).length === 0 ? undefined : entries))}
          keyLabel={say("unit")}
          meansLabel={say("ucum")}
          options={analytes
            .find((one) => one.key === key)
            ?.units.map((value) => ({ value, label: `${unitWords(value)} (${value})` }))}
          add={say("add-unit")}
          remove={(unit) => say("remove-unit", { key: unit })}
        />
      ))}
      <Select
        label={say("unit-for")}
        searchable
        maw="22rem"
        data={[
          { value: "*", label: say("every-test") },
          ...analytes.filter(({ units }) => units.length > 0).map(({ key, name }) => ({ value: key, label: name })),
        ].filter(({ value }) => !shown.includes(value))}
        value={null}
        onChange={(key) => (key === null ? undefined : setOpened((before) => [...before, key]))}
      />
    </fieldset>
  );
}
