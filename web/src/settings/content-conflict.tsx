import { Alert, Button, Group } from "@mantine/core";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { momentWords } from "../look/day.tsx";
import { useLanguage } from "../words/words.ts";
import { useAgreedWords } from "./agreed-words.ts";
import { type ContentDraft, differing, type Newest } from "./content-draft.ts";
import styles from "./forms.module.css";

export type Theirs = Newest & { readonly recordedAt?: string; readonly recordedBy?: string };
type Members = { readonly members: readonly { readonly account: string; readonly displayName: string }[] };
type Props = {
  readonly mine: ContentDraft;
  readonly theirs: Theirs;
  readonly isPending: boolean;
  readonly save: () => void;
};

/** What somebody else wrote meanwhile beside one's own. Nothing of either is dropped until the person has chosen. */
export function ContentConflict({ mine, theirs, isPending, save }: Props): ReactElement {
  const { path, zone } = useHere();
  const say = useAgreedWords();
  const language = useLanguage();
  const members = useAsked<Members>(`${path}/members`);
  const { version, recordedAt, recordedBy } = theirs;
  const who = members.data?.members.find(({ account }) => account === recordedBy)?.displayName ?? recordedBy;
  const parts = differing(mine.content, theirs.content);
  return (
    <Alert role="alert" color="yellow">
      <p className={styles["lead"]}>{say("conflict", { version })}</p>
      {recordedAt === undefined ? undefined : (
        <p>{say("conflict-by", { who: who ?? "–", at: momentWords(recordedAt, zone, language) })}</p>
      )}
      {parts.length === 0 ? (
        <p>{say("conflict-same")}</p>
      ) : (
        <ul className={styles["differing"]}>
          {parts.map((one) => (
            <li key={one.key}>
              <code>{one.key}</code>
              <div>
                <span>{say("conflict-theirs")}</span>
                <pre>{one.theirs}</pre>
              </div>
              <div>
                <span>{say("conflict-mine")}</span>
                <pre>{one.mine}</pre>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Group gap="sm">
        <Button
          // What is wrong in the fields is said as when the form is sent.
          onClick={({ currentTarget }) => currentTarget.form?.reportValidity() === true && save()}
          loading={isPending}
          disabled={mine.seen === version || mine.unread !== undefined}
        >
          {say("conflict-save", { version: version + 1 })}
        </Button>
        <Button variant="default" onClick={mine.forget}>
          {say("conflict-take", { version })}
        </Button>
      </Group>
    </Alert>
  );
}
