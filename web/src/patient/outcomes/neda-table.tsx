import { Table } from "@mantine/core";
import type { ReactElement } from "react";
import { Card } from "../../look/card.tsx";
import { Day } from "../../look/day.tsx";
import { DataTable } from "../../look/table.tsx";
import styles from "./outcomes.module.css";
import type { Outcomes } from "./outcomes.tsx";
import { useOutcomeWords } from "./words.ts";

type Year = Outcomes["neda"][number];

const parts = ["relapse", "disability", "mri", "brainVolume"] as const;
const shapes = { active: "■", evidence: "■", free: "○", none: "○", unknown: "?", "cannot-tell": "?" } as const;

/** Each year in three values: a shape and a word, and what is missing where nobody can tell. */
export function NedaTable({ of }: { readonly of: Outcomes["neda"] }): ReactElement {
  const say = useOutcomeWords();
  if (of.length === 0)
    return (
      <Card title={say("neda")}>
        <p>{say("neda-none")}</p>
      </Card>
    );
  const heads = [say("year"), say("until"), ...parts.map((part) => say(`part-${part}`)), "NEDA-3", "NEDA-4"];
  return (
    <Card title={say("neda")}>
      <DataTable label={say("neda")} heads={heads}>
        {of.map((one) => (
          <OneYear key={one.year} of={one} />
        ))}
      </DataTable>
    </Card>
  );
}

function OneYear({ of }: { readonly of: Year }): ReactElement {
  const say = useOutcomeWords();
  const note = of.running ? say("running") : of.provisional ? say("provisional") : undefined;
  return (
    <Table.Tr className={styles["year"]}>
      <Table.Th scope="row">{of.year}</Table.Th>
      <Table.Td>
        <Day of={of.throughOn} />
        {note === undefined ? undefined : <small>{note}</small>}
      </Table.Td>
      {parts.map((part) => (
        <Table.Td key={part}>
          <State state={of[part].state} name={of[part].text} />
          {of[part].missing === null ? undefined : <small>{of[part].missing}</small>}
        </Table.Td>
      ))}
      <Table.Td>
        <State state={of.neda3} name={of.neda3Text} />
      </Table.Td>
      <Table.Td>
        <State state={of.neda4} name={of.neda4Text} />
      </Table.Td>
    </Table.Tr>
  );
}

const State = ({ state, name }: { readonly state: keyof typeof shapes; readonly name: string }): ReactElement => (
  <span className={`${styles["state"]} ${styles[`state-${state}`]}`}>
    <span aria-hidden="true">{shapes[state]}</span> {name}
  </span>
);
