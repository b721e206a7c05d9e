import { Select } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { AcceptedRange } from "./accepted-range.tsx";
import { useActWords } from "./act-words.ts";
import { DayField } from "./day-field.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { acceptedRangeOf, meantBy, noRange, type TypedRange } from "./range-typed.ts";
import { undecided, useDecision } from "./use-decision.ts";
import { useSpokenOf } from "./use-spoken-of.ts";

const decisions = ["acknowledged", "confirmed", "explained", "referred", "accepted", "resolved"] as const;
type Draft = {
  readonly decision: (typeof decisions)[number];
  readonly reason: string;
  readonly until: string;
  readonly range: TypedRange;
};
const nothing: Draft = { decision: "acknowledged", reason: "", until: "", range: noRange };

const bodyOf = (
  signal: string,
  { decision, reason, until, range }: Draft,
  meant: ReturnType<typeof meantBy>,
): object => ({
  signal,
  action: decision,
  ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
  ...(decision === "accepted" ? { ...(until === "" ? {} : { until }), ...acceptedRangeOf(range, meant) } : {}),
});

/** A decision about a warning, by name. */
export function SignalPanel({
  patient,
  signal,
  version,
}: {
  readonly patient: string;
  readonly signal: string;
  readonly version: number;
}): ReactElement {
  const say = useActWords();
  const [empty] = useState(() => undecided(nothing));
  const deciding = useDecision("signal-acts", { patient, key: signal, version }, empty);
  const { draft, change } = deciding;
  const isAccepting = draft.decision === "accepted";
  const { analytes, only } = useSpokenOf(patient, signal, isAccepting);
  const meant = meantBy(draft.range, analytes, only);
  return (
    <DecisionForm
      of={deciding}
      body={bodyOf(signal, draft, meant)}
      kind="signal-acted"
      label={say("signal-acts")}
      needsReason={draft.decision !== "acknowledged"}
      before={
        <Select
          label={say("decision")}
          allowDeselect={false}
          data={decisions.map((value) => ({ value, label: say(value) }))}
          value={draft.decision}
          onChange={(decision) => change({ decision: decision as Draft["decision"] })}
        />
      }
      after={
        isAccepting ? (
          <>
            <AcceptedRange
              of={draft.range}
              meant={meant}
              analytes={analytes}
              change={(part) => change({ range: { ...draft.range, ...part } })}
            />
            <DayField label={say("accept-until")} value={draft.until} choose={(until) => change({ until })} />
          </>
        ) : undefined
      }
    />
  );
}
