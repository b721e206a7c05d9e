import { type Day, formatDay } from "../base/calendar.ts";
import { formatInstant, type Instant } from "../base/instant.ts";
import { monthsSince } from "../base/months-since.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import type { Signals } from "../signals/signals.ts";
import { worldOf } from "../signals/world.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { ChartJson } from "./chart-json.ts";
import { dayOrNull } from "./days.ts";
import { diseaseLanes } from "./disease.ts";
import { obligationRows } from "./obligation-rows.ts";
import { seriesOfRecord } from "./series.ts";
import { signalBars } from "./signal-bars.ts";
import { courseLanes, medicineSpans, otherInfusions } from "./therapy.ts";

/** Of an assessment, what is drawn. */
export type Charted = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly obligations: readonly RuleObligations[];
  readonly signals: Signals;
  readonly asOf: Day;
  readonly knownAt: Instant | undefined;
};

/**
 * All that the timeline of one patient shows, on a day and as known at a moment. It decides nothing: where a result lies
 * is told by the same comparisons that raise warnings, and a tick is what became of an obligation.
 */
export function chartOf({ patient, facts, timeline, obligations, signals, asOf, knownAt }: Charted): ChartJson {
  const world = worldOf(patient, facts, timeline, asOf);
  const series = seriesOfRecord(world, timeline, obligations, signals.signals, asOf);
  const disease = diseaseLanes(facts, asOf);
  const medicines = medicineSpans(facts, asOf);
  const others = otherInfusions(facts, timeline.courses, asOf);
  const { followUp, planned } = timeline;
  const days = [
    formatDay(asOf),
    ...series.flatMap(({ points }) => points.slice(0, 1).map(({ on }) => on)),
    ...[disease.relapses, disease.edss, disease.mri, disease.symptoms, others].flatMap((lane) =>
      lane.slice(0, 1).map(({ on }) => on),
    ),
    ...(followUp.startedOn === undefined ? [] : [formatDay(followUp.startedOn)]),
  ];
  const ends = [formatDay(asOf), dayOrNull(followUp.endsOn), dayOrNull(planned?.firstOn)].filter((one) => one !== null);
  return {
    asOf: formatDay(asOf),
    knownAt: knownAt === undefined ? null : formatInstant(knownAt),
    from: days.toSorted()[0]!,
    through: ends.toSorted().at(-1)!,
    followUp: {
      startedOn: dayOrNull(followUp.startedOn),
      endsOn: dayOrNull(followUp.endsOn),
      endedOn: dayOrNull(followUp.endedOn),
      state: followUp.state,
      month: monthOf(timeline, asOf),
      ofMonths: timeline.watchMonths,
    },
    courses: [...courseLanes(timeline.courses)],
    planned: planned === undefined ? null : { number: planned.number, firstOn: formatDay(planned.firstOn) },
    otherInfusions: others,
    medicines: [...medicines],
    series: [...series],
    obligations: [...obligationRows(obligations)],
    signals: [...signalBars(signals.signals)],
    ...disease,
    later: facts.all.filter(({ earliest, kind }) => earliest > asOf && kind !== "course-planned").length,
  };
}

/** The month after the last infusion that runs on the day, the first is 1; the last of the watch stays it. */
function monthOf({ courses, watchMonths }: Timeline, asOf: Day): number | null {
  const last = courses.at(-1);
  return last === undefined ? null : Math.min(watchMonths, Math.max(0, Math.floor(monthsSince(last.lastOn, asOf))) + 1);
}
