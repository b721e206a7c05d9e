import type { Answer } from "./assessment.ts";
import { afterAllDays, type Day, formatDay } from "./base/calendar.ts";
import { formatClinicalDate } from "./base/clinical-date.ts";
import { factSaid } from "./describe-fact.ts";
import { debtsOf } from "./obligations/debts.ts";
import type { Obligation } from "./obligations/obligation.ts";
import type { Signal } from "./signals/signal.ts";
import type { Comparison } from "./signals/trace.ts";
import { nameOfTest } from "./task-text.ts";
import type { Task } from "./tasks/task.ts";
import { type Said, saying } from "./text/message.ts";

type Told = Pick<Answer, "obligations" | "signals" | "facts" | "cannotTell" | "asOf">;

/** Why a task stands, in one line: what was seen, or what is lacking since when. Days are named, so that it stays true overnight. */
export function taskWhy(task: Task, answer: Told): readonly Said[] {
  const why = oneOf(task, answer);
  return "id" in why ? [why] : why;
}

function oneOf(task: Task, answer: Told): Said | readonly Said[] {
  const { kind, about, openedOn } = task;
  switch (kind) {
    case "overdue":
    case "continue-measure":
      return lateWhy(about, answer) ?? since(openedOn);
    case "signal":
      return signalWhy(about, answer) ?? since(openedOn);
    case "repeat-sample":
      return spoiltWhy(task, answer) ?? because(task, answer);
    case "confirm":
      return askedBy(task, answer) ?? because(task, answer);
    case "signal-undecided":
      return missingWhy(about, answer) ?? because(task, answer);
    case "cannot-tell":
      return questionWhy(about, answer) ?? because(task, answer);
    case "course-held":
      return saying("why.held", { since: formatDay(openedOn), holds: task.because.length });
    case "orphaned-act":
    case "symptom-unknown":
    case "told":
    case "yearly-review":
    case "end-of-watch-review":
      return because(task, answer);
  }
}

const since = (day: Day): Said => saying("why.since", { on: formatDay(day) });

/** The newest of the facts that it stands on; the day on which it opened where none is on file. */
function because({ because: ids, openedOn }: Task, { facts, asOf }: Told): Said {
  const known = facts.all.filter(({ id, earliest }) => ids.includes(id) && earliest <= asOf);
  const last = known.at(-1);
  return last === undefined ? since(openedOn) : saying("why.fact", { facts: [factSaid(last)] });
}

function lateWhy(key: string, { obligations, asOf }: Told): Said | undefined {
  const track = obligations.find((one) => one.obligations.some((each) => each.key === key));
  const oldest = track?.obligations.find((one) => one.key === key);
  if (track === undefined || oldest === undefined) return undefined;
  const lastOn = track.obligations.reduce<Day | undefined>(
    (last, { fulfilledOn }) => laterOf(last, fulfilledOn),
    undefined,
  );
  const isPart = oldest.lacking.length > 0 && oldest.lacking.length < track.parts.length;
  return saying("why.late", {
    dueOn: formatDay(oldest.dueOn),
    lastOn: lastOn === undefined ? undefined : formatDay(lastOn),
    periods: debtsOf(track, asOf).length,
    lacking: isPart ? oldest.lacking.map((test) => nameOfTest(test)) : undefined,
  });
}

const laterOf = (a: Day | undefined, b: Day | undefined): Day | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

function signalWhy(key: string, { signals, facts }: Told): Said | undefined {
  const signal = signals.signals.find((one) => one.key === key);
  if (signal === undefined) return undefined;
  const { evidence, comparisons } = signal.reasons();
  const met = comparisons.filter(({ result, op }) => result === "yes" && op !== "is");
  const byId = new Map(facts.all.map((fact) => [fact.id, fact]));
  const seen = newestOf(met).map(({ left, saw, comparator = "", op, right, unit, fact }) => {
    const read = byId.get(fact);
    return {
      what: nameOfTest(left),
      saw: `${comparator}${shown(saw)}`,
      unit: unit === undefined || unit === "1" ? "" : unit,
      op,
      right: shown(right),
      on: read === undefined ? undefined : formatClinicalDate(read),
    };
  });
  if (seen.length > 0) return saying("why.seen", { seen, basis: basisOf(signal) });
  const told = evidence.flatMap((id) => byId.get(id) ?? []).slice(-3);
  return told.length === 0 ? undefined : saying("why.fact", { facts: told.map(factSaid) });
}

const basisOf = ({ state }: Signal): "stands" | "withdrawn" => (state === "basis-withdrawn" ? "withdrawn" : "stands");

/** Of each thing that was compared the last, three at most: the line is one line. */
const newestOf = (all: readonly Comparison[]): readonly Comparison[] =>
  [...new Map(all.map((one) => [one.left, one])).values()].slice(0, 3);

/** Limits that were computed have more digits than anybody measured. */
const shown = (value: number | string): string =>
  typeof value === "number" ? String(Number(value.toPrecision(6))) : value;

function spoiltWhy({ about, because: ids }: Task, { obligations }: Told): readonly Said[] | undefined {
  const flawed = obligationOf(about, obligations)?.notEvidence.findLast(({ fact }) => ids.includes(fact));
  return flawed === undefined
    ? undefined
    : [
        saying("why.sample", { part: nameOfTest(flawed.part), on: formatDay(flawed.on) }),
        saying(`flaw.${flawed.why}`, {}),
      ];
}

function askedBy({ about, because: ids }: Task, { obligations, signals }: Told): Said | undefined {
  const one = obligationOf(about, obligations);
  const asking = signals.signals.find(({ hits }) => hits.some(({ trigger }) => ids.includes(trigger.id)));
  if (one === undefined || asking === undefined || one.dueOn === afterAllDays) return undefined;
  return saying("why.asked", { rule: asking.inForce.rule.name, dueOn: formatDay(one.dueOn) });
}

function missingWhy(signal: string, { signals, facts }: Told): Said | undefined {
  const doubt = signals.cannotTell.findLast((one) => one.signal === signal && one.missing.length > 0);
  const read = facts.all.find(({ id }) => id === doubt?.trigger);
  if (doubt === undefined || read === undefined) return undefined;
  const lacks = doubt.missing.map(({ what, of }) => ({ kind: what, of: of === "" ? "" : nameOfTest(of) }));
  return saying("why.missing", { lacks, fact: factSaid(read) });
}

function questionWhy(code: string, { cannotTell }: Told): Said | undefined {
  const asked = cannotTell.filter((one) => one.code === code);
  return asked[0] === undefined
    ? undefined
    : saying("why.question", { missing: asked[0].lacks, more: asked.length - 1 });
}

const obligationOf = (key: string, all: Told["obligations"]): Obligation | undefined =>
  all.flatMap(({ obligations }) => obligations).find((one) => one.key === key);
