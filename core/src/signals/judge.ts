import type { Day } from "../base/calendar.ts";
import type { Certainty } from "../base/certainty.ts";
import { assertNever } from "../base/result.ts";
import type { Fact } from "../facts/fact.ts";
import { type Columns, lastUpTo } from "./columns.ts";
import { contextOn } from "./context.ts";
import type { Leaf, Node, ValueLeaf, Windows } from "./leaf.ts";
import { historicalDays } from "./learned.ts";
import type { Observation } from "./observation.ts";
import { observedAt, observedWithin } from "./observed.ts";
import type { CompiledRule, Entry } from "./plan.ts";
import { either, negated } from "./three-valued.ts";
import { emptyTrace, lacks, type Trace } from "./trace.ts";
import { valueAt } from "./values.ts";
import type { World } from "./world.ts";

/** A fact that could complete a rule: a result, by its place among those of its analyte, or something observed. */
export type Moment = {
  readonly fact: Fact;
  readonly day: Day;
  readonly columns: Columns | undefined;
  readonly i: number;
  readonly seen: Observation | undefined;
  /** A symptom: results around it are looked for from its beginning. */
  readonly isTold: boolean;
};

/**
 * Whether a rule speaks at a fact. It speaks only where the fact itself meets a part of it; what else it asks for may
 * lie in the days before, and nothing of a later day counts.
 */
export function judge({ rule, leaves }: Entry, world: World, moment: Moment, trace?: Trace): Certainty {
  let own: Certainty = "no";
  for (const leaf of leaves) {
    own = either(own, atMoment(leaf, world, moment, undefined) ?? "no");
    if (own === "yes") break;
  }
  if (own === "no") return "no";
  if (!rule.isAlternative) return completed(rule, own, world, moment, true, trace);
  if (trace !== undefined) for (const leaf of leaves) atMoment(leaf, world, moment, trace);
  return own;
}

/**
 * The rest of a rule, where the fact itself meets a part of it, or may do so.
 *
 * @param mayDoubt without it, "no" stands for "cannot tell" too, and is found sooner
 */
export function completed(
  rule: CompiledRule,
  own: Certainty,
  world: World,
  moment: Moment,
  mayDoubt: boolean,
  trace?: Trace,
): Certainty {
  const answer = answerOf(rule.criterion, { world, moment, windows: rule.windows, mayDoubt }, trace);
  return answer === "yes" && own !== "yes" ? "no" : answer;
}

type Asked = {
  readonly world: World;
  readonly moment: Moment;
  readonly windows: Windows;
  readonly mayDoubt: boolean;
};

/** What the fact itself says to a part; undefined where the part is about something else. */
function atMoment(leaf: Leaf, world: World, moment: Moment, trace: Trace | undefined): Certainty | undefined {
  switch (leaf.sort) {
    case "value":
      return moment.columns?.key === leaf.leaf.key
        ? valueAt(leaf.leaf, world, moment.columns, moment.i, trace)
        : undefined;
    case "observed":
      return moment.seen === undefined ? undefined : observedAt(leaf.leaf, world, moment.seen, trace);
    case "context":
      return undefined;
    default:
      return assertNever(leaf);
  }
}

function answerOf(node: Node, asked: Asked, trace: Trace | undefined): Certainty {
  switch (node.sort) {
    case "all":
      return everyOf(node.of, asked, trace);
    case "any":
      return atLeast(1, node.of, asked, trace);
    case "at-least":
      return atLeast(node.count, node.of, asked, trace);
    case "not":
      return notOf(node.of, asked, trace);
    case "value":
    case "observed":
    case "context":
      return leafAnswer(node, asked, trace);
    default:
      return assertNever(node);
  }
}

function everyOf(nodes: readonly Node[], asked: Asked, trace: Trace | undefined): Certainty {
  let answer: Certainty = "yes";
  for (const one of nodes) {
    const said = answerOf(one, asked, trace);
    if (said === "no") return "no";
    if (said === "cannot-tell") {
      if (!asked.mayDoubt) return "no";
      answer = said;
    }
  }
  return answer;
}

