import type { WeighedFigureJson, WeighingJson } from "@longwatch/core";
import { Table } from "@mantine/core";
import { IconCircleCheck, IconOctagonMinus, IconQuestionMark } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Card } from "../look/card.tsx";
import { DataTable } from "../look/table.tsx";
import { type Named, NamedFacts } from "./decision-facts.tsx";
import styles from "./weighing.module.css";
import { FigureGroup } from "./weighing-figure.tsx";
import { useWeighingWords } from "./weighing-words.ts";

type Trial = WeighingJson["trials"][number];

/** One trial: in what the person is like its people, and what it showed. */
export function TrialCard({ of, named }: { readonly of: Trial; readonly named: Named }): ReactElement {
  const say = useWeighingWords();
  const having = (wanted: (one: WeighedFigureJson) => boolean): readonly WeighedFigureJson[] =>
    of.figures.filter(wanted);
  const later = having(({ comparator }) => comparator === null);
  return (
    <Card
      title={say(of.isTheirs ? (of.isFurther ? "trial-further" : "trial") : "trial-perhaps", { study: of.study.name })}
    >
      <p>{of.population}</p>
      <p className={styles["differs"]}>{of.differs}</p>
      <Likeness of={of} named={named} />
      <FigureGroup title={say("disease")} of={having((one) => one.comparator !== null && one.kind === "disease")} />
      <FigureGroup title={say("harm")} of={having((one) => one.comparator !== null && one.kind === "harm")} />
      {later.length === 0 ? undefined : <FigureGroup title={say("later")} of={later} />}
    </Card>
  );
}

function Likeness({ of, named }: { readonly of: Trial; readonly named: Named }): ReactElement {
  const say = useWeighingWords();
  return (
    <DataTable
      label={say("likeness", { study: of.study.name })}
      heads={[say("point"), say("alike"), say("person"), say("rule")]}
    >
      {of.likeness.map(({ what, name, saw, rule, answer, evidence }) => (
        <Table.Tr key={what}>
          <Table.Th scope="row">{name}</Table.Th>
          <Table.Td>
            <AlikeMark of={answer} />
          </Table.Td>
          <Table.Td>
            {saw}
            {evidence.length === 0 ? undefined : <NamedFacts of={evidence} named={named} />}
          </Table.Td>
          <Table.Td>{rule}</Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}

/** Each has a shape of its own: colour is never all that tells them apart. */
const shapes = { within: IconCircleCheck, outside: IconOctagonMinus, "not-known": IconQuestionMark } as const;

function AlikeMark({ of }: { readonly of: Trial["likeness"][number]["answer"] }): ReactElement {
  const say = useWeighingWords();
  const Shape = shapes[of];
  return (
    <span className={`${styles["alike"]} ${styles[`is-${of}`]}`}>
      <Shape size={16} stroke={2.2} aria-hidden="true" />
      {say(`alike-${of}`)}
    </span>
  );
}
