import { Table } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { dayWords } from "../look/day.tsx";
import { useCommon } from "../words/common.ts";
import { useLanguage } from "../words/words.ts";
import styles from "./effects.module.css";
import shared from "./protocols.module.css";
import type { Found } from "./use-effects.ts";
import { useProtocolWords } from "./words.ts";

type Person = Found["affected"][number];
type RuleChange = Person["rules"][number];

const isMoved = ({ appear, vanish, move, otherLimit }: RuleChange): boolean => appear + vanish + move + otherLimit > 0;

/** Counts first, then rule by rule, then person by person. */
export function EffectsFound({ of, isWhole }: { readonly of: Found; readonly isWhole: boolean }): ReactElement {
  const say = useProtocolWords();
  const work = of.affected.filter(({ isWorkChanged }) => isWorkChanged);
  const texts = of.affected.length - work.length;
  const same = of.looked - of.affected.length - of.notAssessed.length;
  return (
    <>
      <div className={styles["tiles"]}>
        <Tile count={work.length} tone="work" says={say("effects-work", { count: work.length })} />
        <Tile count={texts} tone="text" says={say("effects-text", { count: texts })} />
        <Tile count={same} tone="same" says={say("effects-same", { count: same })} />
        {of.notAssessed.length === 0 ? undefined : (
          <Tile
            count={of.notAssessed.length}
            tone="failed"
            says={say("effects-failed", { count: of.notAssessed.length })}
          />
        )}
      </div>
      {isWhole && work.length === 0 ? <p>{say("effects-nobody")}</p> : undefined}
      {work.length === 0 ? undefined : (
        <>
          <ByRule of={work} />
          <People of={work} />
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

/** How many dates come, go or move: each by a sign and words. */
function Moves({ of }: { readonly of: Pick<RuleChange, "appear" | "vanish" | "move" | "otherLimit"> }): ReactElement {
  const say = useProtocolWords();
  const parts = [
    { sign: "+", count: of.appear, word: "appear" },
    { sign: "−", count: of.vanish, word: "vanish" },
    { sign: "↔", count: of.move, word: "move" },
    { sign: "⏱", count: of.otherLimit, word: "limit" },
  ] as const;
  return (
    <span className={styles["moves"]}>
      {parts
        .filter(({ count }) => count > 0)
        .map(({ sign, count, word }) => (
          <span key={word}>
            <span aria-hidden="true">{sign}</span> {say(word, { count })}
          </span>
        ))}
    </span>
  );
}

function People({ of }: { readonly of: readonly Person[] }): ReactElement {
  const { clinic } = useHere();
  const say = useProtocolWords();
  return (
    <Card title={say("effects-people")}>
      <ul className={styles["people"]}>
        {of.map((one) => (
          <li key={one.patient}>
            <Link to="/clinics/$clinic/patients/$patient" params={{ clinic, patient: one.patient }}>
              {one.called ?? one.patient}
            </Link>
            <OfPerson of={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OfPerson({ of }: { readonly of: Person }): ReactElement {
  const say = useProtocolWords();
  const common = useCommon();
  const language = useLanguage();
  const day = (on: string | null): string => (on === null ? say("no-date") : dayWords(on, language));
  const { appear, vanish } = of.tasks;
  return (
    <ul>
      {of.followUpEnds === null ? undefined : (
        <li>{say("watch-ends", { before: day(of.followUpEnds.before), after: day(of.followUpEnds.after) })}</li>
      )}
      {of.rules.filter(isMoved).map((one) => (
        <li key={one.rule}>
          <strong>{one.name}</strong>: <Moves of={one} />{" "}
          {one.before.nextOn === one.after.nextOn ? undefined : (
            <span className="quiet">
              {say("next-was", { before: day(one.before.nextOn), after: day(one.after.nextOn) })}
            </span>
          )}
        </li>
      ))}
      {of.signals.map(({ key, name, before, after }) => (
        <li key={key}>
          {before === null
            ? say("signal-appears", { name, urgency: common(after!) })
            : after === null
              ? say("signal-vanishes", { name, urgency: common(before) })
              : say("signal-urgency", { name, before: common(before), after: common(after) })}
        </li>
      ))}
      {appear.length === 0 ? undefined : <li>{say("tasks-appear", { count: appear.length })}</li>}
      {vanish.length === 0 ? undefined : <li>{say("tasks-vanish", { count: vanish.length })}</li>}
    </ul>
  );
}
