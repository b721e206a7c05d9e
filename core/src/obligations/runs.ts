import { addDays, afterAllDays, type Day, earlier, later } from "../base/calendar.ts";
import type { FactOfKind } from "../facts/fact.ts";
import { type FactIndex, ofKind } from "../facts/fact-index.ts";
import type { RuleOfKind } from "../protocol/rule.ts";
import type { Signal } from "../signals/signal.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { sharedMonths } from "./shared-months.ts";
import { type Around, coursesAround } from "./slots-course.ts";
import { type Start, startsOf } from "./starts.ts";

/** A stretch of days over which a periodic rule counts from one anchor. */
export type Run = {
  readonly course: number;
  readonly anchorOn: Day;
  /** The first day of the first period. */
  readonly beginsOn: Day;
  readonly lastInfusionOn: Day;
  /** The last day on which something can come due, where the rule states no end of its own. */
  readonly endsOn: Day;
  /** The day on which a new course restarts the clock; +∞ while there is none. */
  readonly cutOn: Day;
  readonly because: readonly string[];
  readonly months: (throughOn: Day) => readonly Day[];
};

/** Everything that rules count from: runs for the periodic ones, courses for the others. */
export type Runs = {
  readonly asOf: Day;
  readonly starts: (by: RuleOfKind<"started">["startedBy"]) => readonly Start[];
  readonly byAnchor: Readonly<Record<"last-infusion-of-course" | "first-infusion" | "pregnancy", readonly Run[]>>;
  readonly around: readonly Around[];
};

export function runsOf(timeline: Timeline, facts: FactIndex, signals: readonly Signal[], asOf: Day): Runs {
  return {
    asOf,
    starts: (by) => startsOf(by, signals, facts, asOf),
    byAnchor: {
      "last-infusion-of-course": courseRuns(timeline),
      "first-infusion": firstInfusionRuns(timeline),
      pregnancy: pregnancyRuns(timeline, ofKind(facts, "pregnancy-recorded", asOf)),
    },
    around: coursesAround(timeline),
  };
}

function courseRuns({ courses, followUp }: Timeline): readonly Run[] {
  return courses.map((course, i) => ({
    course: course.number,
    anchorOn: course.lastOn,
    beginsOn: addDays(course.lastOn, 1),
    lastInfusionOn: course.lastOn,
    endsOn: followUp.endsOn!,
    cutOn: courses[i + 1]?.firstOn ?? afterAllDays,
    because: course.because,
    months: sharedMonths(course.lastOn),
  }));
}

/** One grid for the whole follow-up: a further course lengthens it and restarts nothing. */
function firstInfusionRuns({ courses, followUp }: Timeline): readonly Run[] {
  const first = courses[0];
  const last = courses.at(-1);
  if (first === undefined || last === undefined) return [];
  const because = [...new Set([first.because[0]!, last.because.at(-1)!])];
  const span = { anchorOn: first.firstOn, beginsOn: addDays(first.firstOn, 1), cutOn: afterAllDays };
  return [
    {
      course: 1,
      ...span,
      lastInfusionOn: last.lastOn,
      endsOn: followUp.endsOn!,
      because,
      months: sharedMonths(first.firstOn),
    },
  ];
}

/** A pregnancy whose end nobody recorded is taken to last as long as one can from the day it was confirmed. */
const longestPregnancyDays = 294;

function pregnancyRuns(
  { courses }: Timeline,
  pregnancies: readonly FactOfKind<"pregnancy-recorded">[],
): readonly Run[] {
  const first = courses[0];
  const last = courses.at(-1);
  if (first === undefined || last === undefined) return [];
  const runs = pregnancies.map((pregnancy) => {
    const longest = addDays(pregnancy.lmpOn?.latest ?? pregnancy.latest, longestPregnancyDays);
    const endsOn = earlier(pregnancy.endedOn?.latest ?? longest, longest);
    return {
      course: courses.findLast((course) => course.firstOn <= pregnancy.earliest)?.number ?? 1,
      anchorOn: pregnancy.latest,
      beginsOn: later(addDays(pregnancy.latest, 1), first.firstOn),
      lastInfusionOn: last.lastOn,
      endsOn,
      cutOn: addDays(endsOn, 1),
      because: [pregnancy.id],
      months: sharedMonths(pregnancy.latest),
    };
  });
  return runs
    .toSorted((a, b) => a.anchorOn - b.anchorOn)
    .map((run, i, sorted) => ({ ...run, cutOn: earlier(run.cutOn, sorted[i + 1]?.beginsOn ?? afterAllDays) }))
    .filter((run) => run.beginsOn < run.cutOn);
}
