import type { Day } from "../base/calendar.ts";
import { formatDay } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { Obligation } from "../obligations/obligation.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import type { SignalUrgency } from "../protocol/signal-rule.ts";
import { reconstitutionOf } from "../reconstitution/reconstitution.ts";
import type { Signals } from "../signals/signals.ts";
import type { FollowUp } from "../timeline/follow-up.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type Diagnosis, diagnosesOf } from "./diagnoses.ts";

/** What becomes of the tests of one rule that came due in one month. */
export const outcomes = ["inTime", "late", "missed", "overdue", "waived", "waiting"] as const;
export type Outcome = (typeof outcomes)[number];
export type MonthOfRule = Readonly<Record<Outcome, number>> & { readonly month: string };

export type CountSeen = {
  /** Months since the last infusion, to one decimal. */
  readonly month: number;
  /** In the analyte's unit; null: no exact number. */
  readonly value: number | null;
  /** Null: it cannot be told. */
  readonly isBelowLimit: boolean | null;
};

/** What the clinic's figures need of one person: plain values, so that it can be kept. It holds as long as the answer that it is made of. */
export type PersonSummary = {
  readonly courses: readonly { readonly number: number; readonly firstOn: Day; readonly lastOn: Day }[];
  readonly state: FollowUp["state"];
  readonly hasDied: boolean;
  /** The day on which the clinic no longer sees the person: died, reviewed, handed over or declined. */
  readonly seenThrough: Day | null;
  readonly rules: readonly { readonly rule: string; readonly name: string; readonly months: readonly MonthOfRule[] }[];
  readonly openSignals: readonly {
    readonly signal: string;
    readonly urgency: SignalUrgency;
    readonly openedOn: Day;
    readonly isHistorical: boolean;
  }[];
  readonly diagnoses: readonly Diagnosis[];
  /** Since the last infusion. */
  readonly counts: readonly { readonly analyte: string; readonly seen: readonly CountSeen[] }[];
};

/** What it is made of. */
export type Summarised = {
  readonly patient: Patient;
  readonly asOf: Day;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly obligations: readonly RuleObligations[];
  readonly signals: Signals;
};

export function personSummary(assessed: Summarised): PersonSummary {
  const { asOf, facts, timeline, obligations, signals } = assessed;
  const { followUp } = timeline;
  return {
    courses: timeline.courses.map(({ number, firstOn, lastOn }) => ({ number, firstOn, lastOn })),
    state: followUp.state,
    hasDied: followUp.hasDied,
    seenThrough: followUp.endedOn ?? followUp.changedOn ?? null,
    rules: obligations.flatMap((one) => {
      const months = monthsOf(one.obligations, asOf);
      const name = one.obligations[0]!.inForce.rule.name;
      return months.length === 0 ? [] : [{ rule: one.track.id, name, months }];
    }),
    openSignals: signals.signals
      .filter(({ closedOn }) => closedOn === undefined)
      .map(({ signal, urgency, openedOn, historical }) => ({ signal, urgency, openedOn, isHistorical: historical })),
    diagnoses: diagnosesOf(facts, signals.signals, asOf),
    counts: reconstitutionOf(assessed).analytes.flatMap(({ analyte, points }) =>
      points.length === 0 ? [] : [{ analyte: analyte.key, seen: points.map(seen) }],
    ),
  };
}

const seen = (one: {
  month: number;
  low: number;
  high: number;
  isBelowLimit: "yes" | "no" | "cannot-tell";
}): CountSeen => ({
  month: one.month,
  value: one.low === one.high ? one.low : null,
  isBelowLimit: one.isBelowLimit === "cannot-tell" ? null : one.isBelowLimit === "yes",
});

const outcomeOf: Readonly<Record<Obligation["status"], Outcome | undefined>> = {
  "not-yet-open": undefined,
  open: "waiting",
  due: "waiting",
  overdue: "overdue",
  fulfilled: "inTime",
  "fulfilled-late": "late",
  missed: "missed",
  waived: "waived",
  superseded: undefined,
};

/** Only what has come due by now, by the month of its due day. */
function monthsOf(obligations: readonly Obligation[], asOf: Day): readonly MonthOfRule[] {
  const months = new Map<string, Record<Outcome, number>>();
  for (const { status, dueOn } of obligations) {
    const outcome = outcomeOf[status];
    if (outcome === undefined || dueOn > asOf) continue;
    const month = formatDay(dueOn).slice(0, 7);
    const counted = months.get(month) ?? { inTime: 0, late: 0, missed: 0, overdue: 0, waived: 0, waiting: 0 };
    counted[outcome] += 1;
    months.set(month, counted);
  }
  return [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([month, counted]) => ({ month, ...counted }));
}
