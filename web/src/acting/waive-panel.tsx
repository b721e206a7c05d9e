import { Text } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useActWords } from "./act-words.ts";
import { DayField } from "./day-field.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { undecided, useDecision } from "./use-decision.ts";

type Draft = { readonly reason: string; readonly until: string };

/** Somebody answers by name for a test that is not done. */
export function WaivePanel({
  patient,
  obligation,
  version,
}: {
  readonly patient: string;
  readonly obligation: string;
  readonly version: number;
}): ReactElement {
  const say = useActWords();
  const [empty] = useState(() => undecided<Draft>({ reason: "", until: "" }));
  const deciding = useDecision("waivers", { patient, key: obligation, version }, empty);
  const { reason, until } = deciding.draft;
  return (
    <DecisionForm
      of={deciding}
      body={{ obligation, reason: reason.trim(), ...(until === "" ? {} : { until }) }}
      kind="obligation-waived"
      label={say("waive")}
      needsReason
      before={<Text size="sm">{say("waive-what")}</Text>}
      after={<DayField label={say("waive-until")} value={until} choose={(day) => deciding.change({ until: day })} />}
    />
  );
}
