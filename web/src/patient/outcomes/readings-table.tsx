import { Table } from "@mantine/core";
import type { ReactElement } from "react";
import { Day, numberWords } from "../../look/day.tsx";
import { DataTable } from "../../look/table.tsx";
import { type Language, useLanguage } from "../../words/words.ts";
import styles from "./outcomes.module.css";
import type { Outcomes } from "./outcomes.tsx";
import { edssWords, type OutcomeWords, systems } from "./reading-words.ts";
import { useOutcomeWords } from "./words.ts";

type Readings = Outcomes["readings"];
type Row = { readonly key: string; readonly on: string; readonly what: string; readonly value: string };

/** What is drawn, for whoever does not see the drawing. */
export function ReadingsTable({ of }: { readonly of: Readings }): ReactElement | undefined {
  const say = useOutcomeWords();
  const language = useLanguage();
  const rows = rowsOf(of, say, language);
  if (rows.length === 0) return undefined;
  return (
    <details className={styles["readings"]}>
      <summary>{say("table")}</summary>
      <DataTable label={say("table")} heads={[say("day"), say("what"), say("value")]}>
        {rows.map(({ key, on, what, value }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">
              <Day of={on} />
            </Table.Th>
            <Table.Td>{what}</Table.Td>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </DataTable>
    </details>
  );
}

function rowsOf({ edss, relapses, scans }: Readings, say: OutcomeWords, language: Language): readonly Row[] {
  const count = (of: number | null): string => (of === null ? say("not-known") : numberWords(of, language));
  return [
    ...edss.map((one) => ({
      key: one.fact,
      on: one.on,
      what: say("edss"),
      value: [edssWords(one, say, language), gradesOf(one, say)].filter((part) => part !== "").join("; "),
    })),
    ...relapses.map(({ facts, on, confirmed }) => ({
      key: facts.join(),
      on,
      what: say("relapse"),
      value: say(`relapse-${confirmed}`),
    })),
    ...scans.map(({ fact, on, gdEnhancing, newOrEnlargingT2 }) => ({
      key: fact,
      on,
      what: say("scan"),
      value: say("scan-value", { gd: count(gdEnhancing), t2: count(newOrEnlargingT2) }),
    })),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The grades that were examined, by name. */
const gradesOf = ({ systems: grades }: Readings["edss"][number], say: OutcomeWords): string =>
  systems
    .filter((system) => grades[system] !== null)
    .map((system) => `${say(`system-${system}`)} ${grades[system]}`)
    .join(", ");
