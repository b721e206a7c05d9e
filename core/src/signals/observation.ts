import type { Day } from "../base/calendar.ts";
import type { Certainty } from "../base/certainty.ts";
import { analyteOf } from "../facts/check-result.ts";
import type { Fact, FactOfKind } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { byDayThenId } from "../facts/parse-record.ts";
import { learnedOn } from "./learned.ts";

/** Something seen or told that is no value of a series: a symptom, a finding, a reading, an examination, a scan. */
export type Observation<F extends Fact = Fact> = {
  readonly fact: F;
  /** The key of the symptom, finding or examination; of all else the kind of fact. */
  readonly about: string;
  readonly answer: Certainty;
  /** When it was reported; it counts from this day. */
  readonly day: Day;
  /** From and through when it was there, as far as is known. */
  readonly since: Day;
  readonly through: Day;
  /** Of a symptom: nobody said since when. */
  readonly isStartUnknown: boolean;
};

export type Observations = ReadonlyMap<string, readonly Observation[]>;

const add = (lists: Map<string, Observation[]>, key: string, one: Observation): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
};

const at = (fact: Fact, about: string, answer: Certainty): Observation => ({
  fact,
  about,
  answer,
  day: fact.earliest,
  since: fact.earliest,
  through: fact.latest,
  isStartUnknown: true,
});

/** Of some kinds of facts those that are asked for, in the order of the record. */
function chosen(
  { byKind }: FactIndex,
  kinds: readonly Fact["kind"][],
  isAsked: (fact: Fact) => boolean = () => true,
): readonly Fact[] {
  const lists = kinds.map((kind) => byKind.get(kind)?.filter(isAsked) ?? []).filter((list) => list.length > 0);
  return lists.length === 1 ? lists[0]! : lists.flat().sort(byDayThenId);
}

const said = { yes: "yes", no: "no", unsure: "cannot-tell" } as const;

/**
 * Symptoms by key: told by phone, answered in a self-check, or seen at an infusion.
 *
 * @param byNumber the key that the number of a question stands for: `Q17` → `fever-or-night-sweats`
 */
export function symptomsOf(index: FactIndex, byNumber: ReadonlyMap<string, string>): Observations {
  const lists = new Map<string, Observation[]>();
  const keyOf = (name: string): string => byNumber.get(name) ?? name;
  for (const fact of chosen(index, ["symptom-reported", "selfcheck-completed", "reaction-observed"])) {
    switch (fact.kind) {
      case "symptom-reported": {
        const start = fact.startedOn?.earliest ?? fact.startedAt?.on;
        const about = keyOf(fact.symptom);
        add(lists, about, {
          fact,
          about,
          answer: said[fact.present ?? "yes"],
          day: fact.earliest,
          since: start ?? fact.earliest,
          through: fact.endedOn?.latest ?? fact.latest,
          isStartUnknown: start === undefined,
        });
        break;
      }
      case "selfcheck-completed":
        for (const { item, answer } of fact.answers) {
          const about = keyOf(item);
          add(lists, about, at(fact, about, said[answer]));
        }
        break;
      case "reaction-observed":
        add(lists, fact.symptom, at(fact, fact.symptom, "yes"));
        break;
      default:
    }
  }
  return lists;
}

/** Where nothing is said of a sample, nothing was seen. */
const saysWhatWasSeen = (fact: Fact): boolean =>
  (fact.kind === "result-reported" &&
    (fact.findings !== undefined || fact.specimen !== undefined || fact.context?.bleedingNow !== undefined)) ||
  (fact.kind === "exam-done" && fact.findings !== undefined);

/**
 * What a laboratory or an examiner saw, and the remarks on specimens, by key. A mislabelled tube shows nothing. Urine of
 * somebody who bleeds is `menstruating`, whoever wrote it down.
 */
export function findingsOf(index: FactIndex): Observations {
  const lists = new Map<string, Observation[]>();
  for (const fact of chosen(index, ["result-reported", "exam-done"], saysWhatWasSeen)) {
    if (fact.kind === "result-reported") {
      if (fact.status === "cancelled" || fact.specimen?.includes("mislabelled")) continue;
      for (const finding of new Set([...(fact.findings ?? []), ...(fact.specimen ?? []), ...saidOf(fact)]))
        add(lists, finding, at(fact, finding, "yes"));
    } else if (fact.kind === "exam-done" && fact.findings !== undefined) {
      const findings = typeof fact.findings === "string" ? [fact.findings] : fact.findings;
      for (const finding of findings) add(lists, finding, at(fact, finding, "yes"));
    }
  }
  return lists;
}

/** What the person said at the sample. @source safety-signals.md 1.7, menstruation, points 1 and 3 */
function saidOf(fact: FactOfKind<"result-reported">): readonly string[] {
  const bleeding = fact.context?.bleedingNow;
  return (bleeding === true || bleeding === "yes") && analyteOf(fact)?.specimen === "urine" ? ["menstruating"] : [];
}

/** Examinations by name. Which outcome a rule asks for, it says itself. */
export function examsOf(index: FactIndex): Observations {
  const lists = new Map<string, Observation[]>();
  for (const fact of index.byKind.get("exam-done") ?? [])
    if (fact.kind === "exam-done") add(lists, fact.exam, at(fact, fact.exam, "yes"));
  return lists;
}

const ofCertainty = { confirmed: "yes", suspected: "cannot-tell", excluded: "no" } as const;

/** What was written down as a fact of its own: conditions by key, `pregnancy` and `relapse`. */
export function recordedOf({ byKind }: FactIndex): Observations {
  const lists = new Map<string, Observation[]>();
  for (const kind of ["condition-recorded", "pregnancy-recorded", "relapse-occurred"] as const)
    for (const fact of byKind.get(kind) ?? []) {
      if (fact.kind === "condition-recorded")
        add(lists, fact.condition, at(fact, fact.condition, ofCertainty[fact.certainty ?? "confirmed"]));
      if (fact.kind === "pregnancy-recorded")
        add(lists, "pregnancy", at(fact, "pregnancy", wasOverWhenLearned(fact) ? "no" : "yes"));
      if (fact.kind === "relapse-occurred") add(lists, "relapse", at(fact, "relapse", "yes"));
    }
  return lists;
}

/** Such a pregnancy is history. One whose end was added to what was on file was known while it lasted. */
const wasOverWhenLearned = (fact: FactOfKind<"pregnancy-recorded">): boolean =>
  fact.supersedes === undefined && fact.endedOn !== undefined && fact.endedOn.latest <= learnedOn(fact);

/** All facts of one kind as observations, under one key. */
export const allOf = (index: FactIndex, kind: Fact["kind"]): readonly Observation[] =>
  (index.byKind.get(kind) ?? []).map((fact) => at(fact, kind, "yes"));
