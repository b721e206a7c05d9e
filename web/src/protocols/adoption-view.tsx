import { Button, Group, Progress, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { Trouble } from "../look/trouble.tsx";
import { AdoptForm, type AdoptionDraft } from "./adopt-form.tsx";
import { EffectsFound } from "./effects-found.tsx";
import styles from "./protocols.module.css";
import type { ViewProps } from "./protocols-page.tsx";
import { useEffects } from "./use-effects.ts";
import { useProtocolWords } from "./words.ts";

/** Who would be affected by the version, and its adoption. */
export function AdoptionView({ of, all }: ViewProps): ReactElement {
  const here = useHere();
  const say = useProtocolWords();
  const [empty] = useState(() => ({ from: all.today, reason: "" }));
  const adoption = useDraft<AdoptionDraft>([here.me, here.clinic, "adopt", of.name], empty);
  const [{ from }, change] = adoption;
  const effects = useEffects(`${here.path}/protocols/${encodeURIComponent(of.name)}/effects`);
  const { found } = effects;
  return (
    <div className={styles["stack"]}>
      <Card title={say("view-adopt")}>
        <p className="quiet">{say("effects-why")}</p>
        {here.may("read-patient") ? (
          <Group align="end">
            <TextInput
              type="date"
              label={say("effects-from")}
              value={from}
              onChange={({ currentTarget }) => change({ from: currentTarget.value })}
            />
            {effects.isRunning ? (
              <Button variant="default" onClick={effects.stop}>
                {say("effects-stop")}
              </Button>
            ) : (
              <Button disabled={from === ""} onClick={() => effects.run(from)}>
                {say("effects-go")}
              </Button>
            )}
          </Group>
        ) : (
          <p>{say("effects-not-yours")}</p>
        )}
        {effects.error === undefined ? undefined : <Trouble error={effects.error} again={() => effects.run(from)} />}
        {found === undefined ? undefined : (
          <>
            <p role="status" className={styles["counts"]}>
              {say("effects-looked", { looked: found.looked, people: found.people })}
            </p>
            {effects.isRunning ? (
              <Progress
                value={found.people === 0 ? 0 : (100 * found.looked) / found.people}
                aria-label={say("effects-looked", { looked: found.looked, people: found.people })}
              />
            ) : undefined}
          </>
        )}
      </Card>
      {found === undefined ? undefined : <EffectsFound of={found} isWhole={!effects.isRunning} />}
      <AdoptForm of={of} seen={all.rulesVersion} draft={adoption} found={effects.isRunning ? undefined : found} />
    </div>
  );
}
