import type { Day } from "../base/calendar.ts";
import type { Handling } from "./handling.ts";

export const urgencies = ["IMMEDIATE", "24H", "7D", "ROUTINE"] as const;
export type Urgency = (typeof urgencies)[number];

/** The most urgent first. */
export const byUrgency = (a: Urgency, b: Urgency): number => urgencies.indexOf(a) - urgencies.indexOf(b);

export type TaskKind =
  | "overdue"
  | "continue-measure"
  | "repeat-sample"
  | "end-of-watch-review"
  | "yearly-review"
  | "signal"
  | "confirm"
  | "course-held"
  | "signal-undecided"
  | "cannot-tell"
  | "orphaned-act"
  | "symptom-unknown"
  | "told";
/** What the ladder asks for now. */
export type Step = "overdue" | "call" | "second-call" | "physician";
export type Role = "nurse" | "physician";

/** Something that a named role must do, by a day, and what people did about it. */
export type Task = Handling & {
  readonly key: string;
  readonly kind: TaskKind;
  readonly role: Role;
  readonly urgency: Urgency;
  /** The key of what it is about. */
  readonly about: string;
  readonly openedOn: Day;
  /** The rung of the ladder that it has reached. */
  readonly step?: Step;
  readonly deadlineOn: Day | undefined;
  readonly because: readonly string[];
};

export type Derived = {
  readonly tasks: readonly Task[];
  /** The first later day on which one of them changes, opens or closes by itself; +∞ where none does. */
  readonly changesOn: Day;
  /** Later days on which one of them may change, or may not. */
  readonly mayChangeOn?: readonly Day[];
};