/** Once enough are met, what the others lack is of no interest. */
function atLeast(count: number, nodes: readonly Node[], asked: Asked, trace: Trace | undefined): Certainty {
  let met = 0;
  let open = 0;
  const before = trace?.missing.length ?? 0;
  for (const one of nodes) {
    const said = answerOf(one, asked, trace);
    if (said === "yes") met += 1;
    if (said === "cannot-tell") open += 1;
    if (met >= count && trace === undefined) return "yes";
  }
  const answer = met >= count ? "yes" : met + open >= count ? "cannot-tell" : "no";
  if (answer !== "cannot-tell") trace?.missing.splice(before);
  return answer;
}

/** An exemption must be on file to exempt; a value that is not known is not a value that is absent. */
function notOf(leaf: Leaf, asked: Asked, trace: Trace | undefined): Certainty {
  const inner = trace === undefined ? undefined : emptyTrace();
  const said = leafAnswer(leaf, asked, inner);
  trace?.comparisons.push(...(inner?.comparisons ?? []));
  const isExemption = leaf.sort === "context" || (leaf.sort === "observed" && leaf.leaf.kind === "symptom");
  if (said === "cannot-tell" && isExemption) return "yes";
  if (said === "cannot-tell") for (const one of inner?.missing ?? []) lacks(trace, one.what, one.of);
  return negated(said);
}

function leafAnswer(node: Leaf, asked: Asked, trace: Trace | undefined): Certainty {
  const { world, moment, windows } = asked;
  if (node.sort === "context") return contextAt(node, world, moment, trace);
  const from = windowStart(node, moment, windows);
  if (node.sort === "value") {
    return moment.columns?.key === node.leaf.key
      ? valueAt(node.leaf, world, moment.columns, moment.i, trace)
      : valueWithin(node.leaf, world, from, moment.day, trace);
  }
  const { kind } = node.leaf;
  const isReading = kind === "vital" || kind === "daily-mean" || kind === "again-observed";
  const own = isReading && moment.seen !== undefined ? observedAt(node.leaf, world, moment.seen, trace) : undefined;
  return own ?? observedWithin(node.leaf, world, from, moment.day, trace);
}

/**
 * What holds on the day; a window after an infusion holds for a symptom also by the day on which it began, if that is no
 * history: neck pain since the fifth day is that of the fifth day, whoever is told of it on the twelfth.
 *
 * @source resolutions.md section 1, items 6 and 10
 */
function contextAt(
  { leaf }: Extract<Leaf, { sort: "context" }>,
  world: World,
  { fact, day, seen, isTold }: Moment,
  trace: Trace | undefined,
): Certainty {
  const said = contextOn(leaf, world, day, fact.latest, trace);
  if (said === "yes" || leaf.kind !== "infusion-window" || !isTold || seen === undefined) return said;
  return seen.since < day && day - seen.since <= historicalDays
    ? contextOn(leaf, world, seen.since, seen.since as Day, trace)
    : said;
}

/** @source resolutions.md section 1, item 11 */
function windowStart(node: Leaf, { day, seen, isTold }: Moment, windows: Windows): number {
  if (node.sort === "observed" && node.leaf.kind === "symptom") return day - windows.symptomDaysBefore;
  if (!isTold) return day - windows.resultsDays;
  return Math.max(seen?.since ?? day, day - windows.symptomDaysBefore) - windows.symptomDaysAfter;
}

/** Any result of the days before meets it; of several doubts the newest is the one to settle. */
function valueWithin(leaf: ValueLeaf, world: World, from: number, through: Day, trace: Trace | undefined): Certainty {
  const columns = world.columnsFor(leaf.key);
  if (columns === undefined) return lacks(trace, "result", leaf.key);
  const { earliest, latest, uncertain } = columns.series;
  let answer: Certainty | undefined;
  let place = -1;
  for (let j = lastUpTo(columns, through); j >= 0; j -= 1) {
    if (earliest[j]! < from && uncertain.length === 0) break;
    if (latest[j]! < from) continue;
    const said = valueAt(leaf, world, columns, j);
    if (said === "yes" || answer === undefined || (said === "cannot-tell" && answer === "no")) {
      answer = said;
      place = j;
    }
    if (said === "yes") break;
  }
  if (answer === undefined) return lacks(trace, "result", leaf.key);
  return trace === undefined ? answer : valueAt(leaf, world, columns, place, trace);
}
