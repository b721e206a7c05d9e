import type { ChairInfusion } from "@longwatch/core";
import type { ReactElement } from "react";
import { clockTime } from "../client/clinic-time.ts";
import { Card } from "../look/card.tsx";
import { bagClock, nextVitals, observationEnd } from "./chair.ts";
import styles from "./infusion.module.css";
import type { Chair } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

type Of = { readonly chair: Chair; readonly dilutedAt: string | undefined };
type Tone = "calm" | "due" | "alarm";

/** What runs out, and when: the bag, the next reading, the observation. By the device's clock, with or without a server. */
export function Clocks({ chair, dilutedAt }: Of): ReactElement {
  const say = useInfusionWords();
  return (
    <Card title={say("clocks")}>
      <dl className={styles["clocks"]}>
        <Bag chair={chair} dilutedAt={dilutedAt} />
        <Vitals chair={chair} />
        <Observation chair={chair} />
      </dl>
    </Card>
  );
}

function Clock({
  name,
  tone,
  children,
}: {
  readonly name: string;
  readonly tone: Tone;
  readonly children: React.ReactNode;
}): ReactElement {
  return (
    <div data-tone={tone}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const bagTones = {
  "in-time": "calm",
  "ended-in-time": "calm",
  "will-cross": "due",
  "ends-beyond": "due",
  "too-late-to-start": "alarm",
  crossed: "alarm",
  "ended-late": "alarm",
} as const;

function Bag({ chair: { day, zone, now }, dilutedAt }: Of): ReactElement {
  const say = useInfusionWords();
  const clock = bagClock(day, now, dilutedAt);
  if (clock === undefined) {
    return (
      <Clock name={say("clock-bag")} tone={day.given === null ? "calm" : "due"}>
        {say(withoutClock(day.given))}
      </Clock>
    );
  }
  return (
    <Clock name={say("clock-bag")} tone={bagTones[clock.state]}>
      {say(`clock-bag-${day.bag.within}`, { at: clockTime(zone, clock.limitAt) })}
      <small>{say(`bag-${clock.state}`)}</small>
    </Clock>
  );
}

const withoutClock = (given: ChairInfusion | null): "bag-none" | "bag-unknown" | "bag-untimed" => {
  if (given === null) return "bag-none";
  return given.dilutedAt === undefined || given.startedAt !== undefined ? "bag-unknown" : "bag-untimed";
};

const vitalsTones = { unknown: "due", now: "due", later: "calm", due: "due", late: "alarm", over: "calm" } as const;

function Vitals({ chair: { day, zone, now } }: Pick<Of, "chair">): ReactElement {
  const say = useInfusionWords();
  const { state, dueAt, phase } = nextVitals(day, now);
  const at = dueAt === undefined ? "" : clockTime(zone, dueAt);
  return (
    <Clock name={say("clock-vitals")} tone={vitalsTones[state]}>
      {state === "later" && dueAt === undefined ? say("vitals-started") : say(`vitals-${state}`, { at })}
      <small>{say(`phase-${phase}`)}</small>
    </Clock>
  );
}

function Observation({ chair: { day, zone, now } }: Pick<Of, "chair">): ReactElement {
  const say = useInfusionWords();
  const end = observationEnd(day);
  return (
    <Clock name={say("clock-observation")} tone="calm">
      {end === undefined
        ? say("observation-none", { minutes: day.observation.minutes })
        : say(now < end ? "observation-until" : "observation-over", { at: clockTime(zone, end) })}
    </Clock>
  );
}
