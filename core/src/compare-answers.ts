import type { Answer } from "./assessment.ts";
import { type Day, formatDay } from "./base/calendar.ts";
import { type CandidacyChange, changesCandidacy, compareCandidacy } from "./compare-candidacy.ts";
import type { Hold } from "./decisions/holds.ts";
import type { Obligation } from "./obligations/obligation.ts";
import type { SignalUrgency } from "./protocol/signal-rule.ts";
import type { Signal } from "./signals/signal.ts";
import { conditionName } from "./text/condition-names.ts";

/** What one rule asks for and is not settled yet, by one answer. */
type Asked = { readonly dates: number; readonly nextOn: string | null; readonly late: number };

/** What changes of one rule: due days that come, go, or lie elsewhere. */
export type RuleChange = {
  readonly rule: string;
  readonly name: string;
  readonly before: Asked;
  readonly after: Asked;
  /** The versions that govern the next of them: the same dates may come to stand on another text. */
  readonly governs: { readonly before: string | null; readonly after: string | null };
  readonly appear: number;
  readonly vanish: number;
  readonly move: number;
  /** Due days that stay, and become late on another day. */
  readonly otherLimit: number;
};

export type SignalChange = {
  readonly key: string;
  readonly name: string;
  /** Null: not open by that answer. */
  readonly before: SignalUrgency | null;
  readonly after: SignalUrgency | null;
};

/** How one answer about a patient differs from another, about the same day: other rules, say, or other facts. */
export type AnswerChanges = {
  readonly followUpEnds: { readonly before: string | null; readonly after: string | null } | null;
  readonly rules: readonly RuleChange[];
  readonly signals: readonly SignalChange[];
  readonly candidacy: CandidacyChange | null;
  /** What may not go on by one of them only. */
  readonly holds: { readonly appear: readonly Hold["what"][]; readonly vanish: readonly Hold["what"][] };
  /** Keys of tasks of that day. */
  readonly tasks: { readonly appear: readonly string[]; readonly vanish: readonly string[] };
};

type Compared = Pick<Answer, "timeline" | "obligations" | "signals" | "candidacy" | "holds" | "tasks">;

/**
 * Only what is still to be done or open: what was done or missed is history by either answer.
 *
 * @param decides by which candidacy is asked afterwards: an answer under rules that come later says what they would make of it already today
 */
export function compareAnswers(
  before: Compared,
  after: Compared,
  decides: Pick<Compared, "timeline" | "candidacy"> = after,
): AnswerChanges {
  const [endedBefore, endsAfter] = [before, after].map(({ timeline }) => dayOf(timeline.followUp.endsOn));
  return {
    followUpEnds: endedBefore === endsAfter ? null : { before: endedBefore!, after: endsAfter! },
    rules: ruleChanges(before, after),
    signals: signalChanges(before.signals.signals, after.signals.signals),
    candidacy: compareCandidacy(before, decides),
    holds: comeAndGone(
      before.holds.map(({ what }) => what),
      after.holds.map(({ what }) => what),
    ),
    tasks: comeAndGone(
      before.tasks.map(({ key }) => key),
      after.tasks.map(({ key }) => key),
    ),
  };
}

function comeAndGone<T extends string>(before: readonly T[], after: readonly T[]) {
  const [older, newer] = [new Set(before), new Set(after)];
  return {
    appear: [...newer].filter((one) => !older.has(one)).toSorted(),
    vanish: [...older].filter((one) => !newer.has(one)).toSorted(),
  };
}

/** Whether the two answers are alike in all that is compared. */
export const isAlike = (changes: AnswerChanges): boolean =>
  !changesWork(changes) && changes.rules.length === 0 && changes.candidacy === null;

/** Whether anybody would have to do anything else, or on another day, or is told another answer: not only by another text. */
export const changesWork = ({ followUpEnds, rules, signals, candidacy, holds, tasks }: AnswerChanges): boolean =>
  followUpEnds !== null ||
  rules.some(isMoved) ||
  changesCandidacy(candidacy) ||
  [signals, holds.appear, holds.vanish, tasks.appear, tasks.vanish].some((some) => some.length > 0);

/** Whether due days come, go, move or become late on another day: not only by another text. */
export const isMoved = (one: Pick<RuleChange, "appear" | "vanish" | "move" | "otherLimit">): boolean =>
  one.appear + one.vanish + one.move + one.otherLimit > 0;

const dayOf = (day: Day | undefined): string | null => (day === undefined ? null : formatDay(day));

const unsettled: ReadonlySet<Obligation["status"]> = new Set(["not-yet-open", "open", "due", "overdue"]);

function ruleChanges(before: Compared, after: Compared): readonly RuleChange[] {
  const [older, newer] = [askedByRule(before), askedByRule(after)];
  return [...new Set([...older.keys(), ...newer.keys()])].toSorted().flatMap((rule) => {
    const [old, now] = [older.get(rule) ?? [], newer.get(rule) ?? []];
    const change = datesOf(old, now);
    const governs = { before: governing(old), after: governing(now) };
    if (!isMoved(change) && governs.before === governs.after) return [];
    const name = (now[0] ?? old[0]!).inForce.rule.name;
    return [{ rule, name, before: asked(old), after: asked(now), governs, ...change }];
  });
}

function askedByRule({ obligations }: Compared): ReadonlyMap<string, readonly Obligation[]> {
  const open = obligations.flatMap((one) => one.obligations.filter(({ status }) => unsettled.has(status)));
  return Map.groupBy(
    open.toSorted((a, b) => a.dueOn - b.dueOn),
    ({ inForce }) => inForce.rule.id,
  );
}

const governing = (obligations: readonly Obligation[]): string | null => obligations[0]?.inForce.protocol ?? null;

const asked = (obligations: readonly Obligation[]): Asked => ({
  dates: obligations.length,
  nextOn: dayOf(obligations.find(({ status }) => status !== "overdue")?.dueOn),
  late: obligations.filter(({ status }) => status === "overdue").length,
});

/**
 * Dates meet by their day, not by their number: where an interval changes, the third of one series is not the third of the
 * other. Of the days that only one of them has, as many as both have are moved; the rest comes or goes.
 */
function datesOf(before: readonly Obligation[], after: readonly Obligation[]) {
  const left = [...after];
  let [vanish, otherLimit] = [0, 0];
  for (const old of before) {
    const same = left.findIndex((one) => one.dueOn === old.dueOn);
    if (same === -1) vanish += 1;
    else if (left.splice(same, 1)[0]!.overdueFrom !== old.overdueFrom) otherLimit += 1;
  }
  const move = Math.min(vanish, left.length);
  return { appear: left.length - move, vanish: vanish - move, move, otherLimit };
}

function signalChanges(before: readonly Signal[], after: readonly Signal[]): readonly SignalChange[] {
  const [older, newer] = [before, after].map((signals) => new Map(signals.filter(isOpen).map((one) => [one.key, one])));
  return [...new Set([...older!.keys(), ...newer!.keys()])].toSorted().flatMap((key) => {
    const [old, now] = [older!.get(key), newer!.get(key)];
    if (old?.urgency === now?.urgency) return [];
    const name = conditionName((now ?? old)!.signal);
    return [{ key, name, before: old?.urgency ?? null, after: now?.urgency ?? null }];
  });
}

const isOpen = ({ closedOn }: Signal): boolean => closedOn === undefined;
