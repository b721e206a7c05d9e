import { Alert, Button, Group, Textarea, TextInput } from "@mantine/core";
import { IconOctagonMinus } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { clockTime, typedMoment } from "../client/clinic-time.ts";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import styles from "./infusion.module.css";
import type { Reasons } from "./reasons.ts";
import type { Chair, Fact } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

type Of = {
  readonly chair: Chair;
  readonly patient: string;
  readonly reasons: Reasons;
  readonly dilutedAt: string | undefined;
  /** Dose and time of the bag are such that it can be written down. */
  readonly isWhole: boolean;
  readonly begin: (startedAt: string, note?: string, words?: readonly Fact[]) => void;
};
type Way = "word" | "told";

/**
 * The list does not let it begin. Whoever may sign goes on in their own name, with a reason on every item; never with a bag whose
 * time is over. That it was begun all the same can always be written down: the record says what happened.
 */
export function Against(of: Of): ReactElement {
  const say = useInfusionWords();
  const { may } = useHere();
  const [way, setWay] = useState<Way>();
  const { items, isBagLate } = of.reasons;
  const maySign = may("sign-off");
  return (
    <section aria-label={say("against")}>
      <Alert color="red" icon={<IconOctagonMinus aria-hidden="true" />}>
        <p className={styles["name"]}>{say("against")}</p>
        <ul>
          {isBagLate ? <li>{say("against-bag")}</li> : undefined}
          {items.map(({ key, name, state, isPartlyUnknown }) => (
            <li key={key}>
              {name} ·{" "}
              {say(state !== "red" ? "against-unknown" : isPartlyUnknown ? "against-red-and-unknown" : "against-red")}
            </li>
          ))}
        </ul>
      </Alert>
      {isBagLate ? <p>{say("against-fresh-bag")}</p> : maySign ? undefined : <p>{say("against-signer")}</p>}
      {way === undefined ? (
        <Group mt="sm">
          {maySign && !isBagLate ? (
            <Button size="lg" color="red" variant="outline" onClick={() => setWay("word")}>
              {say("against-begin")}
            </Button>
          ) : undefined}
          <Button size="lg" variant="default" onClick={() => setWay("told")}>
            {say("against-told")}
          </Button>
        </Group>
      ) : (
        <Why of={of} way={way} close={() => setWay(undefined)} />
      )}
    </section>
  );
}

const emptyWhy = { why: "" };

function Why({ of, way, close }: { readonly of: Of; readonly way: Way; readonly close: () => void }): ReactElement {
  const say = useInfusionWords();
  const { me, clinic } = useHere();
  const { chair, reasons, dilutedAt } = of;
  const [{ why }, change, forget] = useDraft([me, clinic, of.patient, `against ${chair.asOf}`], emptyWhy);
  const [typed, setTyped] = useState(() => clockTime(chair.zone, chair.now));
  const startedAt = way === "word" ? chair.moment() : typedMoment(chair.zone, chair.asOf, typed);
  const start = startedAt === undefined ? Number.NaN : Date.parse(startedAt);
  const isFuture = way === "told" && start > chair.now;
  const isBeforeBag = dilutedAt !== undefined && Date.parse(dilutedAt) > start;
  const isWhole = of.isWhole && startedAt !== undefined && !isFuture && !isBeforeBag && why.trim() !== "";
  const save = (): void => {
    const names = [...(reasons.isBagLate ? [say("against-bag")] : []), ...reasons.items.map(({ name }) => name)];
    const note = say(`against-note-${way}`, { items: names.join("; "), why: why.trim() });
    of.begin(
      way === "word" ? chair.moment() : startedAt!,
      note,
      way === "word" ? wordsOn(reasons, chair.asOf, why) : [],
    );
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
      {way === "told" ? (
        <TextInput
          size="lg"
          type="time"
          required
          label={say("started-at")}
          value={typed}
          error={isFuture ? say("started-future") : isBeforeBag ? say("diluted-after-start") : undefined}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      ) : undefined}
      <Textarea
        size="md"
        autosize
        minRows={2}
        required
        label={say(`against-why-${way}`)}
        description={say(`against-hint-${way}`)}
        value={why}
        onChange={({ currentTarget }) => change({ why: currentTarget.value })}
      />
      <Group mt="sm">
        <Button type="submit" size="lg" color="red" disabled={!isWhole}>
          {say(`against-save-${way}`)}
        </Button>
        <Button size="lg" variant="default" onClick={close}>
          {say("cancel")}
        </Button>
      </Group>
    </form>
  );
}

const wordsOn = ({ items }: Reasons, decidedOn: string, why: string): readonly Fact[] =>
  items.map(({ key: of }) => ({
    kind: "decision-made",
    decidedOn,
    about: "override",
    of,
    outcome: "for",
    rationale: why.trim(),
  }));
