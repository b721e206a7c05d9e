import { Alert, Button, Group, SegmentedControl, Stack, Textarea } from "@mantine/core";
import { type ReactElement, type ReactNode, type SubmitEvent, useState } from "react";
import { Refusal } from "../api.ts";
import { Trouble } from "../look/trouble.tsx";
import { useCommon } from "../words/common.ts";
import { useAgreedWords } from "./agreed-words.ts";
import { ContentConflict, type Theirs } from "./content-conflict.tsx";
import type { Content, ContentDraft } from "./content-draft.ts";
import styles from "./forms.module.css";

type Props = {
  readonly draft: ContentDraft;
  readonly newest: Theirs;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** @param seen the newest version that the person has seen */
  readonly save: (content: Content, seen: number) => void;
  /** What stands above the content, and is no part of it. */
  readonly head?: ReactNode;
  /** The fields. What they do not know stays in the text. */
  readonly children: ReactNode;
};

/** Around the fields of what was agreed: the draft that was kept, the same as text, who wrote meanwhile, and sending. */
export function ContentForm({ draft, newest, isPending, error, save, head, children }: Props): ReactElement {
  const say = useAgreedWords();
  const common = useCommon();
  const [way, setWay] = useState("form");
  const isText = way === "text" || draft.unread !== undefined;
  // While it is being saved the newer version is one's own.
  const isConflict = draft.isBehind && !isPending;
  const isOfConflict = error instanceof Refusal && error.kind === "record-changed";
  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save(draft.content, draft.seen);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md" className={styles["form"]}>
        {draft.wasKept && !isConflict ? (
          <Alert color="blue" role="status">
            {say("draft-kept")}{" "}
            <Button size="compact-xs" variant="default" onClick={draft.forget}>
              {say("draft-forget")}
            </Button>
          </Alert>
        ) : undefined}
        {isConflict ? (
          <ContentConflict
            mine={draft}
            theirs={newest}
            isPending={isPending}
            save={() => save(draft.content, newest.version)}
          />
        ) : undefined}
        {head}
        <SegmentedControl
          aria-label={say("way")}
          w="fit-content"
          value={isText ? "text" : "form"}
          onChange={setWay}
          disabled={draft.unread !== undefined}
          data={[
            { value: "form", label: say("as-form") },
            { value: "text", label: say("as-text") },
          ]}
        />
        {isText ? (
          <Textarea
            label={say("content")}
            description={say("content-note")}
            autosize
            minRows={6}
            maxRows={24}
            spellCheck={false}
            ff="monospace"
            value={draft.text}
            error={draft.unread === undefined ? undefined : say("not-json", { why: draft.unread })}
            onChange={({ currentTarget }) => draft.type(currentTarget.value)}
          />
        ) : (
          children
        )}
        {error === null || isOfConflict ? undefined : <Trouble error={error} />}
        <Group>
          <Button type="submit" loading={isPending} disabled={isConflict || draft.unread !== undefined}>
            {common("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
