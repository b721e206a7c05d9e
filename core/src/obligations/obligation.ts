import { afterAllDays, type Day } from "../base/calendar.ts";
import type { RuleInForce } from "../protocol/in-force.ts";
import type { NotEvidence } from "./evidence.ts";

export const obligationStatuses = [
  "not-yet-open",
  "open",
  "due",
  "overdue",
  "fulfilled",
  "fulfilled-late",
  "missed",
  "waived",
  "superseded",
] as const;
export type ObligationStatus = (typeof obligationStatuses)[number];

/** One thing that must be done once, and what became of it by `asOf`. */
export type Obligation = {
  /** `<rule>/<course>/<ordinal>`, or `<rule>/<fact that started it>/<ordinal>`: the same in every recomputation. */
  readonly key: string;
  readonly course: number;
  readonly ordinal: number;
  readonly inForce: RuleInForce;
  /** From this day it can be done. */
  readonly opensOn: Day;
  readonly dueOn: Day;
  /** The first day on which it is late; the day before is still on time. */
  readonly overdueFrom: Day;
  /** The first day on which it can no longer be done; +∞ where late is never too late. */
  readonly closesOn: Day;
  readonly status: ObligationStatus;
  /** The day on which the last missing part was done. */
  readonly fulfilledOn: Day | undefined;
  readonly evidence: readonly string[];
  /** The parts of it that no valid fact covers yet. */
  readonly lacking: readonly string[];
  /** Facts of this period that look like evidence and are not, and why. */
  readonly notEvidence: readonly NotEvidence[];
  /** The facts that its dates stand on. */
  readonly because: readonly string[];
  /** Of a measure that is kept up: the first day on which it may end. */
  readonly keepThrough: Day | undefined;
  /** Of a periodic test that is not done: the day on which the patient is reminded, before it is late. */
  readonly remindOn: Day | undefined;
  /** The waiver in effect. */
  readonly waiver: string | undefined;
  /** The first later day on which its status changes by itself; +∞ where none does. */
  readonly changesOn: Day;
};

/**
 * An obligation before its evidence is looked at. Facts count from `countsFrom` (its opening, where older
 * evidence is not as good) up to the day before `closesOn`.
 */
export type Slot = Pick<
  Obligation,
  "course" | "ordinal" | "inForce" | "opensOn" | "dueOn" | "overdueFrom" | "closesOn" | "because" | "keepThrough"
> & {
  /** The fact that started it; undefined where the calendar did. */
  readonly startedBy: string | undefined;
  /** A new course has restarted the clock before it came due. */
  readonly isSuperseded: boolean;
  readonly countsFrom: Day;
  /** Of a day that is only planned: once it has passed, older evidence stops counting day by day. Otherwise +∞. */
  readonly agesFrom: Day;
  /** It stays open until it is done, and takes no more facts then. */
  readonly closesWhenDone: boolean;
};

type Defaulted = "keepThrough" | "startedBy" | "isSuperseded" | "countsFrom" | "agesFrom" | "closesWhenDone";
type Stated = Omit<Slot, Defaulted> & Partial<Pick<Slot, Defaulted>>;

/** A slot of what is particular to it. All slots have the same fields in the same order: thousands are read in a row. */
export const slotOf = (stated: Stated): Slot => ({
  course: stated.course,
  ordinal: stated.ordinal,
  inForce: stated.inForce,
  opensOn: stated.opensOn,
  dueOn: stated.dueOn,
  overdueFrom: stated.overdueFrom,
  closesOn: stated.closesOn,
  because: stated.because,
  keepThrough: stated.keepThrough,
  startedBy: stated.startedBy,
  isSuperseded: stated.isSuperseded ?? false,
  countsFrom: stated.countsFrom ?? stated.opensOn,
  agesFrom: stated.agesFrom ?? afterAllDays,
  closesWhenDone: stated.closesWhenDone ?? false,
});
