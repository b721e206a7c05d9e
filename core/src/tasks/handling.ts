import type { Day } from "../base/calendar.ts";

/** What people did about a task since it opened; absent where nobody did. */
export type Handling = {
  readonly owner?: string;
  /** Set aside through this day; never past the task's deadline. */
  readonly snoozedThrough?: Day;
  /** Who says that it is done, while the facts do not show it. */
  readonly saidDoneBy?: string;
};
