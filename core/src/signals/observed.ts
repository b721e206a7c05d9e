import { onceFor } from "../base/attached.ts";
import type { Certainty } from "../base/certainty.ts";
import { assertNever } from "../base/result.ts";
import { dailyMeanAt } from "./daily-mean.ts";
import type { ObservedLeaf, Symptom } from "./leaf.ts";
import type { Observation, Observations } from "./observation.ts";
import { hasCleanBetween, isAboutSpecimen } from "./running-samples.ts";
import { lacks, type Trace } from "./trace.ts";
import { readingAt } from "./vital-sign.ts";
import type { World } from "./world.ts";

/** Nothing: this observation is about something else. */
type Said = Certainty | undefined;

const none: readonly Observation[] = [];

/** What one observation says to a criterion. */
export function observedAt(leaf: ObservedLeaf, world: World, one: Observation, trace?: Trace): Said {
  switch (leaf.kind) {
    case "symptom":
      return symptomAt(leaf, one, trace);
    case "vital":
      return readingAt(leaf, world, one, trace);
    case "daily-mean":
      return dailyMeanAt(leaf, world, one, trace);
    case "finding":
      return noted("finding", leaf.anyOf.join(" | "), one, one.answer, trace);
    case "recorded":
      if (one.answer === "cannot-tell") return lacks(trace, "recorded", leaf.anyOf.join(" | "));
      return noted("recorded", leaf.anyOf.join(" | "), one, one.answer, trace);
    case "exam":
      return examAt(leaf, one, trace);
    case "mri":
      return scanAt(leaf, one, trace);
    case "again-observed":
      return againAt(leaf, world, one, trace);
    default:
      return assertNever(leaf);
  }
}

/** Every observation that a criterion could be about, in order of time for each of its names. */
export function candidatesFor(leaf: ObservedLeaf, world: World): readonly Observation[] {
  switch (leaf.kind) {
    case "symptom":
      return together(leaf.anyOf, world.symptoms());
    case "vital":
    case "daily-mean":
      return world.vitals();
    case "recorded":
      return together(leaf.anyOf, world.recorded());
    case "finding":
      return together(leaf.anyOf, world.findings());
    case "exam":
      return world.exams().get(leaf.exam) ?? none;
    case "mri":
      return world.scans();
    case "again-observed":
      return candidatesFor(leaf.of, world);
    default:
      return assertNever(leaf);
  }
}

const listsOf = onceFor((_: Observations) => new Map<readonly string[], readonly Observation[]>());

/** One list, made once for each criterion and record: rules ask for it at every fact. */
function together(keys: readonly string[], all: Observations): readonly Observation[] {
  if (all.size === 0) return none;
  if (keys.length === 1) return all.get(keys[0]!) ?? none;
  const lists = listsOf(all);
  let list = lists.get(keys);
  if (list === undefined) {
    list = keys.flatMap((key) => all.get(key) ?? none);
    lists.set(keys, list);
  }
  return list;
}

/** Whether anything observed from `from` through `through` meets it. What nobody reported is not known. */
export function observedWithin(
  leaf: ObservedLeaf,
  world: World,
  from: number,
  through: number,
  trace?: Trace,
): Certainty {
  const candidates = candidatesFor(leaf, world);
  if (candidates.length === 0 && trace === undefined) return "cannot-tell";
  const asked = candidates.filter((one) => one.day <= through && one.through >= from);
  if (asked.length === 0 && trace === undefined) return "cannot-tell";
  const said = asked.map((one) => observedAt(leaf, world, one));
  const met = said.lastIndexOf("yes");
  if (met >= 0) {
    if (trace !== undefined) observedAt(leaf, world, asked[met]!, trace);
    return "yes";
  }
  const doubtful = said.indexOf("cannot-tell");
  if (doubtful < 0 && said.includes("no") && allAsked(leaf, asked)) return "no";
  if (trace !== undefined) {
    if (doubtful >= 0) observedAt(leaf, world, asked[doubtful]!, trace);
    const { kind } = leaf.kind === "again-observed" ? leaf.of : leaf;
    for (const name of namesOf(leaf)) lacks(trace, kind === "daily-mean" ? "vital" : kind, name);
  }
  return "cannot-tell";
}

