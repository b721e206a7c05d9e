import type { PatientPageJson } from "@longwatch/api";
import { Alert, Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useAsked } from "../client/queries.ts";
import { useHere } from "../client/session.ts";
import { momentWords } from "../look/day.tsx";
import type { Typed } from "../look/fact-words.ts";
import { Waiting } from "../look/waiting.tsx";
import { useLanguage } from "../words/words.ts";
import { useFormWords } from "./form-words.ts";
import styles from "./forms.module.css";
import { useAllFacts } from "./use-all-facts.ts";
import { useFactWords } from "./use-fact-words.ts";

type Members = { readonly members: readonly { readonly account: string; readonly displayName: string }[] };

/** What somebody else wrote meanwhile, by whom, and one's own beside it. Going on adds to it, and overwrites nothing. */
export function Conflict({
  patient,
  seen,
  mine,
  send,
}: {
  readonly patient: string;
  readonly seen: number;
  readonly mine: readonly Typed[];
  readonly send: (version: number) => void;
}): ReactElement {
  const { path, zone } = useHere();
  const say = useFormWords();
  const language = useLanguage();
  const words = useFactWords();
  const at = `${path}/patients/${encodeURIComponent(patient)}`;
  const page = useAsked<PatientPageJson>(at);
  const facts = useAllFacts(at);
  const members = useAsked<Members>(`${path}/members`);
  const version = page.data?.version;
  const nameOf = (by: string | undefined): string =>
    members.data?.members.find(({ account }) => account === by)?.displayName ?? by ?? "–";
  // Each version of a record has a moment of its own.
  const moments = [...new Set(facts.data?.facts.flatMap(({ recordedAt }) => recordedAt ?? []))].toSorted().toReversed();
  const since = version === undefined ? [] : moments.slice(0, Math.max(0, version - seen));
  const fresh =
    facts.data?.facts.filter(({ recordedAt }) => recordedAt !== undefined && since.includes(recordedAt)) ?? [];
  return (
    <Alert role="alert" color="yellow">
      <p className={styles["lead"]}>{say("conflict")}</p>
      {version === undefined || facts.data === undefined ? (
        <Waiting />
      ) : (
        <>
          <strong>{say("conflict-new")}</strong>
          <ul>
            {fresh.map((fact) => (
              <li key={JSON.stringify(fact)}>
                {words(fact)}{" "}
                <span className="quiet">
                  {say("conflict-by", { who: nameOf(fact.by), at: momentWords(fact.recordedAt ?? "", zone, language) })}
                </span>
              </li>
            ))}
          </ul>
          <strong>{say("conflict-yours")}</strong>
          <ul>
            {mine.map((fact) => (
              <li key={JSON.stringify(fact)}>{words(fact)}</li>
            ))}
          </ul>
          <Button onClick={() => send(version)} disabled={version === seen}>
            {say("conflict-send")}
          </Button>
        </>
      )}
    </Alert>
  );
}
