import { Table } from "@mantine/core";
import type { ReactElement } from "react";
import { Card } from "../look/card.tsx";
import { AffectedPeople } from "./affected-people.tsx";
import { CandidacyFlow } from "./candidacy-flow.tsx";
import styles from "./effects.module.css";
import { isMoved, Moves, type Person, type RuleChange } from "./moves.tsx";
import shared from "./protocols.module.css";
import type { Found } from "./use-effects.ts";
import { useProtocolWords } from "./words.ts";

/** Counts first, then for whom treatment is an option, then rule by rule, then person by person. */
export function EffectsFound({ of, isWhole }: { readonly of: Found; readonly isWhole: boolean }): ReactElement {
  const say = useProtocolWords();
  const work = of.affected.filter(({ isWorkChanged }) => isWorkChanged);
  const texts = of.affected.length - work.length;
  const same = of.looked - of.elsewhere - of.affected.length - of.notAssessed.length;
  return (
    <>
      <div className={styles["tiles"]}>
        <Tile count={work.length} tone="work" says={say("effects-work", { count: work.length })} />
        <Tile count={texts} tone="text" says={say("effects-text", { count: texts })} />
        <Tile count={same} tone="same" says={say("effects-same", { count: same })} />
        {of.elsewhere === 0 ? undefined : (
          <Tile count={of.elsewhere} tone="same" says={say("effects-elsewhere", { count: of.elsewhere })} />
        )}
        {of.notAssessed.length === 0 ? undefined : (
          <Tile
            count={of.notAssessed.length}
            tone="failed"
            says={say("effects-failed", { count: of.notAssessed.length })}
          />
        )}
      </div>
      {isWhole && work.length === 0 ? <p>{say("effects-nobody")}</p> : undefined}
      <CandidacyFlow of={of.answers} />
      {work.length === 0 ? undefined : (
        <>
          <ByRule of={work} />
          <AffectedPeople of={work} />
        </>
      )}
      <p className="quiet">{say("future-note")}</p>
    </>
  );
}

function Tile({
  count,
  tone,
  says,
}: {
  readonly count: number;
  readonly tone: string;
  readonly says: string;
}): ReactElement {
  return (
    <div className={`${styles["tile"]} ${styles[tone] ?? ""}`}>
      <strong>{count}</strong> <span>{says}</span>
    </div>
  );
}

function ByRule({ of }: { readonly of: readonly Person[] }): ReactElement | undefined {
  const say = useProtocolWords();
  const rules = Map.groupBy(
    of.flatMap(({ rules }) => rules.filter(isMoved)),
    ({ rule }) => rule,
  );
  if (rules.size === 0) return undefined;
  const total = (some: readonly RuleChange[], what: "appear" | "vanish" | "move" | "otherLimit"): number =>
    some.reduce((sum, one) => sum + one[what], 0);
  const rows = [...rules].toSorted(([, a], [, b]) => b.length - a.length);
  return (
    <Card title={say("effects-by-rule")}>
      <div className={shared["scroll"]}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say("rule")}</Table.Th>
              <Table.Th scope="col">{say("people")}</Table.Th>
              <Table.Th scope="col">{say("changed")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([rule, some]) => (
              <Table.Tr key={rule}>
                <Table.Th scope="row">{some[0]!.name}</Table.Th>
                <Table.Td>{some.length}</Table.Td>
                <Table.Td>
                  <Moves
                    of={{
                      appear: total(some, "appear"),
                      vanish: total(some, "vanish"),
                      move: total(some, "move"),
                      otherLimit: total(some, "otherLimit"),
                    }}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
