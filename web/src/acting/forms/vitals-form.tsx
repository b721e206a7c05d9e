import { Checkbox, Group, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { clockTime, typedMoment } from "../../client/clinic-time.ts";
import { useHere } from "../../client/session.ts";
import { DayField } from "../day-field.tsx";
import { useEntryWords } from "../entry-words.ts";
import { FactForm, type FormOf } from "../fact-form.tsx";
import { limit } from "../typed-number.ts";
import { emptyDraft, useFactForm } from "../use-fact-form.ts";

const signs = [
  ["systolic", "systolic"],
  ["diastolic", "diastolic"],
  ["pulse", "pulse"],
  ["temperatureC", "temperature"],
  ["spo2", "spo2"],
] as const;
type Sign = (typeof signs)[number][0];
type Draft = Readonly<Record<Sign, string>> & {
  readonly day: string;
  readonly time: string;
  readonly atRest: boolean;
};

function factsOf({ day, time, atRest, ...values }: Draft, zone: string): readonly object[] {
  const measured = Object.assign({}, ...signs.map(([name]) => limit(name, values[name])));
  const measuredAt = day === "" ? undefined : typedMoment(zone, day, time);
  if (measuredAt === undefined || Object.keys(measured).length === 0) return [];
  return [{ kind: "vitals-measured", measuredAt, ...measured, ...(atRest ? { atRest } : {}) }];
}

/** Blood pressure and the other signs at one moment, by the clock of the clinic. */
export function Form(of: FormOf): ReactElement {
  const say = useEntryWords();
  const { zone } = useHere();
  const [empty] = useState(() =>
    emptyDraft<Draft>({
      day: of.today,
      time: clockTime(zone, Date.now()),
      systolic: "",
      diastolic: "",
      pulse: "",
      temperatureC: "",
      spo2: "",
      atRest: false,
    }),
  );
  const form = useFactForm<Draft>("vitals", empty, (draft) => factsOf(draft, zone), of);
  const { draft, change } = form;
  return (
    <FactForm of={of} form={form}>
      <Group align="end">
        <DayField label={say("measured-on")} value={draft.day} isRequired choose={(day) => change({ day })} />
        <TextInput
          type="time"
          label={say("measured-at")}
          required
          w={110}
          value={draft.time}
          onChange={({ currentTarget }) => change({ time: currentTarget.value })}
        />
      </Group>
      <Group align="end">
        {signs.map(([name, word]) => (
          <TextInput
            key={name}
            label={say(word)}
            inputMode="decimal"
            w={150}
            value={draft[name]}
            onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
          />
        ))}
      </Group>
      <Checkbox
        label={say("at-rest")}
        checked={draft.atRest}
        onChange={({ currentTarget }) => change({ atRest: currentTarget.checked })}
      />
    </FactForm>
  );
}
