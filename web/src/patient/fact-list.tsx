import type { FactListJson } from "@longwatch/api";
import { Button, Group } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useFactTongue } from "../acting/use-fact-words.ts";
import { useAsked } from "../client/queries.ts";
import { Day, Moment } from "../look/day.tsx";
import { dayOf, factWords, namesIn, type WrittenFact } from "../look/fact-words.ts";
import { Trouble } from "../look/trouble.tsx";
import { Waiting } from "../look/waiting.tsx";
import styles from "./patient.module.css";
import type { Patient } from "./patient.ts";
import { usePatientWords } from "./words.ts";

/** Every entry: when it happened, since when it is known, by whom, and what became of it. */
export function FactList({ patient }: { readonly patient: Patient }): ReactElement {
  const say = usePatientWords();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const { path, asked } = patient;
  const { data, error, refetch } = useAsked<FactListJson>(`${path}/facts`, {
    knownAt: asked.known,
    cursor: cursors.at(-1),
    limit: 100,
  });
  if (data === undefined) return error === null ? <Waiting /> : <Trouble error={error} again={() => void refetch()} />;
  const facts = data.facts as readonly WrittenFact[];
  return (
    <>
      <section
        className={styles["scroll"]}
        aria-label={say("entry")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        <table className={styles["entries"]}>
          <thead>
            <tr>
              {(["happened", "entry", "known-since", "by-whom"] as const).map((one) => (
                <th key={one} scope="col">
                  {say(one)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {facts.map((fact) => (
              <Entry key={fact.id} fact={fact} list={data} patient={patient} />
            ))}
          </tbody>
        </table>
      </section>
      <Group mt="sm" className="no-print">
        <Button
          size="xs"
          variant="default"
          disabled={cursors.length === 0}
          onClick={() => setCursors(cursors.slice(0, -1))}
        >
          {say("newer-results")}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={data.next === null}
          onClick={() => data.next !== null && setCursors([...cursors, data.next])}
        >
          {say("older-results")}
        </Button>
      </Group>
    </>
  );
}

function Entry({
  fact,
  list,
  patient: { here, chart, go, asked },
}: {
  readonly fact: WrittenFact;
  readonly list: FactListJson;
  readonly patient: Patient;
}): ReactElement {
  const say = usePatientWords();
  const tongue = useFactTongue(namesIn(chart));
  const words = (one: WrittenFact): string => factWords(one, tongue);
  const find = (id: string | undefined): WrittenFact | undefined =>
    (list.facts as readonly WrittenFact[]).find((one) => one.id === id);
  const by = list.displaced[fact.id];
  const other = find(by);
  const corrected = find(fact.kind === "fact-retracted" ? fact.fact : fact.supersedes);
  const on = dayOf(fact);
  return (
    <tr data-fact={fact.id} data-pointed={asked.fact === fact.id ? true : undefined}>
      <td>{on === undefined ? <span className="quiet">{say("undated")}</span> : <Day of={on} />}</td>
      <td>
        {by === undefined ? words(fact) : <s>{words(fact)}</s>}
        {by === undefined ? undefined : (
          <span className={styles["replaced"]}>
            {other === undefined
              ? say("replaced-later")
              : other.kind === "fact-retracted"
                ? say("taken-back", { reason: other.reason ?? "" })
                : say("replaced", { what: words(other) })}
          </span>
        )}
        {corrected === undefined ? undefined : (
          <span className={styles["replaced"]}>{say("corrects", { what: words(corrected) })}</span>
        )}
        {by === undefined && fact.kind === "result-reported" ? (
          <Button size="compact-xs" variant="subtle" className="no-print" onClick={() => go({ fact: fact.id })}>
            {say("show-on-timeline")}
          </Button>
        ) : undefined}
      </td>
      <td>{fact.recordedAt === undefined ? "–" : <Moment of={fact.recordedAt} zone={here.zone} />}</td>
      <td>{list.authors[fact.by ?? ""] ?? <span className="quiet">{say("by-source")}</span>}</td>
    </tr>
  );
}
