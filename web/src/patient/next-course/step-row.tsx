import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconChevronRight, IconPencilPlus, IconRoute } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { formOf, insteadOf } from "./form-of.ts";
import styles from "./next-course.module.css";
import type { Crossing, Plan, Step } from "./plan.ts";
import { useRecording } from "./recording.tsx";
import { Track } from "./track.tsx";
import { When } from "./when.tsx";
import { useNextWords } from "./words.ts";

/** One step: what it is, when, drawn, and the form by which it is written down. */
export function StepRow({
  step,
  plan,
  place,
  crossings,
  isOpen,
  toggle,
}: {
  readonly step: Step;
  readonly plan: Plan;
  readonly place: (day: string) => number;
  readonly crossings: readonly Crossing[];
  readonly isOpen: boolean;
  readonly toggle: () => void;
}): ReactElement {
  const say = useNextWords();
  const recording = useRecording();
  const form = formOf(step, recording);
  const instead = insteadOf(step, recording);
  const decides = plan.path.includes(step.key);
  return (
    <tr data-decides={decides || undefined} data-late={step.late || undefined} data-state={step.state}>
      <th scope="row">
        <button
          type="button"
          className={styles["name"]}
          aria-expanded={isOpen}
          aria-label={say("why-of", { name: step.name })}
          onClick={toggle}
        >
          <IconChevronRight size={15} className={styles["chevron"]} aria-hidden="true" />
          {step.name}
        </button>
        {decides ? (
          <span className={styles["decides"]}>
            <IconRoute size={15} aria-hidden="true" /> {say("decides")}
          </span>
        ) : undefined}
      </th>
      <td className={styles["when"]}>
        {step.state === "done" ? <IconCheck size={15} className={styles["tick-done"]} aria-hidden="true" /> : undefined}
        {step.late ? <IconAlertTriangle size={15} className={styles["late"]} aria-hidden="true" /> : undefined}
        <When step={step} />
      </td>
      <td className={styles["drawing"]} aria-hidden="true">
        <Track step={step} plan={plan} place={place} crossings={crossings} decides={decides} />
      </td>
      <td className={`no-print ${styles["entering"]}`}>
        {form === undefined ? undefined : (
          <Button
            size="compact-sm"
            variant="light"
            leftSection={<IconPencilPlus size={15} aria-hidden="true" />}
            aria-label={say("record-of", { name: step.name })}
            onClick={() => recording.open(form)}
          >
            {say("record")}
          </Button>
        )}
        {instead === undefined ? undefined : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={say("without-of", { name: step.name })}
            onClick={() => recording.open(instead)}
          >
            {say("without")}
          </Button>
        )}
      </td>
    </tr>
  );
}
