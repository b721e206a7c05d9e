import type { HeldPartJson } from "@longwatch/api";
import { Alert, Table } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Card } from "../look/card.tsx";
import { Day, numberWords } from "../look/day.tsx";
import { unitWords } from "../look/unit.ts";
import { useLanguage } from "../words/words.ts";
import styles from "./intake.module.css";
import { useIntakeWords } from "./words.ts";

/** What was understood, what was not and why, and of whom the message speaks. */
export function WhatCame({ of }: { readonly of: HeldPartJson }): ReactElement {
  const say = useIntakeWords();
  const told = [...new Map(of.issues.map((one) => [`${one.code} ${one.remedy}`, one])).values()];
  return (
    <Card title={say("what-came")}>
      {told.length === 0 ? undefined : (
        <>
          <h3>{say("problems")}</h3>
          <ul>
            {told.map(({ code, remedy, at, severity }) => (
              <li key={`${code} ${at}`} className={severity === "error" ? undefined : "quiet"}>
                <strong>{of.names[code]}</strong>: {remedy} <span className={styles["small"]}>{at}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <NotTaken of={of.notTaken} names={of.names} />
      <Understood of={of.facts} names={of.names} />
    </Card>
  );
}

type Names = HeldPartJson["names"];

function NotTaken({
  of,
  names,
}: {
  readonly of: HeldPartJson["notTaken"];
  readonly names: Names;
}): ReactElement | undefined {
  const say = useIntakeWords();
  const language = useLanguage();
  if (of.length === 0) return undefined;
  return (
    <>
      <h3>{say("not-understood", { count: of.length })}</h3>
      <ul>
        {of.map((one) => {
          const readings = (one.readings as unknown as readonly Reading[]).map(({ analyte, value, unit }) =>
            `${names[analyte]} ${typeof value === "number" ? numberWords(value, language) : String(value)} ${unitWords(unit ?? "1")}`.trim(),
          );
          return (
            <li key={one.at}>
              <code>{one.code ?? one.at}</code>{" "}
              {one.proposal === null ? "" : `${say("code-may-be", { name: names[one.proposal] ?? one.proposal })}; `}
              {readings.length === 0
                ? say("may-be-everything")
                : say("may-be", { readings: [...new Set(readings)].slice(0, 6).join(", ") })}
              {one.isCritical ? (
                <Alert color="red" icon={<IconAlertTriangle aria-hidden="true" />} p="xs" mt="xs">
                  {say("lab-critical")}
                </Alert>
              ) : undefined}
            </li>
          );
        })}
      </ul>
    </>
  );
}

type Reading = { readonly analyte: string; readonly value: unknown; readonly unit?: string };
/** What a fact of any kind may have; the rest of it is in the message. */
type Fact = {
  readonly kind: string;
  readonly analyte?: string;
  readonly value?: number | string;
  readonly comparator?: string;
  readonly unit?: string;
  readonly collectedOn?: string;
  readonly condition?: string;
  readonly medicine?: string;
};

function Understood({ of, names }: { readonly of: HeldPartJson["facts"]; readonly names: Names }): ReactElement {
  const say = useIntakeWords();
  const language = useLanguage();
  const facts = of as readonly Fact[];
  if (facts.length === 0) return <p>{say("understood-none")}</p>;
  return (
    <>
      <h3>{say("understood", { count: facts.length })}</h3>
      <div className={styles["scroll"]}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say("day")}</Table.Th>
              <Table.Th scope="col">{say("what")}</Table.Th>
              <Table.Th scope="col">{say("value")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {facts.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: facts of a message that is not filed have no ids
              <Table.Tr key={index}>
                <Table.Td>
                  <Day of={fact.collectedOn} />
                </Table.Td>
                <Table.Td>{names[fact.analyte ?? fact.condition ?? fact.medicine ?? fact.kind]}</Table.Td>
                <Table.Td className="number">
                  {fact.comparator ?? ""}
                  {typeof fact.value === "number" ? numberWords(fact.value, language) : (fact.value ?? "")}{" "}
                  {unitWords(fact.unit ?? "1")}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}
