import type { Day } from "../base/calendar.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { Segment } from "../protocol/in-force.ts";
import { type SignalRule, urgencyRank } from "../protocol/signal-rule.ts";
import type { SignalRuleInForce, SignalRulesInForce } from "../protocol/signals-in-force.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type Columns, columnsOf, lastTold, lastUpTo } from "./columns.ts";
import { openGates, type SharedLeaf } from "./gates.ts";
import { completed, judge, type Moment } from "./judge.ts";
import type { Observation } from "./observation.ts";
import { once } from "./once.ts";
import { type AnalytePlan, type Entry, type Plan, planOf } from "./plan.ts";
import { type Comparison, emptyTrace, type Missing } from "./trace.ts";
import { valueAt } from "./values.ts";
import { type World, worldOf } from "./world.ts";

/** A rule that spoke at a fact. */
export type Hit = {
  readonly inForce: SignalRuleInForce;
  readonly trigger: Fact;
  readonly day: Day;
  /** Where the trigger is a result: its analyte and place. */
  readonly columns: Columns | undefined;
  readonly i: number;
  /** The one analyte that the rule looks at; undefined for a combination, a symptom, a reading. */
  readonly onlyAnalyte: string | undefined;
  /** The trigger has been corrected or taken back, and this is when that became known (−∞ where nobody wrote it down). */
  readonly withdrawnAt: number | undefined;
  /** Why: worked out when somebody asks. */
  readonly reasons: () => Reasons;
};

/** The facts and comparisons that a hit stands on. */
export type Reasons = { readonly evidence: readonly string[]; readonly comparisons: readonly Comparison[] };

/** A rule that might speak at a fact, if somebody knew what is missing. */
export type Doubt = {
  readonly inForce: SignalRuleInForce;
  readonly trigger: Fact;
  readonly day: Day;
  /** The analyte, or the sort of fact, that raised the question: its next answer settles it. */
  readonly about: string;
  readonly missing: () => readonly Missing[];
};

/** A rule that was met at a fact and left it to a more urgent one (`notWhen`). */
export type StoodBack = Pick<Hit, "inForce" | "trigger">;

export type Hits = {
  readonly hits: readonly Hit[];
  readonly stoodBack: readonly StoodBack[];
  readonly doubts: readonly Doubt[];
  readonly world: World;
};

export type Found = { readonly entry: Entry; readonly moment: Moment; readonly about: string; readonly isYes: boolean };

/**
 * Every rule that speaks, at every fact of a day up to `asOf` that could complete it, judged by the facts of that day and
 * before. So neither the order of arrival nor a later fact changes what was found. In order of the trigger's day.
 *
 * @param rules what governs when; each rule is taken as of the trigger's day
 * @param everyDoubt also what could not be told at results that newer ones have followed
 */
export function hitsOf(
  patient: Patient,
  facts: FactIndex,
  timeline: Timeline,
  rules: readonly Pick<Segment, "from" | "through" | "signals">[],
  asOf: Day,
  everyDoubt = false,
): Hits {
  const world = worldOf(patient, facts, timeline, asOf);
  const found: Found[] = [];
  for (const stretch of stretchesOf(rules)) {
    const through = Math.min(stretch.through, asOf) as Day;
    const span = { from: stretch.from, through, asOf, everyDoubt };
    if (stretch.from <= through) search(planOf(stretch.signals), world, span, found);
  }
  return { ...settled(found, world), world };
}

/** Segments in which the same rules are in force, joined. */
function stretchesOf(
  segments: readonly Pick<Segment, "from" | "through" | "signals">[],
): readonly { readonly from: Day; readonly through: Day; readonly signals: SignalRulesInForce }[] {
  const joined: { from: Day; through: Day; signals: SignalRulesInForce }[] = [];
  for (const { from, through, signals } of segments) {
    const last = joined.at(-1);
    if (last?.signals === signals) last.through = through;
    else joined.push({ from, through, signals });
  }
  return joined.filter((one) => one.signals.size > 0);
}

type Searched = { readonly from: Day; readonly through: Day; readonly asOf: Day; readonly everyDoubt: boolean };

