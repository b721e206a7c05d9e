import type { LaboratoryListJson, LaboratoryVersionsJson } from "@longwatch/api";
import { Alert } from "@mantine/core";
import type { ReactElement } from "react";
import { askAgain, useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { useAct } from "../client/use-act.ts";
import { useAgreedWords } from "./agreed-words.ts";
import { type Content, type Newest, useContentDraft } from "./content-draft.ts";
import { ContentForm } from "./content-form.tsx";
import { LaboratoryForm } from "./forms/laboratory-form.tsx";

type Props = {
  /** The name under which it is kept; of a new one, from what is written. */
  readonly laboratory: string | ((content: Content) => string);
  readonly newest: Newest;
  readonly analytes: LaboratoryListJson["analytes"];
  /** It is saved; so many messages that waited are read again. */
  readonly saved: (readAgain: number) => void;
};

/** Writes a new version of what was agreed with a laboratory. */
export function LaboratoryEditor({ laboratory, newest, analytes, saved }: Props): ReactElement {
  const here = useHere();
  const path = `${here.path}/laboratories`;
  const known = typeof laboratory === "string" ? laboratory : undefined;
  const draft = useContentDraft([here.me, here.clinic, "laboratory", known ?? "+"], newest);
  const change = useAct<{ readonly readAgain: number }>(here.path, draft.forget);
  const versions = useAsked<LaboratoryVersionsJson>(`${path}/${known}`, {}, known !== undefined && draft.isBehind);
  const theirs = versions.data?.versions.find(({ version }) => version === newest.version);
  const save = (content: Content, seen: number): void => {
    const name = typeof laboratory === "string" ? laboratory : laboratory(content);
    change.mutate(
      { path: `${path}/${name}`, method: "PUT", seen, body: content },
      {
        onSuccess: ({ readAgain }) => saved(readAgain),
        onError: () => void askAgain(path),
      },
    );
  };
  return (
    <ContentForm
      draft={draft}
      newest={
        theirs === undefined ? newest : { ...newest, recordedAt: theirs.recordedAt, recordedBy: theirs.recordedBy }
      }
      isPending={change.isPending}
      error={change.error}
      save={save}
    >
      <LaboratoryForm content={draft.content} change={draft.change} analytes={analytes} />
    </ContentForm>
  );
}

export function ReadAgain({ of }: { readonly of: number | undefined }): ReactElement | null {
  const say = useAgreedWords();
  if (of === undefined) return null;
  return (
    <Alert color="sea" role="status" mt="sm">
      {say("read-again", { count: of })}
    </Alert>
  );
}
