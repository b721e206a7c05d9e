import type { InfusionDayJson } from "@longwatch/core";
import { Alert, Button, Group, SegmentedControl, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { stageOf } from "./chair.ts";
import { pausedNow } from "./control.tsx";
import styles from "./infusion.module.css";
import { clockTime } from "./moment.ts";
import { Unsent } from "./parts.tsx";
import type { Chair } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

const symptoms = [
  "headache-during-infusion",
  "rash",
  "urticaria",
  "itching",
  "fever",
  "chills",
  "nausea",
  "flushing",
  "breathlessness",
  "chest-pain",
  "palpitations",
  "neck-or-face-pain",
  "stroke-signs",
  "swelling",
  "other",
] as const;
type Symptom = (typeof symptoms)[number];
const isKnown = (key: string): key is Symptom => (symptoms as readonly string[]).includes(key);
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

const responseTo = (day: InfusionDayJson, grade: number) => day.responses.find((one) => one.grade === grade);

function Row({
  one,
  chair,
}: {
  readonly one: InfusionDayJson["reactions"][number];
  readonly chair: Chair;
}): ReactElement {
  const say = useInfusionWords();
  const { zone, day } = chair;
  const response = responseTo(day, one.grade);
  const settle = (): void => {
    const { fact, at, ...rest } = one;
    chair.write({ kind: "reaction-observed", observedAt: at, ...rest, resolvedAt: chair.moment(), supersedes: fact });
  };
  return (
    <li data-state={one.resolvedAt === undefined ? (one.grade > 2 ? "red" : "unknown") : "green"}>
      <p className={styles["name"]}>
        {clockTime(zone, Date.parse(one.at))} {isKnown(one.symptom) ? say(`symptom-${one.symptom}`) : one.symptom} ·{" "}
        {say("grade-of", { grade: one.grade })} <Unsent is={chair.isUnsent(one.fact)} />
      </p>
      {one.action === undefined ? undefined : <p>{one.action}</p>}
      {response === undefined ? undefined : <p>{response.says}</p>}
      {one.resolvedAt === undefined ? (
        <Group>
          <ToDo chair={chair} grade={one.grade} />
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

/** Where the response is a pause and the infusion runs: one press. */
function ToDo({ chair, grade }: { readonly chair: Chair; readonly grade: number }): ReactElement | undefined {
  const say = useInfusionWords();
  const { given } = chair.day;
  const effect = responseTo(chair.day, grade)?.effect;
  if (!chair.mayWrite || given === null || effect === undefined || effect === "go-on") return undefined;
  if (stageOf(given) !== "running") return undefined;
  return (
    <Button size="md" color="red.9" onClick={() => chair.write(pausedNow(given, chair))}>
      {say("pause-now")}
    </Button>
  );
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
  const response = draft.grade === "" ? undefined : responseTo(chair.day, Number(draft.grade));
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
        {symptoms.map((one) => (
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
          {response.says}
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
