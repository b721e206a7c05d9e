import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useHere } from "../client/session.ts";
import { Card } from "../look/card.tsx";
import { dayWords } from "../look/day.tsx";
import { useCommon } from "../words/common.ts";
import { useLanguage } from "../words/words.ts";
import { AnswerWord } from "./answer-word.tsx";
import { isSame, layersApart } from "./answers.ts";
import styles from "./effects.module.css";
import { isMoved, Moves, type Person } from "./moves.tsx";
import { useOptionWords } from "./option-words.ts";
import { useProtocolWords } from "./words.ts";

/** Person by person: what would be otherwise. */
export function AffectedPeople({ of }: { readonly of: readonly Person[] }): ReactElement {
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
  const option = useOptionWords();
  const common = useCommon();
  const language = useLanguage();
  const day = (on: string | null): string => (on === null ? say("no-date") : dayWords(on, language));
  const { appear, vanish } = of.tasks;
  return (
    <ul>
      {of.candidacy === null ? undefined : <Answers of={of.candidacy} />}
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
      {of.holds.appear.map((what) => (
        <li key={`+${what}`}>{option("hold-appears", { what: option(`hold-${what}`) })}</li>
      ))}
      {of.holds.vanish.map((what) => (
        <li key={`-${what}`}>{option("hold-vanishes", { what: option(`hold-${what}`) })}</li>
      ))}
      {appear.length === 0 ? undefined : <li>{say("tasks-appear", { count: appear.length })}</li>}
      {vanish.length === 0 ? undefined : <li>{say("tasks-vanish", { count: vanish.length })}</li>}
    </ul>
  );
}

/** Whether a course is an option, and each layer of which that alone does not tell; with what gives it. */
function Answers({ of }: { readonly of: NonNullable<Person["candidacy"]> }): ReactElement {
  const say = useProtocolWords();
  const reasons = ({ after }: typeof of.decided): string => after.map(({ name }) => name).join("; ");
  return (
    <>
      {isSame(of) ? undefined : (
        <li>
          <AnswerWord of={of.before} /> → <AnswerWord of={of.after} />{" "}
          <span className="quiet">{reasons(of.decided)}</span>
        </li>
      )}
      {layersApart(of).map(({ layer, before, after, decided }) => (
        <li key={layer}>
          {say(`layer-${layer}`)}: <AnswerWord of={before} /> → <AnswerWord of={after} />{" "}
          <span className="quiet">{reasons(decided)}</span>
        </li>
      ))}
    </>
  );
}
