import type { Day } from "../../base/calendar.ts";
import { once } from "../../base/once.ts";
import type { Fact, FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { isKnownTo } from "../../facts/known-to.ts";
import { broughtOn } from "../../planning/consequences.ts";
import type { CandidacyLeaf } from "../../protocol/candidacy.ts";
import { afterEnd, condition } from "./conditions.ts";
import { cannotTell, type Judged, type Lack, lack, no, type Subject, yes } from "./judged.ts";
import { isFresh, staleOn } from "./said.ts";
import { resultsTaken, type Taken, verdictOf } from "./tests-taken.ts";

type Leaf<K extends CandidacyLeaf["kind"]> = Extract<CandidacyLeaf, { kind: K }>;

/** Not having been tested is not negative, nor having been tested long ago. */
export function positive({ anyOf, question, validDays }: Leaf<"positive">, subject: Subject): Judged {
  const known = condition({ kind: "condition", question, when: "ever" }, subject);
  if (known.answer === "yes") return known;
  const verdict = verdictOf(resultsTaken(anyOf, subject));
  if (verdict?.says === "positive") return yes({ evidence: [verdict.by.fact.id] });
  if (verdict?.says === "negative" && isFresh(verdict.by, subject.asOf, validDays))
    return no({ evidence: [verdict.by.fact.id], turnsOn: staleOn(verdict.by, validDays) });
  return cannotTell([lack("result", anyOf[0]!)]);
}

/**
 * What tests for infections leave open: one that shows it and is positive is yes; any other that is not negative can be told by
 * nobody, nor a hidden infection that is written down, until on a later day it is written down as over or ruled out, or a named
 * specialist who knew of it says on the work-up of this course that it is dealt with. No test at all leaves nothing open.
 *
 * @source protocols.md sections 1.3 and 3.2
 */
export function infectionTests({ of }: Leaf<"infection-tests">, subject: Subject): Judged {
  const wordOn = wordsKnowing(subject);
  const told = of.flatMap((one) => [...testsFor(one, subject, wordOn), ...hiddenOf(one, subject, wordOn)]);
  const turnsOn = told.flatMap(({ words }) => words.flatMap(({ resolvedOn }) => afterEnd(resolvedOn)));
  const isClosed = ({ words, settledBy }: Told): boolean =>
    settledBy !== undefined || words.some((one) => isOver(one, subject.asOf));
  const open = told.filter((one) => !isClosed(one));
  const shown = open.filter(({ isShown }) => isShown);
  if (shown.length > 0) return yes({ evidence: shown.map(({ by }) => by), turnsOn });
  if (open.length === 0) {
    const settled = told.flatMap(({ by, settledBy }) => (settledBy === undefined ? [] : [by, settledBy.id]));
    return no({ evidence: [...new Set(settled)], turnsOn });
  }
  return cannotTell(
    open.map(({ lacks }) => lacks),
    { evidence: open.map(({ by }) => by), turnsOn },
  );
}

/** What speaks for an infection, and what was said of it since. */
type Told = {
  readonly by: string;
  readonly isShown: boolean;
  readonly words: readonly Word[];
  readonly settledBy: FactOfKind<"decision-made"> | undefined;
  readonly lacks: Lack;
};
type Asked = Leaf<"infection-tests">["of"][number];

function testsFor(
  { infection, hiddenAs, shownBy = [], hintedBy = [] }: Asked,
  subject: Subject,
  wordOn: WordOn,
): readonly Told[] {
  const words = [infection].concat(hiddenAs ?? []).flatMap((name) => wordsOn(name, subject));
  return [...shownBy, ...hintedBy].flatMap((analyte) => {
    const verdict = verdictOf(resultsTaken([analyte], subject));
    if (verdict === undefined || verdict.says === "negative") return [];
    const isShown = verdict.says === "positive" && shownBy.includes(analyte);
    return {
      by: verdict.by.fact.id,
      isShown,
      words: words.filter((one) => isSince(one, verdict.by)),
      settledBy: isShown ? undefined : wordOn(verdict.by.fact, [analyte]),
      lacks: lack("infection-test", analyte),
    };
  });
}

function hiddenOf({ hiddenAs, shownBy = [], hintedBy = [] }: Asked, subject: Subject, wordOn: WordOn): readonly Told[] {
  if (hiddenAs === undefined) return [];
  const words = wordsOn(hiddenAs, subject);
  return words
    .filter(({ certainty }) => certainty !== "excluded")
    .map((one) => ({
      by: one.id,
      isShown: false,
      words: [one, ...words.filter(({ certainty, earliest }) => certainty === "excluded" && earliest > one.latest)],
      settledBy: wordOn(one, [...shownBy, ...hintedBy]),
      lacks: lack("infection-test", hiddenAs),
    }));
}

/** The word on what these tests bring, where it was given by somebody who knew of this fact. */
type WordOn = (fact: Fact, analytes: readonly string[]) => Told["settledBy"];

function wordsKnowing(subject: Subject): WordOn {
  const brought = once(() => broughtOn(subject.asOf, subject.course, subject));
  return (fact, analytes) =>
    brought()
      .filter(({ consequence }) => consequence.analytes.some((one) => analytes.includes(one)))
      .flatMap(({ settledBy }) => settledBy ?? [])
      .find((word) => isKnownTo(word, fact));
}

type Word = FactOfKind<"condition-recorded">;
const wordsOn = (infection: string, { facts, asOf }: Subject): readonly Word[] =>
  ofKind(facts, "condition-recorded", asOf).filter(({ condition: name }) => name === infection);

const isSince = ({ certainty, earliest, resolvedOn }: Word, { latest }: Taken): boolean =>
  certainty === "excluded" ? earliest > latest : resolvedOn !== undefined && resolvedOn.earliest > latest;

const isOver = ({ certainty, resolvedOn }: Word, asOf: Day): boolean =>
  certainty === "excluded" || (resolvedOn !== undefined && resolvedOn.latest < asOf);
