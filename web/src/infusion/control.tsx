import type { ChairInfusion } from "@longwatch/core";
import { Button, Group, NumberInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { clockTime } from "../client/clinic-time.ts";
import { Card } from "../look/card.tsx";
import { type BagDraft, Begin } from "./begin.tsx";
import { type Stage, stageOf } from "./chair.ts";
import { changedInfusion, pausedNow } from "./changed-infusion.ts";
import { Dilution } from "./dilution.tsx";
import styles from "./infusion.module.css";
import { Unsent } from "./parts.tsx";
import type { Chair } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

/** The infusion as it goes: begun, paused, gone on with, ended; each press is written down with its moment. */
export function Control({
  chair,
  bag,
  patient,
}: {
  readonly chair: Chair;
  readonly bag: BagDraft;
  readonly patient: string;
}): ReactElement {
  const say = useInfusionWords();
  const { day } = chair;
  const stage = stageOf(day.given);
  return (
    <Card title={say("infusion")}>
      <p className={styles["stage"]} data-stage={stage} role="status">
        <StageWords chair={chair} stage={stage} />
        <Unsent is={day.given !== null && chair.isUnsent(day.given.fact)} />
      </p>
      <p>
        {day.given !== null
          ? say("dose", { mg: day.given.doseMg })
          : day.dose.leftTodayMg > 0
            ? say("dose", { mg: day.dose.leftTodayMg })
            : say("dose-none")}
        {" · "}
        <span className="quiet">{say("dose-course", { given: day.dose.earlierMg, of: day.dose.courseMg })}</span>
      </p>
      {day.given?.note === undefined ? undefined : <p className={styles["noted"]}>{day.given.note}</p>}
      {chair.mayWrite && day.given?.startedAt !== undefined ? <Dilution chair={chair} given={day.given} /> : undefined}
      {!chair.mayWrite ? undefined : day.given === null ? (
        day.dose.leftTodayMg > 0 ? (
          <Begin chair={chair} bag={bag} patient={patient} />
        ) : undefined
      ) : stage === "ended" ? undefined : (
        <Running chair={chair} given={day.given} stage={stage} />
      )}
    </Card>
  );
}

function StageWords({ chair: { day, zone }, stage }: { readonly chair: Chair; readonly stage: Stage }): ReactElement {
  const say = useInfusionWords();
  const { given } = day;
  const at = (text: string | undefined): string => (text === undefined ? "" : clockTime(zone, Date.parse(text)));
  if (given === null) return <span>{say("stage-before")}</span>;
  const { startedAt, endedAt } = given;
  if (startedAt === undefined && endedAt === undefined) return <span>{say("stage-noted", { mg: given.doseMg })}</span>;
  const moments = {
    before: "",
    running: at(given.startedAt),
    paused: at(given.pauses.at(-1)?.from),
    ended: at(given.endedAt),
  } as const;
  return <span>{say(`stage-${stage}`, { at: moments[stage] })}</span>;
}

function Running({
  chair,
  given,
  stage,
}: {
  readonly chair: Chair;
  readonly given: ChairInfusion;
  readonly stage: Stage;
}): ReactElement {
  const say = useInfusionWords();
  const [isEnding, setEnding] = useState(false);
  const goOn = (): void => {
    const pauses = given.pauses.map((one) => (one.to === undefined ? { ...one, to: chair.moment() } : one));
    chair.write(changedInfusion(given, chair.asOf, { pauses }));
  };
  if (isEnding) return <End chair={chair} given={given} close={() => setEnding(false)} />;
  return (
    <>
      <p className="quiet">{say("now-running")}</p>
      <Group grow>
        {stage === "running" ? (
          <Button size="xl" variant="default" onClick={() => chair.write(pausedNow(given, chair))}>
            {say("pause")}
          </Button>
        ) : (
          <Button size="xl" onClick={goOn}>
            {say("resume")}
          </Button>
        )}
        <Button size="xl" color="red" variant="outline" onClick={() => setEnding(true)}>
          {say("stop")}
        </Button>
      </Group>
    </>
  );
}

export function End({
  chair,
  given,
  close,
}: {
  readonly chair: Chair;
  readonly given: ChairInfusion;
  readonly close: () => void;
}): ReactElement {
  const say = useInfusionWords();
  const ordered = given.orderedMg ?? given.doseMg;
  const [part, setPart] = useState<string>();
  const end = (doseMg: number): void => {
    const at = chair.moment();
    const pauses = given.pauses.map((one) => (one.to === undefined ? { ...one, to: at } : one));
    const isPart = doseMg < ordered;
    chair.write(
      changedInfusion(given, chair.asOf, { endedAt: at, doseMg, pauses, ...(isPart ? { interrupted: true } : {}) }),
    );
    close();
  };
  const mg = Number(part);
  const isWrong = part !== undefined && part !== "" && mg > ordered;
  return (
    <section aria-label={say("stop-title")}>
      <h3>{say("stop-mg")}</h3>
      <Group>
        <Button size="xl" onClick={() => end(ordered)}>
          {say("stop-whole", { mg: ordered })}
        </Button>
        {part === undefined ? (
          <Button size="xl" variant="default" onClick={() => setPart("")}>
            {say("stop-part")}
          </Button>
        ) : (
          <Group align="end">
            <NumberInput
              size="lg"
              hideControls
              min={0}
              max={ordered}
              label={say("stop-mg")}
              value={part}
              error={isWrong ? say("too-much") : undefined}
              onChange={(value) => setPart(String(value))}
            />
            <Button size="lg" disabled={part === "" || isWrong} onClick={() => end(mg)}>
              {say("stop-save")}
            </Button>
          </Group>
        )}
        <Button size="xl" variant="subtle" onClick={close}>
          {say("cancel")}
        </Button>
      </Group>
    </section>
  );
}
