import type { InfusionDayJson } from "@longwatch/core";
import { Alert, Button, Group, SegmentedControl, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { clockTime } from "../client/clinic-time.ts";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { chairSymptoms, responseTo, stageOf } from "./chair.ts";
import { pausedNow } from "./changed-infusion.ts";
import { End } from "./control.tsx";
import styles from "./infusion.module.css";
import { Unsent } from "./parts.tsx";
import type { Chair } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

type Symptom = (typeof chairSymptoms)[number];
const isKnown = (key: string): key is Symptom => (chairSymptoms as readonly string[]).includes(key);
type Draft = { readonly symptom: string; readonly grade: string; readonly action: string };
const empty: Draft = { symptom: "", grade: "", action: "" };

/** Reactions by grade, each with what follows from it. */
export function Reactions({ chair, patient }: { readonly chair: Chair; readonly patient: string }): ReactElement {
  const say = useInfusionWords();
  const { reactions } = chair.day;
  const [isOpen, setOpen] = useState(false);
  return (
    <Card title={say("reactions")}>
      {reactions.length === 0 ? <p className="quiet">{say("no-reactions")}</p> : undefined}
      <ul className={styles["items"]}>
        {reactions.map((one) => (
          <Row key={one.fact} one={one} chair={chair} />
        ))}
      </ul>
      {!chair.mayWrite ? undefined : isOpen ? (
        <Entering chair={chair} patient={patient} close={() => setOpen(false)} />
      ) : (
        <Button size="lg" variant="default" onClick={() => setOpen(true)}>
          {say("add-reaction")}
        </Button>
      )}
    </Card>
  );
}

const isStop = (effect: string | undefined): boolean => effect === "stop-today" || effect === "stop-for-good";

function Row({
  one,
  chair,
}: {
  readonly one: InfusionDayJson["reactions"][number];
  readonly chair: Chair;
}): ReactElement {
  const say = useInfusionWords();
  const { zone, day } = chair;
  const response = responseTo(day, one.symptom, one.grade);
  const settle = (): void => {
    const { fact, at, ...rest } = one;
    chair.write({ kind: "reaction-observed", observedAt: at, ...rest, resolvedAt: chair.moment(), supersedes: fact });
  };
  return (
    <li data-state={one.resolvedAt === undefined ? (isStop(response?.effect) ? "red" : "unknown") : "green"}>
      <p className={styles["name"]}>
        {clockTime(zone, Date.parse(one.at))} {isKnown(one.symptom) ? say(`symptom-${one.symptom}`) : one.symptom} ·{" "}
        {say("grade-of", { grade: one.grade })} <Unsent is={chair.isUnsent(one.fact)} />
      </p>
      {one.action === undefined ? undefined : <p>{one.action}</p>}
      {response?.says.map((says) => (
        <p key={says}>{says}</p>
      ))}
      {one.resolvedAt === undefined ? (
        <Group>
          <ToDo chair={chair} effect={response?.effect} />
          {chair.mayWrite ? (
            <Button size="md" variant="default" onClick={settle}>
              {say("settled")}
            </Button>
          ) : undefined}
        </Group>
      ) : (
        <p className="quiet">{say("settled-at", { at: clockTime(zone, Date.parse(one.resolvedAt)) })}</p>
      )}
    </li>
  );
}

/** What the response asks for, in one press: a pause, or the end with the question how much went in. */
function ToDo({
  chair,
  effect,
}: {
  readonly chair: Chair;
  readonly effect: string | undefined;
}): ReactElement | undefined {
  const say = useInfusionWords();
  const [isEnding, setEnding] = useState(false);
  const { given } = chair.day;
  if (!chair.mayWrite || given === null || effect === undefined || effect === "go-on") return undefined;
  const stage = stageOf(given);
  if (stage === "ended") return undefined;
  if (isEnding) return <End chair={chair} given={given} close={() => setEnding(false)} />;
  if (isStop(effect))
    return (
      <Button size="md" color="red.9" onClick={() => setEnding(true)}>
        {say("stop-now")}
      </Button>
    );
  return stage === "running" ? (
    <Button size="md" color="red.9" onClick={() => chair.write(pausedNow(given, chair))}>
      {say("pause-now")}
    </Button>
  ) : undefined;
}

function Entering({
  chair,
  patient,
  close,
}: {
  readonly chair: Chair;
  readonly patient: string;
  readonly close: () => void;
}): ReactElement {
  const say = useInfusionWords();
  const { me, clinic } = useHere();
  const [draft, change, forget] = useDraft<Draft>([me, clinic, patient, `reaction ${chair.asOf}`], empty);
  const response = responseTo(chair.day, draft.symptom, draft.grade === "" ? undefined : Number(draft.grade));
  const isWhole = draft.symptom !== "" && draft.grade !== "";
  const save = (): void => {
    chair.write({
      kind: "reaction-observed",
      observedAt: chair.moment(),
      symptom: draft.symptom,
      grade: Number(draft.grade),
      ...(draft.action.trim() === "" ? {} : { action: draft.action.trim() }),
    });
    forget();
    close();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) save();
      }}
    >
      <fieldset className={styles["choices"]}>
        <legend>{say("reaction")}</legend>
        {chairSymptoms.map((one) => (
          <label key={one} data-chosen={draft.symptom === one || undefined}>
            <input
              type="radio"
              name="symptom"
              value={one}
              checked={draft.symptom === one}
              onChange={() => change({ symptom: one })}
            />
            {say(`symptom-${one}`)}
          </label>
        ))}
      </fieldset>
      <p id="grade-label" className={styles["name"]}>
        {say("grade")}
      </p>
      <SegmentedControl
        size="lg"
        fullWidth
        className={styles["grades"] ?? ""}
        aria-labelledby="grade-label"
        value={draft.grade}
        onChange={(grade) => change({ grade })}
        data={(["1", "2", "3", "4", "5"] as const).map((value) => ({ value, label: say(`grade-${value}`) }))}
      />
      {response === undefined ? undefined : (
        <Alert
          mt="sm"
          role="status"
          color={response.effect === "go-on" ? "blue" : "red"}
          icon={<IconAlertTriangle aria-hidden="true" />}
        >
          <p className={styles["loud"]}>{say(`effect-${response.effect}`)}</p>
          {response.says.map((says) => (
            <p key={says}>{says}</p>
          ))}
        </Alert>
      )}
      <TextInput
        mt="sm"
        size="lg"
        label={say("action")}
        value={draft.action}
        onChange={({ currentTarget }) => change({ action: currentTarget.value })}
      />
      <Group mt="md">
        <Button type="submit" size="lg" disabled={!isWhole}>
          {say("save-reaction")}
        </Button>
        <Button size="lg" variant="default" onClick={close}>
          {say("cancel")}
        </Button>
      </Group>
    </form>
  );
}
