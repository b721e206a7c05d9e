import type { Day } from "../../base/calendar.ts";
import type { FactOfKind } from "../../facts/fact.ts";
import { ofKind } from "../../facts/fact-index.ts";
import type { CandidacyLeaf } from "../../protocol/candidacy.ts";
import { afterEnd, condition } from "./conditions.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { isFresh, staleOn } from "./said.ts";
import { resultsTaken, type Taken, verdictOf } from "./tests-taken.ts";

type Leaf<K extends CandidacyLeaf["kind"]> = Extract<CandidacyLeaf, { kind: K }>;

/** Not having been tested is not negative, nor having been tested long ago. */
export function positive({ anyOf, question, validDays }: Leaf<"positive">, subject: Subject): Judged {
  const known = condition({ kind: "condition", question, when: "ever" }, subject);
  if (known.answer === "yes") return known;
  const verdict = verdictOf(resultsTaken(anyOf, subject));
  if (verdict?.says === "positive") return yes({ evidence: [verdict.by.id] });
  if (verdict?.says === "negative" && isFresh(verdict.by, subject.asOf, validDays))
    return no({ evidence: [verdict.by.id], turnsOn: staleOn(verdict.by, validDays) });
  return cannotTell([lack("result", anyOf[0]!)]);
}

/**
 * What tests for infections leave open: one that shows it and is positive is yes, any other that is not negative can be told
 * by nobody, until on a later day the infection is written down as over or ruled out. No test at all leaves nothing open.
 *
 * @source protocols.md sections 1.3 and 3.2
 */
export function infectionTests({ of }: Leaf<"infection-tests">, subject: Subject): Judged {
  const told = of.flatMap(({ infection, shownBy = [], hintedBy = [] }) => {
    const words = wordsOn(infection, subject);
    return [...shownBy, ...hintedBy].flatMap((analyte) => {
      const verdict = verdictOf(resultsTaken([analyte], subject));
      if (verdict === undefined || verdict.says === "negative") return [];
      const isShown = verdict.says === "positive" && shownBy.includes(analyte);
      return [{ analyte, by: verdict.by, isShown, words: words.filter((one) => isSince(one, verdict.by)) }];
    });
  });
  const turnsOn = told.flatMap(({ words }) => words.flatMap(({ resolvedOn }) => afterEnd(resolvedOn)));
  const open = told.filter(({ words }) => !words.some((one) => isOver(one, subject.asOf)));
  const shown = open.filter(({ isShown }) => isShown);
  if (shown.length > 0) return yes({ evidence: shown.map(({ by }) => by.id), turnsOn });
  if (open.length === 0) return no({ turnsOn });
  return cannotTell(
    open.map(({ analyte }) => lack("infection-test", analyte)),
    { evidence: open.map(({ by }) => by.id), turnsOn },
  );
}

type Word = FactOfKind<"condition-recorded">;
const wordsOn = (infection: string, { facts, asOf }: Subject): readonly Word[] =>
  ofKind(facts, "condition-recorded", asOf).filter(({ condition: name }) => name === infection);

const isSince = ({ certainty, earliest, resolvedOn }: Word, { latest }: Taken): boolean =>
  certainty === "excluded" ? earliest > latest : resolvedOn !== undefined && resolvedOn.earliest > latest;

const isOver = ({ certainty, resolvedOn }: Word, asOf: Day): boolean =>
  certainty === "excluded" || (resolvedOn !== undefined && resolvedOn.latest < asOf);
