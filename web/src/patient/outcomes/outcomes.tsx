import type { PatientOutcomesJson } from "@longwatch/api";
import type { ChangePresetName } from "@longwatch/core";
import { NativeSelect } from "@mantine/core";
import { type ReactElement, useRef, useState } from "react";
import { useAsked } from "../../client/queries.ts";
import { Card } from "../../look/card.tsx";
import { Trouble } from "../../look/trouble.tsx";
import { Waiting } from "../../look/waiting.tsx";
import type { Patient, Shown } from "../patient.ts";
import { Changes } from "./changes.tsx";
import { Drawing } from "./drawing.tsx";
import { Findings } from "./findings.tsx";
import { Legend } from "./legend.tsx";
import { NedaTable } from "./neda-table.tsx";
import styles from "./outcomes.module.css";
import { named } from "./reading-words.ts";
import { ReadingsTable } from "./readings-table.tsx";
import { SinceCourses } from "./since.tsx";
import { useOutcomeWords } from "./words.ts";

export type Outcomes = PatientOutcomesJson["outcomes"];
type Of = { readonly patient: Patient; readonly shown: Shown };

/** Did it work: everything by the definition that is chosen, and nothing decided here. It turns with the history slider. */
export default function OutcomesTab({ patient, shown }: Of): ReactElement {
  const { path, known } = patient;
  const [preset, setPreset] = useState<ChangePresetName>("clinic");
  const asOf = known === undefined ? undefined : shown.page.asOf;
  const { data, error, refetch } = useAsked<PatientOutcomesJson>(`${path}/outcomes`, { knownAt: known, asOf, preset });
  // The answer by the definition before stays in sight until the next is there: it carries its own name.
  const kept = useRef(data);
  kept.current = data ?? kept.current;
  if (kept.current === undefined)
    return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  return (
    <>
      {error === null ? undefined : <Trouble error={error} again={() => void refetch()} />}
      <Told of={kept.current.outcomes} patient={patient} preset={preset} choose={setPreset} />
    </>
  );
}

type Told = {
  readonly of: Outcomes;
  readonly patient: Patient;
  readonly preset: ChangePresetName;
  readonly choose: (preset: ChangePresetName) => void;
};

function Told({ of, patient, preset, choose }: Told): ReactElement {
  const say = useOutcomeWords();
  const point = (fact: string): void => patient.go({ fact });
  return (
    <div className={styles["outcomes"]}>
      <Card title={say("drawing")}>
        <Drawing of={of} />
        <Legend of={of} />
        <ReadingsTable of={of.readings} />
      </Card>
      <SinceCourses of={of} />
      <Changes of={of} />
      <NedaTable of={of.neda} />
      <Findings of={of.findings} point={point} />
      <Card title={say("definition")}>
        <NativeSelect
          className={`no-print ${styles["choose"]}`}
          label={say("choose")}
          value={preset}
          onChange={(changed) => choose(changed.currentTarget.value as ChangePresetName)}
          data={presets.map((value) => ({ value, label: say(`preset-${value}`) }))}
        />
        <p>
          <strong>{say("definition-of", named(of))}</strong>
        </p>
        <ul className={styles["definition"]}>
          {of.definition.text.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

const presets: readonly ChangePresetName[] = [
  "clinic",
  "care-ms-cdw6",
  "care-ms-cdi6",
  "trial-cdw3",
  "trial-cdw6",
  "pira-muller2023",
  "pira-kappos2020",
  "msbase-cdw3",
  "msbase-cdw6",
  "msbase-cdi3",
  "msbase-cdi6",
];
