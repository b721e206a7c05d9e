import { Alert } from "@mantine/core";
import { type ReactElement, useId, useState } from "react";
import { useActWords } from "./act-words.ts";
import { DecisionForm } from "./decision-form.tsx";
import styles from "./forms.module.css";
import { undecided, useDecision } from "./use-decision.ts";

const outcomes = ["for", "against", "wait"] as const;
type Draft = { readonly outcome: (typeof outcomes)[number] | ""; readonly reason: string };

/** A decision by name before a course, on the whole of it or on what is left to a specialist; never without a reason. */
export function CourseDecisionPanel({
  patient,
  decides,
  version,
  label,
  isBarred,
  mayWait = false,
}: {
  readonly patient: string;
  /** What is decided, by its key. */
  readonly decides: string;
  readonly version: number;
  readonly label: string;
  /** To go on would be against the rules of the day. */
  readonly isBarred: boolean;
  /** A course can be waited with; a criterion cannot. */
  readonly mayWait?: boolean;
}): ReactElement {
  const say = useActWords();
  const group = useId();
  const [empty] = useState(() => undecided<Draft>({ outcome: "", reason: "" }));
  const deciding = useDecision("decisions", { patient, key: decides, version }, empty);
  const { outcome, reason } = deciding.draft;
  return (
    <DecisionForm
      of={deciding}
      body={{ of: decides, outcome, rationale: reason.trim() }}
      kind="decision-made"
      label={label}
      needsReason
      before={
        <fieldset className={styles["question"]}>
          <legend>{say("decide-what")}</legend>
          <span className={styles["answers"]}>
            {(mayWait ? outcomes : outcomes.slice(0, 2)).map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name={group}
                  required
                  checked={outcome === one}
                  onChange={() => deciding.change({ outcome: one })}
                />{" "}
                {say(one)}
              </label>
            ))}
          </span>
        </fieldset>
      }
      after={
        isBarred && outcome === "for" ? (
          <Alert color="orange" role="note">
            {say("decide-override")}
          </Alert>
        ) : undefined
      }
    />
  );
}
