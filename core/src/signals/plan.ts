import { assertNever } from "../base/result.ts";
import { type Criterion, type GroupCriterion, isContext, type LeafCriterion, leavesOf } from "../protocol/criterion.ts";
import type { SignalRuleInForce, SignalRulesInForce } from "../protocol/signals-in-force.ts";
import { compileLeaf } from "./compile-leaf.ts";
import { type Gate, gatesOf, type SharedLeaf } from "./gates.ts";
import { type Leaf, type Node, type ObservedLeaf, usualWindows, type ValueLeaf, type Windows } from "./leaf.ts";

export type CompiledRule = {
  readonly inForce: SignalRuleInForce;
  readonly criterion: Node;
  readonly windows: Windows;
  /** One of its parts is enough, so that a fact is judged by what it meets itself. */
  readonly isAlternative: boolean;
  /** The one analyte that it looks at, where it looks at nothing else that is observed. */
  readonly onlyAnalyte: string | undefined;
};

/** A rule and those of its parts that facts of one sort can meet. */
export type Entry = { readonly rule: CompiledRule; readonly leaves: readonly Leaf[] };

/** The rules that results of one analyte can complete. */
export type AnalytePlan = {
  readonly entries: readonly Entry[];
  /** Every criterion once. */
  readonly leaves: readonly SharedLeaf[];
  /** The same behind what a result must reach to meet any of them. */
  readonly gates: readonly Gate[];
};

/** Rules by what can complete them. */
export type Plan = {
  readonly rules: readonly CompiledRule[];
  readonly byAnalyte: ReadonlyMap<string, AnalytePlan>;
  readonly bySymptom: ReadonlyMap<string, readonly Entry[]>;
  readonly byFinding: ReadonlyMap<string, readonly Entry[]>;
  readonly byExam: ReadonlyMap<string, readonly Entry[]>;
  readonly byRecorded: ReadonlyMap<string, readonly Entry[]>;
  readonly vitals: readonly Entry[];
  readonly scans: readonly Entry[];
};

const plans = new WeakMap<SignalRulesInForce, Plan>();

/** Compiled once for each set of rules. */
export function planOf(rules: SignalRulesInForce): Plan {
  const known = plans.get(rules);
  if (known !== undefined) return known;
  const plan = compilePlan([...rules.values()].map(compileRule));
  plans.set(rules, plan);
  return plan;
}

export function compileRule(inForce: SignalRuleInForce): CompiledRule {
  const { when } = inForce.rule;
  const apart = when.kind === "all" ? when.apart : undefined;
  return {
    inForce,
    criterion: compileCriterion(when),
    windows: {
      resultsDays: apart?.resultsDays ?? usualWindows.resultsDays,
      symptomDaysBefore: apart?.symptomDaysBefore ?? usualWindows.symptomDaysBefore,
      symptomDaysAfter: apart?.symptomDaysAfter ?? usualWindows.symptomDaysAfter,
    },
    isAlternative: when.kind !== "all" && when.kind !== "all-of" && when.kind !== "at-least",
    onlyAnalyte: onlyAnalyteOf(when),
  };
}

function onlyAnalyteOf(when: Criterion): string | undefined {
  const seen = leavesOf(when).filter(({ leaf }) => !isContext(leaf));
  const analytes = seen.map(({ leaf }) => {
    const one = leaf.kind === "again" ? leaf.of : leaf;
    return "analyte" in one ? one.analyte : undefined;
  });
  return new Set(analytes).size === 1 ? analytes[0] : undefined;
}

function compileCriterion(one: Criterion | GroupCriterion | LeafCriterion): Node {
  switch (one.kind) {
    case "all":
    case "all-of":
      return { sort: "all", of: one.of.map(compileCriterion) };
    case "any":
      return { sort: "any", of: one.of.map(compileCriterion) };
    case "at-least":
      return { sort: "at-least", count: one.count, of: one.of.map(compileCriterion) };
    case "not":
      return { sort: "not", of: compileLeaf(one.of) };
    default:
      return compileLeaf(one);
  }
}

type Lists = Map<string, Map<CompiledRule, Leaf[]>>;

function compilePlan(rules: readonly CompiledRule[]): Plan {
  const lists: Record<"analyte" | "symptom" | "finding" | "exam" | "recorded" | "vital" | "mri", Lists> = {
    analyte: new Map(),
    symptom: new Map(),
    finding: new Map(),
    exam: new Map(),
    recorded: new Map(),
    vital: new Map(),
    mri: new Map(),
  };
  for (const rule of rules) {
    for (const leaf of leavesIn(rule.criterion)) {
      if (leaf.sort === "value") put(lists.analyte, leaf.leaf.key, rule, leaf);
      if (leaf.sort !== "observed") continue;
      const { kind, keys } = subjectsOf(leaf.leaf);
      for (const key of keys) put(lists[kind], key, rule, leaf);
    }
  }
  return {
    rules,
    byAnalyte: new Map(
      [...entries(lists.analyte)].map(([key, of]) => {
        const leaves = shared(of);
        return [key, { entries: of, leaves, gates: gatesOf(leaves) }];
      }),
    ),
    bySymptom: entries(lists.symptom),
    byFinding: entries(lists.finding),
    byExam: entries(lists.exam),
    byRecorded: entries(lists.recorded),
    vitals: entries(lists.vital).get("") ?? [],
    scans: entries(lists.mri).get("") ?? [],
  };
}

/** What facts are looked through for a criterion; vital signs and scans are few, and looked through as a whole. */
function subjectsOf(leaf: ObservedLeaf): {
  readonly kind: "symptom" | "finding" | "exam" | "recorded" | "vital" | "mri";
  readonly keys: readonly string[];
} {
  switch (leaf.kind) {
    case "symptom":
    case "finding":
    case "recorded":
      return { kind: leaf.kind, keys: leaf.anyOf };
    case "exam":
      return { kind: "exam", keys: [leaf.exam] };
    case "vital":
    case "mri":
      return { kind: leaf.kind, keys: [""] };
    case "daily-mean":
      return { kind: "vital", keys: [""] };
    case "again-observed":
      return subjectsOf(leaf.of);
    default:
      return assertNever(leaf);
  }
}

/** Everything but what is negated: an absence completes nothing. */
export function leavesIn(node: Node): readonly Leaf[] {
  switch (node.sort) {
    case "any":
    case "all":
    case "at-least":
      return node.of.flatMap(leavesIn);
    case "not":
      return [];
    case "value":
    case "observed":
    case "context":
      return [node];
    default:
      return assertNever(node);
  }
}

function put(lists: Lists, key: string, rule: CompiledRule, leaf: Leaf): void {
  const byRule = lists.get(key) ?? new Map<CompiledRule, Leaf[]>();
  lists.set(key, byRule);
  byRule.set(rule, [...(byRule.get(rule) ?? []), leaf]);
}

const entries = (lists: Lists): ReadonlyMap<string, readonly Entry[]> =>
  new Map([...lists].map(([key, byRule]) => [key, [...byRule].map(([rule, leaves]) => ({ rule, leaves }))]));

function shared(entries: readonly Entry[]): readonly SharedLeaf[] {
  const known = new Map<string, { leaf: ValueLeaf; askedBy: number[] }>();
  entries.forEach(({ leaves }, place) => {
    for (const one of leaves) {
      if (one.sort !== "value") continue;
      const name = JSON.stringify(one.leaf, (_, value) => (value instanceof Set ? [...value] : value));
      const same = known.get(name);
      if (same === undefined) known.set(name, { leaf: one.leaf, askedBy: [place] });
      else same.askedBy.push(place);
    }
  });
  return [...known.values()];
}
