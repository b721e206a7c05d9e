import type { Day } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { Timeline } from "../timeline/timeline.ts";

/** Of whom is asked, and on which day. */
export type Weighed = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly asOf: Day;
};