function search(plan: Plan, world: World, searched: Searched, found: Found[]): void {
  const { from, through } = searched;
  for (const series of world.facts.results.values()) {
    const columns = columnsOf(series);
    const ofAnalyte = plan.byAnalyte.get(columns.key);
    if (ofAnalyte !== undefined) searchSeries(ofAnalyte, world, columns, searched, found);
  }
  const observe = (entries: readonly Entry[], seen: readonly Observation[], about: string): void => {
    if (entries.length === 0) return;
    // A "no" completes nothing: most answers of a self-check end here.
    for (const one of seen)
      if (one.answer !== "no" && one.day >= from && one.day <= through) observed(entries, world, one, about, found);
  };
  if (plan.vitals.length > 0) observe(plan.vitals, world.vitals(), "vital");
  if (plan.scans.length > 0) observe(plan.scans, world.scans(), "mri");
  for (const [key, seen] of world.symptoms()) observe(plan.bySymptom.get(key) ?? [], seen, key);
  for (const [key, seen] of world.findings()) observe(plan.byFinding.get(key) ?? [], seen, key);
  for (const [key, seen] of world.exams()) observe(plan.byExam.get(key) ?? [], seen, key);
  for (const [key, seen] of world.recorded()) observe(plan.byRecorded.get(key) ?? [], seen, `recorded ${key}`);
}

/** Walks one analyte's results once. Only the newest, whose doubts are of interest, is asked everything. */
function searchSeries(
  plan: AnalytePlan,
  world: World,
  columns: Columns,
  { from, through, asOf, everyDoubt }: Searched,
  found: Found[],
): void {
  const { earliest } = columns.series;
  const newestOn = everyDoubt ? Number.NEGATIVE_INFINITY : (earliest[lastTold(columns, asOf)] ?? 0);
  const gates = openGates(plan.gates, columns);
  const said = new Uint8Array(plan.entries.length);
  const last = lastUpTo(columns, through);
  for (let i = lastUpTo(columns, from - 1) + 1; i <= last; i += 1) {
    if (earliest[i]! >= newestOn) {
      searchResult(plan, world, columns, i, true, said, found);
      continue;
    }
    let isTouched = false;
    for (const { at, least, leaves } of gates) {
      if (!(at[i]! >= least)) continue;
      for (const one of leaves) {
        if (at[i]! < one.least) break;
        if (valueAt(one.leaf, world, columns, i) === "yes") isTouched = noted(one, met, said);
      }
    }
    if (isTouched) conclude(plan, world, columns, i, false, said, found);
  }
}

/**
 * All rules at one result, each criterion asked once.
 *
 * @param said room for what the result says to each entry; all nought, and left so
 */
export function searchResult(
  plan: AnalytePlan,
  world: World,
  columns: Columns,
  i: number,
  mayDoubt: boolean,
  said: Uint8Array,
  found: Found[],
): void {
  let isTouched = false;
  for (const one of plan.leaves) {
    const answer = valueAt(one.leaf, world, columns, i);
    if (answer === "yes") isTouched = noted(one, met, said);
    else if (mayDoubt && answer === "cannot-tell") isTouched = noted(one, doubtful, said);
  }
  if (isTouched) conclude(plan, world, columns, i, mayDoubt, said, found);
}

/** What a result says to a rule's own parts; 0: nothing. */
const met = 2;
const doubtful = 1;

function noted({ askedBy }: SharedLeaf, rank: number, said: Uint8Array): true {
  for (const place of askedBy) if (said[place]! < rank) said[place] = rank;
  return true;
}

/** Only the rules of which it meets a part, or may do so, are looked at further. */
function conclude(
  { entries }: AnalytePlan,
  world: World,
  columns: Columns,
  i: number,
  mayDoubt: boolean,
  said: Uint8Array,
  found: Found[],
): void {
  const moment = momentOf(columns, i);
  for (let place = 0; place < said.length; place += 1) {
    if (said[place] === 0) continue;
    const entry = entries[place]!;
    const own = said[place] === met ? "yes" : "cannot-tell";
    const answer = entry.rule.isAlternative ? own : completed(entry.rule, own, world, moment, mayDoubt);
    if (answer !== "no") found.push({ entry, moment, about: columns.key, isYes: answer === "yes" });
  }
  said.fill(0);
}

