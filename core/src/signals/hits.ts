import type { Day } from "../base/calendar.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { Segment } from "../protocol/in-force.ts";
import type { SignalRulesInForce } from "../protocol/signals-in-force.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type Columns, columnsOf, lastTold, lastUpTo } from "./columns.ts";
import { openGates, type SharedLeaf } from "./gates.ts";
import type { Found, Hits } from "./hit.ts";
import { completed, judge, type Moment } from "./judge.ts";
import type { Observation } from "./observation.ts";
import { type AnalytePlan, type Entry, type Plan, planOf } from "./plan.ts";
import { settled } from "./settled.ts";
import { valueAt } from "./values.ts";
import { type World, worldOf } from "./world.ts";

/**
 * Every rule that speaks, at every fact of a day up to `asOf` that could complete it, judged by the facts of that day and
 * before. So neither the order of arrival nor a later fact changes what was found. In order of the trigger's day.
 *
 * @param rules what governs when; each rule is taken as of the trigger's day
 * @param everyDoubt also what could not be told at results that newer ones have followed
 * @param known every fact that was known, those since displaced included
 */
export function hitsOf(
  patient: Patient,
  facts: FactIndex,
  timeline: Timeline,
  rules: readonly Pick<Segment, "from" | "through" | "signals">[],
  asOf: Day,
  everyDoubt = false,
  known: readonly Fact[] = facts.all,
): Hits {
  const world = worldOf(patient, facts, timeline, asOf, known);
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
