import type { Assessment } from "./assessment.ts";
import { afterAllDays, type Day, formatDay } from "./base/calendar.ts";
import { resultsOf } from "./facts/fact-index.ts";
import { debtsOf } from "./obligations/debts.ts";
import type { Obligation } from "./obligations/obligation.ts";
import type { Rule } from "./protocol/rule.ts";
import type { StatedRule } from "./protocol/tightest.ts";
import type { Signal } from "./signals/signal.ts";
import { isOpen } from "./signals/signals.ts";
import type { Comparison } from "./signals/trace.ts";
import { nameOfTest, namesOf } from "./task-text.ts";
import { say } from "./text/message.ts";
import { findAnalyte } from "./units/analytes.ts";

/** A test or a step, as whoever looks at an order needs to know it. */
export type SupportTest = {
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  readonly overdueFrom: string;
  readonly status: Obligation["status"];
  /** The parts that no valid result covers yet, in words; empty: all of it. */
  readonly lacking: readonly string[];
  /** Who asks for it: `alemtuzumab-eu@2022+ (S29, prescriber checklist)`. */
  readonly source: string;
};

/** An open warning with what was seen. */
export type SupportWarning = {
  readonly name: string;
  readonly urgency: Signal["urgency"];
  readonly state: Signal["state"];
  readonly openedOn: string;
  readonly historical: boolean;
  /** Bleeding is what it warns of: it stands on platelets, or holds procedures that may bleed. */
  readonly mayBleed: boolean;
  readonly values: readonly SupportValue[];
};

/** What a laboratory or a reading said. `on`: null where the day is not known. */
export type SupportValue = {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly on: string | null;
};

/** A rule as it is read, with the days on which it speaks; null: without end. */
export type SupportRule = {
  readonly says: string;
  readonly source: string;
  readonly from: string | null;
  readonly through: string | null;
};

/**
 * What a system that writes orders must be told of a patient: no more than the assessment knows, and nothing that it does not. It is the same on
 * every day before the assessment's next change, so that it can be kept with it.
 */
export type DecisionSupport = {
  readonly watch: { readonly state: string; readonly endsOn: string | null };
  readonly lastInfusionOn: string | null;
  /** The course that is planned or under way; null: none is, so that its work-up cannot be judged. */
  readonly course: { readonly number: number; readonly firstOn: string; readonly hasBegun: boolean } | null;
  readonly warnings: readonly SupportWarning[];
  /** The oldest late test of each rule. */
  readonly late: readonly SupportTest[];
  /** The soonest test that is not late; null: there is none. */
  readonly next: SupportTest | null;
  /** Required steps of the course's work-up that nothing shows to be done. */
  readonly workUp: readonly SupportTest[];
  /** What may not go on, with the names of warnings and tests that say so. */
  readonly holds: readonly { readonly what: string; readonly since: string; readonly because: readonly string[] }[];
  /** The last valid count; null: none. */
  readonly platelets: SupportValue | null;
  /** A test that counts platelets is late. */
  readonly plateletsLate: boolean;
  /** What the rules say of live vaccines; empty: no rule in force speaks of them. */
  readonly liveVaccines: readonly SupportRule[];
  /** What the facts do not settle, in sentences, each once. */
  readonly cannotTell: readonly string[];
};

/** The standing rule on live vaccines, the same in every protocol that has one. */
const liveVaccineRule = "prophylaxis.live-vaccines";

export function decisionSupportOf(answer: Assessment): DecisionSupport {
  const { timeline, obligations, asOf } = answer;
  const late = obligations.flatMap((one) => debtsOf(one, asOf).slice(0, 1));
  const course = courseOf(answer);
  const all = obligations.flatMap((one) => one.obligations);
  return {
    watch: { state: timeline.followUp.state, endsOn: dayOrNull(timeline.followUp.endsOn) },
    lastInfusionOn: dayOrNull(timeline.courses.at(-1)?.lastOn),
    course: course && { ...course, firstOn: formatDay(course.firstOn) },
    warnings: answer.signals.signals.filter(isOpen).map((one) => warningOf(one, answer)),
    late: late.map(testOf),
    next: nextOf(all),
    workUp: course === null ? [] : all.filter((one) => isUnmet(one, course.number)).map(testOf),
    holds: holdsOf(answer, all),
    platelets: lastPlatelets(answer),
    plateletsLate: late.some(({ inForce: { rule } }) => asksForPlatelets(rule)),
    liveVaccines: liveVaccineRules(answer),
    cannotTell: [...new Set(answer.cannotTell.map(({ code }) => say(`cannot-tell.${code}`, {})))],
  };
}

