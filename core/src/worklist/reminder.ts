import type { Day } from "../base/calendar.ts";

/** A test of which the patient is to be reminded: due, not done, not late yet. */
export type Reminder = {
  readonly patient: string;
  /** The obligation's key. */
  readonly key: string;
  /** The test in words. */
  readonly name: string;
  readonly dueOn: Day;
  /** The first and the last day on which reminding makes sense; after it the nurse has it. */
  readonly remindOn: Day;
  readonly throughOn: Day;
  /** The late test of the same rule is set aside through this day: nobody is reminded meanwhile. */
  readonly snoozedThrough?: Day;
};
