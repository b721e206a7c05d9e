import type { Day } from "./base/calendar.ts";
import type { Instant } from "./base/instant.ts";
import type { CannotTell } from "./cannot-tell.ts";
import type { Candidacy } from "./decisions/candidacy.ts";
import type { Hold } from "./decisions/holds.ts";
import type { Readiness } from "./decisions/readiness.ts";
import type { Retreatment } from "./decisions/retreatment.ts";
import type { FactIndex } from "./facts/fact-index.ts";
import type { Patient } from "./facts/patient.ts";
import type { Coverage } from "./obligations/coverage.ts";
import type { RuleObligations } from "./obligations/obligations.ts";
import type { CourseChanges } from "./outcomes/person/course-changes.ts";
import type { Signals } from "./signals/signals.ts";
import type { Task } from "./tasks/task.ts";
import type { Timeline } from "./timeline/timeline.ts";

/** What holds for one patient on one day. */
export type Answer = {
  readonly patient: Patient;
  readonly asOf: Day;
  /** The facts that hold, those of later days included. */
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly obligations: readonly RuleObligations[];
  readonly coverage: readonly Coverage[];
  /** Warnings that the facts raise, what became of them, and what could not be judged. */
  readonly signals: Signals;
  /** What may not go on, and why. */
  readonly holds: readonly Hold[];
  /** Whether a course is an option by the rules of the day; worked out when it is asked for. */
  readonly candidacy: () => Candidacy | undefined;
  /** Whether the next course should follow, and when it can; worked out when it is asked for. */
  readonly retreatment: () => Retreatment | undefined;
  /** Whether the infusion of the day may begin; undefined: none is planned for it or under way. */
  readonly readiness: () => Readiness | undefined;
  /** Where disability stands beside that before each course; worked out when it is asked for. */
  readonly disability: () => CourseChanges;
  readonly tasks: readonly Task[];
  readonly cannotTell: readonly CannotTell[];
  /** A later day on which a task changes by itself, before which none does; +∞ where none ever does. */
  readonly tasksChangeOn: Day;
  /** Later days on which a task may change, or may not. */
  readonly tasksMayChangeOn: readonly Day[];
};

export type Assessment = Answer & {
  readonly knownAt: Instant | undefined;
  /** The first later day on which this answer differs with no new fact; +∞ where none does. */
  readonly nextChangeOn: Day;
};
