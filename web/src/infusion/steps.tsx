import type { InfusionDayJson } from "@longwatch/core";
import type { ReactElement } from "react";
import { Card } from "../look/card.tsx";
import styles from "./infusion.module.css";
import { Unsent } from "./parts.tsx";
import type { Chair } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

type Step = InfusionDayJson["steps"][number];

/** One tick is one fact; a tick taken back is taken back as a fact too. */
function useTick(chair: Chair): (step: string, done: string | null) => void {
  const say = useInfusionWords();
  return (step, done) =>
    chair.write(
      done === null
        ? { kind: "step-done", doneOn: chair.asOf, step, for: chair.asOf }
        : { kind: "fact-retracted", fact: done, reason: say("ticked-by-mistake") },
    );
}

function Tick({
  chair,
  name,
  says,
  step,
  done,
}: {
  readonly chair: Chair;
  readonly name?: string;
  readonly says: string;
  readonly step: string;
  readonly done: string | null;
}): ReactElement {
  const tick = useTick(chair);
  return (
    <label className={styles["tick"]} data-done={done !== null || undefined}>
      <input type="checkbox" checked={done !== null} disabled={!chair.mayWrite} onChange={() => tick(step, done)} />
      <span>
        {name === undefined ? undefined : <span className={styles["name"]}>{name}</span>}
        <span>{says}</span>
        <Unsent is={done !== null && chair.isUnsent(done)} />
      </span>
    </label>
  );
}

const phases = ["before", "during", "after"] as const;

/** What is done around the infusion; what another entry does is not ticked but shown. */
export function Steps({ chair }: { readonly chair: Chair }): ReactElement {
  const say = useInfusionWords();
  const { steps, measures } = chair.day;
  return (
    <Card title={say("steps")}>
      {phases.map((phase) => {
        const own = steps.filter((one) => one.phase === phase);
        if (own.length === 0) return undefined;
        return (
          <section key={phase} aria-label={say(`steps-${phase}`)}>
            <h3>{say(`steps-${phase}`)}</h3>
            <ul className={styles["ticks"]}>
              {own.map((one) => (
                <li key={one.rule}>
                  {one.by === "step" ? (
                    <Tick chair={chair} name={one.name} says={one.says} step={one.of} done={one.done} />
                  ) : (
                    <ByOther step={one} chair={chair} />
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {measures.length === 0 ? undefined : (
        <section aria-label={say("measures")}>
          <h3>{say("measures")}</h3>
          <ul className={styles["ticks"]}>
            {measures.map((one) => (
              <li key={one.rule}>
                <span className={styles["name"]}>{one.name}</span>{" "}
                <span className="quiet">{say(statusWord(one.status))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}

const statuses = [
  "fulfilled",
  "fulfilled-late",
  "waived",
  "overdue",
  "missed",
  "due",
  "open",
  "not-yet-open",
  "superseded",
] as const;
const statusWord = (status: string): `status-${(typeof statuses)[number]}` =>
  `status-${statuses.find((one) => one === status) ?? "open"}`;

/** Vital signs entered here count at once; the rest counts when it is on file. */
function ByOther({ step, chair }: { readonly step: Step; readonly chair: Chair }): ReactElement {
  const say = useInfusionWords();
  const isDone =
    step.done !== null || (step.by === "vitals" && chair.day.vitals.readings.some(({ phase }) => phase === step.of));
  const by =
    step.by === "vitals" || step.by === "result" || step.by === "exam" || step.by === "medicine" ? step.by : undefined;
  return (
    <div className={styles["other"]} data-done={isDone || undefined}>
      <span className={styles["name"]}>{step.name}</span>
      <span>{step.says}</span>
      <span className="quiet">
        {say(isDone ? "done" : "not-done")}
        {by === undefined ? "" : ` · ${say(`by-${by}`)}`}
        {step.requirement === "required" ? "" : ` · ${say("optional")}`}
      </span>
    </div>
  );
}

/** What was said before going home, each by itself. */
export function Told({ chair }: { readonly chair: Chair }): ReactElement {
  const say = useInfusionWords();
  return (
    <Card title={say("told")}>
      <ul className={styles["ticks"]}>
        {chair.day.told.map(({ id, says, done }) => (
          <li key={id}>
            <Tick chair={chair} says={says} step={id} done={done} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
