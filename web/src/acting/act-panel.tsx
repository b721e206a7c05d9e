import type { WorklistJson } from "@longwatch/api";
import { Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useAllPages } from "../client/all-pages.ts";
import { isUnknown } from "../client/once.ts";
import { askAgain } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import { ActButtons } from "./act-buttons.tsx";
import { ActDialog, type Asking } from "./act-dialog.tsx";
import { useActWords } from "./act-words.ts";
import { type OneAct, sendActs } from "./send.ts";
import { SignalPanel } from "./signal-panel.tsx";
import { WaivePanel } from "./waive-panel.tsx";

type About = { readonly kind: "task" | "signal" | "obligation"; readonly key: string };
type Panel = { readonly patient: string; readonly about: About; readonly version: number };

/** What this person may do about a task, a warning or a test; nothing where they may not. What is typed about one is of no other. */
export const ActPanel = (of: Panel): ReactElement => (
  <PanelOfOne key={`${of.patient} ${of.about.kind} ${of.about.key}`} {...of} />
);

function PanelOfOne({ patient, about: { kind, key }, version }: Panel): ReactElement | null {
  const { may } = useHere();
  if (kind === "task") return may("act-on-tasks") ? <TaskPanel patient={patient} task={key} /> : null;
  if (!may("sign-off")) return null;
  return kind === "signal" ? (
    <SignalPanel patient={patient} signal={key} version={version} />
  ) : (
    <WaivePanel patient={patient} obligation={key} version={version} />
  );
}

type Sending = { readonly one: OneAct; readonly once: string; readonly saved: (() => void) | undefined };

function TaskPanel({ patient, task }: { readonly patient: string; readonly task: string }): ReactElement {
  const { path, me } = useHere();
  const say = useActWords();
  const [asking, setAsking] = useState<Asking>();
  const { data, error } = useAllPages<WorklistJson>(`${path}/worklist`, { patient, setAside: "in" });
  const act = useMutation({
    mutationFn: async ({ one, once }: Sending) => {
      const [sent] = await sendActs(path, line === undefined ? [] : [line], one, once);
      if (sent?.refused !== undefined) throw sent.refused;
    },
    onSuccess: (_, { saved }) => saved?.(),
    onSettled: () => askAgain(path),
  });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} />;
  const line = data.flatMap(({ lines }) => lines).find((one) => one.key === task);
  const send = (one: OneAct, saved?: () => void): void => act.mutate({ one, saved, once: crypto.randomUUID() });
  if (line === undefined) return <Text size="sm">{say("not-on-list")}</Text>;
  return (
    <fieldset className="bare" aria-label={say("acts")}>
      <ActButtons line={line} me={me} act={(one) => send(one)} ask={setAsking} />
      {act.error === null ? undefined : (
        <Trouble error={act.error} again={isUnknown(act.error) ? () => act.mutate(act.variables) : undefined} />
      )}
      {asking === undefined ? undefined : (
        <ActDialog asking={asking} lines={[line]} send={send} close={() => setAsking(undefined)} />
      )}
    </fieldset>
  );
}