/** Over all days, not only this one: a version that comes into force later must not change what was kept. */
function liveVaccineRules({ timeline: { segments } }: Assessment): readonly SupportRule[] {
  const found: { says: string; source: string; from: Day; through: Day }[] = [];
  for (const { from, through, rules } of segments) {
    const stated = rules.get(liveVaccineRule);
    if (stated === undefined) continue;
    const [says, source] = [stated.rule.says.trim(), sourceOf(stated)];
    const last = found.at(-1);
    if (last?.says === says && last.source === source && last.through + 1 === from) last.through = through;
    else found.push({ says, source, from, through });
  }
  return found.map((one) => ({ ...one, from: dayOrNull(one.from), through: dayOrNull(one.through) }));
}

function courseOf({ timeline: { planned, courses } }: Assessment) {
  const last = courses.at(-1);
  if (last?.state === "in-progress") return { number: last.number, firstOn: last.firstOn, hasBegun: true };
  return planned === undefined ? null : { number: planned.number, firstOn: planned.firstOn, hasBegun: false };
}

const undone: ReadonlySet<Obligation["status"]> = new Set(["not-yet-open", "open", "due", "overdue", "missed"]);
const isUnmet = ({ inForce: { rule }, course, status }: Obligation, number: number): boolean =>
  rule.kind === "before-course" && rule.requirement === "required" && course === number && undone.has(status);

const ahead: ReadonlySet<Obligation["status"]> = new Set(["not-yet-open", "open", "due"]);
function nextOf(all: readonly Obligation[]): SupportTest | null {
  const waiting = all.filter(({ status }) => ahead.has(status));
  const soonest = waiting.toSorted((a, b) => a.dueOn - b.dueOn || (a.key < b.key ? -1 : 1))[0];
  return soonest === undefined ? null : testOf(soonest);
}

const testOf = (one: Obligation): SupportTest => ({
  name: one.inForce.rule.name,
  dueOn: formatDay(one.dueOn),
  overdueFrom: formatDay(one.overdueFrom),
  status: one.status,
  lacking: one.evidence.length === 0 ? [] : one.lacking.map((test) => nameOfTest(test)),
  source: sourceOf(one.inForce),
});

const sourceOf = ({ protocol, rule }: StatedRule & { readonly rule: Rule }): string =>
  `${protocol} (${rule.sources.map(({ ref, at }) => (at === undefined ? ref : `${ref}, ${at}`)).join("; ")})`;

function warningOf(one: Signal, answer: Assessment): SupportWarning {
  const { urgency, state, openedOn, historical, holds, inForce } = one;
  const seen = one.reasons().comparisons.filter(({ result }) => result === "yes");
  // A symptom is named by the warning itself; what a laboratory said is told.
  const told = seen.filter(({ left, saw }) => typeof saw === "number" || findAnalyte(left) !== undefined);
  const values = new Map(told.map((each) => [`${each.left} ${each.fact}`, seenValue(each, answer)]));
  return {
    name: inForce.rule.name,
    urgency,
    state,
    openedOn: formatDay(openedOn),
    historical,
    mayBleed: holds.includes("procedures") || seen.some(({ left }) => left === platelets),
    values: [...values.values()],
  };
}

function seenValue({ left, saw, comparator, unit = "", fact }: Comparison, { facts }: Assessment): SupportValue {
  const found = facts.all.find(({ id }) => id === fact);
  const isExact = found !== undefined && found.earliest === found.latest;
  return {
    name: nameOfTest(left),
    value: `${comparator ?? ""}${saw}`,
    unit: unitText(unit),
    on: isExact ? dayOrNull(found.earliest) : null,
  };
}

const unitText = (unit: string): string => (unit === "1" ? "" : unit);

function holdsOf(answer: Assessment, all: readonly Obligation[]): DecisionSupport["holds"] {
  const names = namesOf(answer);
  const rules = new Map(all.map(({ key, inForce }) => [key, inForce.rule.name]));
  return answer.holds.map(({ what, since, because }) => ({
    what,
    since: formatDay(since),
    because: [...new Set(because.map((key) => names.get(key) ?? rules.get(key) ?? key))],
  }));
}

const platelets = "platelets";
const asksForPlatelets = (rule: Rule): boolean =>
  "evidence" in rule && "results" in rule.evidence && rule.evidence.results.flat().includes(platelets);

/** The newest count that is sound evidence: a clumped or doubtful one reassures nobody. */
function lastPlatelets({ facts, asOf }: Assessment): SupportValue | null {
  const { facts: results, flaws } = resultsOf(facts, platelets);
  const last = results.findLast((one, i) => flaws[i] === undefined && one.latest <= asOf);
  if (last?.kind !== "result-reported" || typeof last.value !== "number") return null;
  const { value, comparator = "", unit = "" } = last;
  return {
    name: nameOfTest(platelets),
    value: `${comparator}${value}`,
    unit: unitText(unit),
    on: formatDay(last.latest),
  };
}

/** Days without end are null. */
const dayOrNull = (day: Day | undefined): string | null =>
  day === undefined || !Number.isFinite(day) || day === afterAllDays ? null : formatDay(day);
