import type { Day } from "../base/calendar.ts";
import type { Fact } from "../facts/fact.ts";
import { urgencyRank } from "../protocol/signal-rule.ts";
import type { SignalRuleInForce } from "../protocol/signals-in-force.ts";
import type { Columns } from "./columns.ts";
import type { Moment } from "./judge.ts";
import type { Learned } from "./learned.ts";
import type { Entry } from "./plan.ts";
import type { Comparison, Missing } from "./trace.ts";
import type { World } from "./world.ts";

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
  /** Since when anybody could know it: the last of the facts that it stands on was learned then. Worked out when somebody asks. */
  readonly learned: () => Learned;
  /** The version of the trigger that was learned first of those at which a rule of the signal, as urgent, spoke. */
  readonly first: Fact;
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

/** By day, then by fact, then the most urgent first: an order that the facts alone decide. */
export const inOrder = (
  a: Pick<Hit, "day" | "trigger" | "inForce">,
  b: Pick<Hit, "day" | "trigger" | "inForce">,
): number =>
  a.day - b.day ||
  (a.trigger.id < b.trigger.id ? -1 : a.trigger.id > b.trigger.id ? 1 : 0) ||
  urgencyRank(a.inForce.rule.urgency) - urgencyRank(b.inForce.rule.urgency) ||
  (a.inForce.rule.id < b.inForce.rule.id ? -1 : 1);
