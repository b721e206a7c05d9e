import { Button, NumberInput, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { typedMoment } from "../client/clinic-time.ts";
import { Against } from "./against.tsx";
import styles from "./infusion.module.css";
import { reasonsAgainst } from "./reasons.ts";
import type { Chair, Fact } from "./use-infusion.ts";
import { useInfusionWords } from "./words.ts";

export type Bag = { readonly diluted: string; readonly lot: string; readonly mg: string };
export type BagDraft = readonly [Bag, (change: Partial<Bag>) => void, () => void, boolean];

/** The bag, and one press where nothing speaks against it. */
export function Begin({
  chair,
  bag: [bag, change, forget],
  patient,
}: {
  readonly chair: Chair;
  readonly bag: BagDraft;
  readonly patient: string;
}): ReactElement {
  const say = useInfusionWords();
  const { day, asOf, zone, now } = chair;
  const mg = bag.mg === "" ? day.dose.leftTodayMg : Number(bag.mg);
  const dilutedAt = typedMoment(zone, asOf, bag.diluted);
  const isFuture = dilutedAt !== undefined && Date.parse(dilutedAt) > now;
  const isWhole = mg > 0 && mg <= day.dose.leftTodayMg && !isFuture;
  const against = reasonsAgainst(chair, dilutedAt);
  const begin = (startedAt: string, note?: string, words: readonly Fact[] = []): void => {
    const given = {
      kind: "infusion-given",
      infusedOn: asOf,
      drug: "alemtuzumab",
      doseMg: mg,
      orderedMg: mg,
      startedAt,
      ...(dilutedAt === undefined ? {} : { dilutedAt }),
      ...(bag.lot.trim() === "" ? {} : { lot: bag.lot.trim() }),
      ...(note === undefined ? {} : { note }),
    };
    chair.write(...words, given);
    forget();
  };
  return (
    <>
      <div className={styles["fields"]}>
        <TextInput
          size="lg"
          type="time"
          label={say("diluted")}
          value={bag.diluted}
          error={isFuture ? say("diluted-future") : undefined}
          onChange={({ currentTarget }) => change({ diluted: currentTarget.value })}
        />
        <TextInput
          size="lg"
          label={say("lot")}
          value={bag.lot}
          onChange={({ currentTarget }) => change({ lot: currentTarget.value })}
        />
        <NumberInput
          size="lg"
          label={say("mg")}
          hideControls
          min={0}
          max={day.dose.leftTodayMg}
          error={
            mg > day.dose.leftTodayMg
              ? say("dose-course", { given: day.dose.earlierMg, of: day.dose.courseMg })
              : undefined
          }
          value={bag.mg === "" ? day.dose.leftTodayMg : bag.mg}
          onChange={(value) => change({ mg: String(value) })}
        />
      </div>
      {against === undefined ? (
        <Button size="xl" fullWidth disabled={!isWhole} onClick={() => begin(chair.moment())}>
          {say("start")}
        </Button>
      ) : (
        <Against
          chair={chair}
          patient={patient}
          reasons={against}
          dilutedAt={dilutedAt}
          isWhole={isWhole}
          begin={begin}
        />
      )}
    </>
  );
}
