import { assess } from "../../core/src/assess.ts";
import { addDays, type Day, formatDay, parseDay } from "../../core/src/base/calendar.ts";
import { parseRecord } from "../../core/src/facts/parse-record.ts";
import { leavesOf } from "../../core/src/protocol/criterion.ts";
import { segmentOn } from "../../core/src/protocol/in-force.ts";
import type { Rulebook } from "../../core/src/protocol/rulebook.ts";
import type { SelfCheck, SelfCheckQuestion } from "../../core/src/protocol/self-check.ts";
import { urgencyRank } from "../../core/src/protocol/signal-rule.ts";
import { definedKeys, selfCheckOf } from "../../core/src/protocol/symptom-keys.ts";

/** What a self-check with some answers "yes" leads to: the most urgent signal, or the nurse's task where there is none. */
export type Outcome = { readonly urgency: string; readonly by: "signal" | "task" | "nothing"; readonly rule: string };

/** Days since the last infusion, both included; `through` is undefined for life. */
export type Span = { readonly from: number; readonly through: number | undefined };

export type Row = {
  /** Of a question; undefined where something is asked or told with it, or alone. */
  readonly number: number | undefined;
  /** Answered "yes" together. */
  readonly answers: readonly string[];
  /** One for each span of the table. */
  readonly outcomes: readonly Outcome[];
};
export type Table = { readonly spans: readonly Span[]; readonly rows: readonly Row[] };

const infusedOn = parseDay("2024-03-04") as Day;

/** Asks the rules: one infusion, and a self-check so many days after it with nothing else on file. */
export function outcomeOf(rulebook: Rulebook, answers: readonly string[], daysSince: number): Outcome {
  const on = addDays(infusedOn, daysSince);
  const read = parseRecord({
    record: 1,
    patient: { id: "lw-1", sex: "female", jurisdiction: "EU" },
    facts: [
      { kind: "infusion-given", infusedOn: formatDay(infusedOn), drug: "alemtuzumab", doseMg: 12 },
      {
        kind: "selfcheck-completed",
        completedOn: formatDay(on),
        form: "monthly-selfcheck",
        version: "1",
        answers: answers.map((item) => ({ item, answer: "yes" })),
      },
    ],
  });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const { signals, tasks } = assess(read.value, rulebook, on);
  const [worst] = signals.signals.toSorted((a, b) => urgencyRank(a.urgency) - urgencyRank(b.urgency));
  if (worst !== undefined) return { urgency: worst.urgency, by: "signal", rule: worst.rule };
  const task = tasks.find(({ kind }) => kind === "told");
  return task === undefined
    ? { urgency: "", by: "nothing", rule: "" }
    : { urgency: task.urgency, by: "task", rule: "" };
}

/** Every question, and every answer beside it that changes the urgency, by the days since the infusion. */
export function selfCheckTable(rulebook: Rulebook): Table {
  const starts = startsOf(rulebook);
  const questions = selfCheckIn(rulebook).questions.toSorted((a, b) => a.number - b.number);
  const rows = questions.flatMap((question) => {
    const alone = rowOf(rulebook, starts, [question.symptom], question.number);
    const beside = answersBeside(question).map((answers) => rowOf(rulebook, starts, answers));
    return [alone, ...beside.filter((row) => differs(row, alone))];
  });
  return joined(starts, rows);
}

/** Every finer key told alone, as a nurse writes it down after a call. */
export function finerKeysTable(rulebook: Rulebook): Table {
  const starts = startsOf(rulebook);
  const check = selfCheckIn(rulebook);
  const questions = new Set(check.questions.map(({ symptom }) => symptom));
  const keys = definedKeys(check).flatMap(({ symptom }) => (questions.has(symptom) ? [] : [symptom]));
  return joined(
    starts,
    keys.toSorted().map((key) => rowOf(rulebook, starts, [key])),
  );
}

/** The days on which a window of some rule begins, or has just ended. */
function startsOf(rulebook: Rulebook): readonly number[] {
  const edges = new Set([0]);
  for (const { rule } of governing(rulebook).signals.values()) {
    for (const { leaf } of leavesOf(rule.when)) {
      if (leaf.kind !== "infusion-window") continue;
      edges.add(leaf.fromDay ?? 0);
      if (leaf.throughDay !== undefined) edges.add(leaf.throughDay + 1);
    }
  }
  return [...edges].toSorted((a, b) => a - b);
}

const governing = (rulebook: Rulebook) => segmentOn(rulebook.inForce("EU").segments, infusedOn);

function selfCheckIn(rulebook: Rulebook): SelfCheck {
  const check = selfCheckOf(governing(rulebook).protocols);
  if (check === undefined) throw new Error("no protocol of this rulebook has a self-check");
  return check;
}

const rowOf = (rulebook: Rulebook, starts: readonly number[], answers: readonly string[], number?: number): Row => ({
  number,
  answers,
  outcomes: starts.map((day) => outcomeOf(rulebook, answers, day)),
});

/** What can be answered with a question: its follow-ups, and what is asked with it in words that stand elsewhere. */
function answersBeside({ symptom, followUps = [], alsoAsk = [] }: SelfCheckQuestion): readonly (readonly string[])[] {
  return [
    ...followUps.map((one) => (one.replaces === true || one.after === "no" ? [one.symptom] : [symptom, one.symptom])),
    ...alsoAsk.map((key) => [symptom, key]),
  ];
}

const differs = ({ outcomes }: Row, other: Row): boolean =>
  outcomes.some(({ urgency }, i) => urgency !== other.outcomes[i]!.urgency);

/** Days on which no row has another urgency than on the day before stand in one column. */
function joined(starts: readonly number[], rows: readonly Row[]): Table {
  const kept = starts.flatMap((_, i) =>
    i === 0 || rows.some(({ outcomes }) => outcomes[i]!.urgency !== outcomes[i - 1]!.urgency) ? [i] : [],
  );
  return {
    spans: kept.map((i, k) => {
      const next = kept[k + 1];
      return { from: starts[i]!, through: next === undefined ? undefined : starts[next]! - 1 };
    }),
    rows: rows.map((row) => ({ ...row, outcomes: kept.map((i) => row.outcomes[i]!) })),
  };
}
