import { Table } from "@mantine/core";
import type { ReactElement } from "react";
import { Card } from "../look/card.tsx";
import { AnswerShape, AnswerWord, nameOfAnswer, toneOf } from "./answer-word.tsx";
import { type Answered, answers, inOrder, isSame } from "./answers.ts";
import styles from "./candidacy-flow.module.css";
import { useOptionWords } from "./option-words.ts";
import shared from "./protocols.module.css";

/** For how many a course is an option today and by the version, and from which answer to which they go. */
export function CandidacyFlow({ of }: { readonly of: readonly Answered[] }): ReactElement | undefined {
  const say = useOptionWords();
  const all = of.reduce((sum, { people }) => sum + people, 0);
  if (all === 0) return undefined;
  const most = Math.max(...of.map(({ people }) => people));
  return (
    <Card title={say("option")}>
      <p className="quiet">{say("option-why", { count: all })}</p>
      <div className={styles["bars"]}>
        <Bar of={of} side="before" says={say("option-today")} />
        <Bar of={of} side="after" says={say("option-then")} />
      </div>
      <div className={shared["scroll"]}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say("option-from")}</Table.Th>
              <Table.Th scope="col">{say("option-to")}</Table.Th>
              <Table.Th scope="col">{say("option-people")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {inOrder(of).map((one) => (
              <Table.Tr key={`${one.before} ${one.after}`} className={isSame(one) ? styles["same"] : ""}>
                <Table.Td>
                  <AnswerWord of={one.before} />
                </Table.Td>
                <Table.Td>{isSame(one) ? say("option-stays") : <AnswerWord of={one.after} />}</Table.Td>
                <Table.Td>
                  <span className={styles["count"]}>
                    <span className={styles["number"]}>{one.people}</span>
                    <span
                      aria-hidden="true"
                      className={`${styles["length"]} ${toneOf(one.after)}`}
                      style={{ width: `${(8 * one.people) / most}rem` }}
                    />
                  </span>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}

type BarProps = { readonly of: readonly Answered[]; readonly side: "before" | "after"; readonly says: string };

/** Everybody as one bar, a part for each answer: as wide as people are many, and never too narrow for its number. */
function Bar({ of, side, says }: BarProps): ReactElement {
  const say = useOptionWords();
  const parts = answers
    .map((answer) => ({
      answer,
      people: of.reduce((sum, one) => (one[side] === answer ? sum + one.people : sum), 0),
    }))
    .filter(({ people }) => people > 0);
  const told = parts.map(({ answer, people }) => `${say(nameOfAnswer(answer))} ${people}`).join(", ");
  return (
    <div className={styles["row"]}>
      <span className={styles["side"]}>{says}</span>
      <div className={styles["bar"]} role="img" aria-label={`${says}: ${told}`}>
        {parts.map(({ answer, people }) => (
          <span
            key={answer}
            className={`${styles["part"]} ${toneOf(answer)}`}
            style={{ flexGrow: people }}
            title={`${say(nameOfAnswer(answer))} ${people}`}
          >
            <AnswerShape of={answer} />
            {people}
          </span>
        ))}
      </div>
    </div>
  );
}
