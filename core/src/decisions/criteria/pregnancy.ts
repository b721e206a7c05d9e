import { addDays, type Day } from "../../base/calendar.ts";
import { ofKind } from "../../facts/fact-index.ts";
import { concerns } from "../../obligations/audience.ts";
import { isPregnant, overFrom, type Pregnancy, pregnanciesOf } from "../../signals/pregnancies.ts";
import { cannotTell, type Judged, lack, no, type Subject, yes } from "./judged.ts";
import { resultsTaken, type Taken, verdictOf } from "./tests-taken.ts";

/** The result that says so or not. */
export const pregnancyAnalyte = "hcg";
/** A test says so, or not, for as many days. */
const testDays = 28;

/**
 * Known, or by the newest test: yes. Who cannot be, or whose newest test is negative: no. Otherwise nobody can tell; so it is
 * after a positive test of a pregnancy that has ended since.
 */
export function pregnancy(subject: Subject): Judged {
  const { patient, facts, asOf } = subject;
  const known = pregnanciesOf(ofKind(facts, "pregnancy-recorded", asOf));
  const found = known.filter((one) => isPregnant(one, asOf));
  if (found[0] !== undefined)
    return yes({ evidence: [found[0].fact], turnsOn: found.map((one) => overFrom(one) as Day) });
  if (concerns("childbearing-potential", patient, facts, asOf) === "no") return no();
  const tests = [...examsTaken(subject), ...resultsTaken([pregnancyAnalyte], subject)];
  const verdict = verdictOf(tests);
  const lacks = [lack("pregnancy", "")];
  if (verdict === undefined || verdict.says === "unclear" || asOf - verdict.by.earliest > testDays)
    return cannotTell(lacks);
  const of = { evidence: [verdict.by.fact.id], turnsOn: [addDays(verdict.by.earliest, testDays + 1)] };
  if (verdict.says === "negative") return no(of);
  return hasEndedSince(verdict.by, known) ? cannotTell(lacks, of) : yes(of);
}

const examsTaken = ({ facts, asOf }: Subject): readonly Taken[] =>
  ofKind(facts, "exam-done", asOf)
    .filter(({ exam }) => exam === "pregnancy-test")
    .map((fact) => ({
      fact,
      earliest: fact.earliest,
      latest: fact.latest,
      says: fact.outcome === "uninterpretable" ? undefined : fact.outcome === "normal" ? "negative" : "positive",
    }));

const hasEndedSince = ({ earliest }: Taken, known: readonly Pregnancy[]): boolean =>
  known.some(({ endedOn }) => endedOn !== undefined && endedOn >= earliest);
