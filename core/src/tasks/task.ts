import type { Day } from "../base/calendar.ts";
import type { Instant } from "../base/instant.ts";
import type { Handling } from "./handling.ts";
import type { Role } from "./role.ts";
import type { Urgency } from "./urgency.ts";

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

/** Something that a named role must do, by a day, and what people did about it. */
export type Task = Omit<Handling, "role"> & {
  readonly key: string;
  readonly kind: TaskKind;
  /** That of the rules, or a higher one to which somebody gave it. */
  readonly role: Role;
  readonly urgency: Urgency;
  /** The key of what it is about. */
  readonly about: string;
  readonly openedOn: Day;
  /** When it became more urgent than it was when it opened: what was set aside before is not set aside any more. */
  readonly raisedAt?: Instant;
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