/** Of several symptoms or findings each must have been asked for, before none of them is a "no". */
const allAsked = (leaf: ObservedLeaf, asked: readonly Observation[]): boolean =>
  leaf.kind !== "symptom" || leaf.anyOf.every((key) => asked.some(({ about }) => about === key));

function namesOf(leaf: ObservedLeaf): readonly string[] {
  switch (leaf.kind) {
    case "symptom":
    case "finding":
    case "recorded":
      return leaf.anyOf;
    case "vital":
    case "daily-mean":
    case "mri":
      return [leaf.sign];
    case "exam":
      return [leaf.exam];
    case "again-observed":
      return namesOf(leaf.of);
    default:
      return assertNever(leaf);
  }
}

function symptomAt(leaf: Symptom, one: Observation, trace: Trace | undefined): Said {
  const name = one.about;
  if (one.answer === "cannot-tell") return lacks(trace, "symptom", name);
  if (one.answer === "no" || leaf.lastsDaysOver === undefined) return noted("symptom", name, one, one.answer, trace);
  if (one.isStartUnknown) return lacks(trace, "start", name);
  const days = one.through - one.since;
  const result = days > leaf.lastsDaysOver ? "yes" : "no";
  const fact = one.fact.id;
  trace?.comparisons.push({ left: name, saw: days, op: ">", right: leaf.lastsDaysOver, unit: "d", result, fact });
  if (result === "yes") trace?.evidence.add(fact);
  return result;
}

function examAt(
  { exam, outcome }: Extract<ObservedLeaf, { kind: "exam" }>,
  one: Observation,
  trace: Trace | undefined,
): Said {
  if (one.fact.kind !== "exam-done" || one.fact.exam !== exam) return undefined;
  if (one.fact.outcome === "uninterpretable") return lacks(trace, "exam", exam);
  return noted("exam", `${exam} ${outcome}`, one, one.fact.outcome === outcome ? "yes" : "no", trace);
}

function scanAt({ sign }: Extract<ObservedLeaf, { kind: "mri" }>, one: Observation, trace: Trace | undefined): Said {
  if (one.fact.kind !== "mri-read") return undefined;
  const seen = one.fact[sign];
  return seen === undefined ? undefined : noted("mri", sign, one, seen === false ? "no" : "yes", trace);
}

function noted(left: string, right: string, one: Observation, result: Certainty, trace: Trace | undefined): Certainty {
  trace?.comparisons.push({ left, saw: result, op: "is", right, result, fact: one.fact.id });
  if (result === "yes") trace?.evidence.add(one.fact.id);
  return result;
}

type Again = Extract<ObservedLeaf, { kind: "again-observed" }>;

/** So many readings in a row, findings on so many days, or spoilt samples running, this one the newest of them. */
function againAt(leaf: Again, world: World, one: Observation, trace: Trace | undefined): Said {
  const own = observedAt(leaf.of, world, one, trace);
  if (own !== "yes") return own;
  const before = candidatesFor(leaf.of, world)
    .filter((other) => other !== one && isEarlier(other, one, leaf.of.kind) && one.day - other.day <= leaf.withinDays)
    .toSorted((a, b) => momentOf(b) - momentOf(a));
  const days = new Set<number>([one.day]);
  let count = 1;
  for (const other of before) {
    const said = observedAt(leaf.of, world, other);
    if (said === undefined) continue;
    if (said !== "yes") break;
    if (leaf.of.kind !== "vital" && days.has(other.day)) continue;
    if (isAboutSpecimen(leaf.of) && hasCleanBetween(world, other, Math.min(...days))) break;
    days.add(other.day);
    trace?.evidence.add(other.fact.id);
    count += 1;
    if (count >= leaf.times) return "yes";
  }
  return "no";
}

const momentOf = ({ fact, day }: Observation): number =>
  fact.kind === "vitals-measured" && fact.measuredAt !== undefined ? fact.measuredAt.at : day * 86_400_000;

const isEarlier = (a: Observation, b: Observation, kind: Again["of"]["kind"]): boolean =>
  kind === "vital" ? momentOf(a) < momentOf(b) : a.day < b.day;
