import { Alert, Button, Group, Modal, Textarea } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type ReactElement, type SubmitEvent, useState } from "react";
import type { useDraft } from "../client/drafts.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { Card } from "../look/card.tsx";
import { dayWords } from "../look/day.tsx";
import { DayInput } from "../look/day-input.tsx";
import { DraftKept } from "../look/draft-kept.tsx";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import { useLanguage } from "../words/words.ts";
import styles from "./protocols.module.css";
import type { ListedVersion } from "./protocols-page.tsx";
import type { Found } from "./use-effects.ts";
import { useProtocolWords } from "./words.ts";

/** From which day, and why. */
export type AdoptionDraft = { readonly from: string; readonly reason: string };

type Props = {
  readonly of: ListedVersion;
  readonly seen: number;
  readonly draft: ReturnType<typeof useDraft<AdoptionDraft>>;
  /** Who would be affected, where that was worked out to the end. */
  readonly found: Found | undefined;
};

/** Adopts a version from a day on: once written, and then looked at a second time. */
export function AdoptForm({ of, seen, draft, found }: Props): ReactElement {
  const here = useHere();
  const say = useProtocolWords();
  const language = useLanguage();
  const [{ from, reason }, change, forget, wasKept] = draft;
  const [isLooking, setLooking] = useState(false);
  const adopt = useAct<{ readonly version: number }>(here.path, forget);
  const end = useAct<{ readonly version: number }>(here.path, forget);
  const path = `${here.path}/protocols/${encodeURIComponent(of.name)}/adoption`;
  if (!here.may("manage-policy")) return <p className="quiet">{say("adopt-not-yours")}</p>;
  if (of.isOwn) return <p className="quiet">{say("adopt-own")}</p>;
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setLooking(true);
  };
  const sure = (): void => adopt.mutate({ path, seen, body: { from, reason } }, { onSettled: () => setLooking(false) });
  return (
    <Card title={say("adopt")}>
      <p className="quiet">{say("adopt-why")}</p>
      <form onSubmit={submit} className={styles["stack"]}>
        <DraftKept is={wasKept} forget={forget} />
        <DayInput
          required
          withAsterisk={false}
          label={say("adopt-from")}
          value={from}
          onChange={({ currentTarget }) => change({ from: currentTarget.value })}
          w="14rem"
        />
        <Textarea
          required
          withAsterisk={false}
          label={say("adopt-reason")}
          value={reason}
          onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
        />
        <Group>
          <Button type="submit">{say("adopt-look")}…</Button>
          {of.adopted === null ? undefined : (
            <Button
              variant="default"
              loading={end.isPending}
              disabled={reason === ""}
              onClick={() => end.mutate({ path: `${path}/end`, seen, body: { reason } })}
            >
              {say("end-adoption")}
            </Button>
          )}
        </Group>
      </form>
      {adopt.error === null ? undefined : <Trouble error={adopt.error} />}
      {end.error === null ? undefined : <Trouble error={end.error} />}
      {adopt.isSuccess ? (
        <Alert color="sea" role="status" mt="md">
          {say("adopt-done", {
            protocol: of.name,
            day: dayWords(adopt.variables.body ? bodyFrom(adopt.variables.body) : from, language),
          })}
        </Alert>
      ) : undefined}
      {end.isSuccess ? (
        <Alert color="sea" role="status" mt="md">
          {say("end-done")}
        </Alert>
      ) : undefined}
      {isLooking ? (
        <SecondLook
          of={of}
          from={from}
          found={found}
          isPending={adopt.isPending}
          sure={sure}
          close={() => setLooking(false)}
        />
      ) : undefined}
    </Card>
  );
}

const bodyFrom = (body: unknown): string => (body as { readonly from: string }).from;

type Look = Pick<Props, "of" | "found"> & {
  readonly from: string;
  readonly isPending: boolean;
  readonly sure: () => void;
  readonly close: () => void;
};

/** What is about to be decided, in one place, before it is. */
function SecondLook({ of, from, found, isPending, sure, close }: Look): ReactElement {
  const say = useProtocolWords();
  const common = useCommon();
  const language = useLanguage();
  const seen = found?.from === from ? found : undefined;
  const work = seen?.affected.filter(({ isWorkChanged }) => isWorkChanged).length ?? 0;
  return (
    <Modal opened onClose={close} title={say("adopt")} closeButtonProps={{ "aria-label": common("close") }}>
      <p>
        <strong>{say("adopt-sure", { protocol: of.name, day: dayWords(from, language) })}</strong>
      </p>
      <p>{seen === undefined ? say("adopt-unseen") : say("adopt-sure-effects", { work, people: seen.people })}</p>
      {of.signedBy.length > 0 ? undefined : (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden="true" />} mb="md">
          {say("adopt-unsigned")}
        </Alert>
      )}
      <Group justify="end">
        <Button variant="default" onClick={close} data-autofocus>
          {common("cancel")}
        </Button>
        <Button loading={isPending} onClick={sure}>
          {say("adopt-yes")}
        </Button>
      </Group>
    </Modal>
  );
}