const momentOf = (columns: Columns, i: number): Moment => ({
  fact: columns.series.facts[i]!,
  day: columns.series.earliest[i]!,
  columns,
  i,
  seen: undefined,
  isTold: false,
});

function observed(entries: readonly Entry[], world: World, one: Observation, about: string, found: Found[]): void {
  const { kind } = one.fact;
  const isTold = kind === "symptom-reported" || kind === "selfcheck-completed" || kind === "reaction-observed";
  const moment: Moment = { fact: one.fact, day: one.day, columns: undefined, i: -1, seen: one, isTold };
  for (const entry of entries) {
    const answer = judge(entry, world, moment);
    if (answer !== "no") found.push({ entry, moment, about, isYes: answer === "yes" });
  }
}

/**
 * What stands of all that was found: a rule stands back while another speaks at the same fact; a doubt is of no interest
 * beside a rule of the same signal that speaks there and is as urgent.
 */
export function settled(found: readonly Found[], world: World, withdrawnAt?: number): Omit<Hits, "world"> {
  if (found.length === 0) return { hits: [], stoodBack: [], doubts: [] };
  const speaking = new Map<Fact, SignalRuleInForce[]>();
  const said = found.filter(({ entry, moment, isYes }) => {
    if (!isYes) return true;
    const { inForce } = entry.rule;
    const rules = speaking.get(moment.fact);
    if (rules === undefined) speaking.set(moment.fact, [inForce]);
    else if (rules.includes(inForce)) return false;
    else rules.push(inForce);
    return true;
  });
  const hits: Hit[] = [];
  const stoodBack: StoodBack[] = [];
  const doubts: Doubt[] = [];
  for (const one of said) {
    const { inForce, onlyAnalyte } = one.entry.rule;
    const { fact: trigger, day, columns, i } = one.moment;
    const others = speaking.get(trigger);
    if (others !== undefined && standsBack(inForce, others, trigger)) {
      if (one.isYes) stoodBack.push({ inForce, trigger });
      continue;
    }
    if (one.isYes) {
      const reasons = once(() => reasonsOf(one, world));
      hits.push({ inForce, trigger, day, columns, i, onlyAnalyte, withdrawnAt, reasons });
    } else if (others === undefined || !others.some((other) => covers(other, inForce))) {
      doubts.push({ inForce, trigger, day, about: one.about, missing: once(() => missingOf(one, world)) });
    }
  }
  return { hits: hits.sort(inOrder), stoodBack, doubts: doubts.sort(inOrder) };
}

/** On an uncertain day a rule leaves it to none that is milder: that may speak of a day that it was not. */
function standsBack(
  { rule }: SignalRuleInForce,
  others: readonly SignalRuleInForce[],
  { earliest, latest }: Fact,
): boolean {
  const isCertain = earliest === latest;
  const isLeftTo = (other: SignalRule): boolean =>
    rule.notWhen?.includes(other.id) === true && (isCertain || urgencyRank(other.urgency) <= urgencyRank(rule.urgency));
  return rule.notWhen !== undefined && others.some((other) => isLeftTo(other.rule));
}

function reasonsOf({ entry, moment }: Found, world: World): Reasons {
  const trace = emptyTrace();
  judge(entry, world, moment, trace);
  return { evidence: [...new Set([moment.fact.id, ...trace.evidence])], comparisons: trace.comparisons };
}

function missingOf({ entry, moment }: Found, world: World): readonly Missing[] {
  const trace = emptyTrace();
  judge(entry, world, moment, trace);
  return trace.missing;
}

const covers = ({ rule }: SignalRuleInForce, other: SignalRuleInForce): boolean =>
  rule.signal === other.rule.signal && urgencyRank(rule.urgency) <= urgencyRank(other.rule.urgency);

/** By day, then by fact, then the most urgent first: an order that the facts alone decide. */
export const inOrder = (
  a: Pick<Hit, "day" | "trigger" | "inForce">,
  b: Pick<Hit, "day" | "trigger" | "inForce">,
): number =>
  a.day - b.day ||
  (a.trigger.id < b.trigger.id ? -1 : a.trigger.id > b.trigger.id ? 1 : 0) ||
  urgencyRank(a.inForce.rule.urgency) - urgencyRank(b.inForce.rule.urgency) ||
  (a.inForce.rule.id < b.inForce.rule.id ? -1 : 1);
