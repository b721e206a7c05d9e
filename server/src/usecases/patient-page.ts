import {
  type Assessment,
  type AssessmentJson,
  type DecisionSupport,
  decisionSupportOf,
  namesOf,
  type ObligationJson,
  renderAssessment,
  type Said,
  taskSaid,
} from "@longwatch/core";

/** What a patient's page needs of an answer: what is to be done and what comes next; the rest is asked for when wanted. */
export type PatientPage = Pick<
  AssessmentJson,
  "asOf" | "courses" | "followUp" | "coverage" | "holds" | "tasks" | "cannotTell" | "nextChangeOn"
> & {
  readonly protocols: AssessmentJson["protocols"];
  readonly signals: readonly PageSignal[];
  readonly due: readonly PageObligation[];
  readonly next: readonly PageObligation[];
  /** The sentences of tasks and open questions, in the same order, to be told in any language; no page shows them as they are. */
  readonly said: { readonly tasks: readonly Said[]; readonly cannotTell: readonly Said[] };
  /** What is told to other systems that show the patient or write orders; no page shows it. */
  readonly support: DecisionSupport;
};

type PageSignal = Pick<
  AssessmentJson["signals"][number],
  "key" | "signal" | "name" | "urgency" | "state" | "openedOn" | "deadlineAt" | "historical"
>;
type PageObligation = Pick<
  ObligationJson,
  "key" | "rule" | "name" | "status" | "opensOn" | "dueOn" | "overdueFrom" | "lacking" | "remindOn"
>;

const waiting: ReadonlySet<ObligationJson["status"]> = new Set(["open", "due", "overdue"]);
const closed: ReadonlySet<string> = new Set(["resolved", "explained", "basis-withdrawn"]);

export function patientPage(assessment: Assessment): PatientPage {
  const shown = new Set(assessment.obligations.flatMap(({ obligations }) => waitingOf(obligations)));
  const answer = renderAssessment(assessment, (one) => shown.has(one));
  const { asOf, courses, followUp, coverage, holds, tasks, cannotTell, nextChangeOn, protocols } = answer;
  const ahead = answer.obligations.filter(({ status }) => status === "not-yet-open");
  const names = namesOf(assessment);
  const nextOf = new Map(ahead.toReversed().map((one) => [one.rule, one]));
  return {
    asOf,
    protocols,
    courses,
    followUp,
    coverage,
    holds,
    tasks,
    cannotTell,
    nextChangeOn,
    signals: answer.signals.filter(({ state }) => !closed.has(state)).map(signalOf),
    due: answer.obligations.filter(({ status }) => waiting.has(status)).map(obligationOf),
    next: [...nextOf.values()].map(obligationOf).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    said: {
      tasks: assessment.tasks.map((task) => taskSaid(task, assessment, names)),
      cannotTell: assessment.cannotTell.map(({ lacks }) => lacks),
    },
    support: decisionSupportOf(assessment),
  };
}

type Obligation = Assessment["obligations"][number]["obligations"][number];

/** What waits of one rule, and what comes next: hundreds more are in the answer, and on no page. */
function waitingOf(obligations: readonly Obligation[]): readonly Obligation[] {
  const ahead = obligations.filter(({ status }) => status === "not-yet-open");
  const soonest = Math.min(...ahead.map(({ dueOn }) => dueOn));
  return [
    ...obligations.filter(({ status }) => waiting.has(status)),
    ...ahead.filter(({ dueOn }) => dueOn === soonest),
  ];
}

const signalOf = ({
  key,
  signal,
  name,
  urgency,
  state,
  openedOn,
  deadlineAt,
  historical,
}: AssessmentJson["signals"][number]): PageSignal => ({
  key,
  signal,
  name,
  urgency,
  state,
  openedOn,
  deadlineAt,
  historical,
});

const obligationOf = (one: ObligationJson): PageObligation => ({
  key: one.key,
  rule: one.rule,
  name: one.name,
  status: one.status,
  opensOn: one.opensOn,
  dueOn: one.dueOn,
  overdueFrom: one.overdueFrom,
  lacking: one.lacking,
  ...(one.remindOn === undefined ? {} : { remindOn: one.remindOn }),
});
