import type { Day } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { resultsOf } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import type { RuleObligations } from "../obligations/obligations.ts";
import { type Protocol, protocolName } from "../protocol/protocol.ts";
import type { ReconstitutionReference } from "../protocol/reconstitution.ts";
import type { Baseline } from "../signals/baseline.ts";
import { columnsOf } from "../signals/columns.ts";
import { type World, worldOf } from "../signals/world.ts";
import type { Course } from "../timeline/courses.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { Analyte } from "../units/analytes.ts";
import { findAnalyte } from "../units/analytes.ts";
import { defaultRanges } from "../units/default-ranges.ts";
import { type MeasureEnd, measureEnds } from "./measure-ends.ts";
import { concernsCourse, type MilestoneSeen, milestoneSeen } from "./milestones.ts";
import { type Point, type Published, pointOf } from "./point.ts";
import { type NotUsed, readingsOf } from "./reading.ts";

/** How the lymphocytes of one person come back, beside what was published. It informs; nothing is decided by it. */
export type Reconstitution = {
  /** The published course that is shown; undefined where no protocol brings one. */
  readonly reference: { readonly name: string; readonly says: ReconstitutionReference } | undefined;
  /** The newest course, from whose last infusion months count; undefined before treatment. */
  readonly course: Course | undefined;
  /** Empty before treatment. */
  readonly analytes: readonly AnalyteReconstitution[];
  /** When the antiviral may end after each course. */
  readonly measures: readonly MeasureEnd[];
};

export type AnalyteReconstitution = {
  readonly analyte: Analyte;
  /** What was usual for this person before treatment. */
  readonly baseline: Baseline | undefined;
  readonly published: Published | undefined;
  /** Every valid count since the last infusion, in order of their day. */
  readonly points: readonly Point[];
  /** Results since then that do not count. */
  readonly notUsed: readonly NotUsed[];
  readonly milestones: readonly MilestoneSeen[];
};

/** The four that are followed, in the order in which they are shown. @source safety-signals.md section 4 */
export const followed = ["lymphocytes", "cd4", "cd8", "cd19"] as const;

export type Asked = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly obligations: readonly RuleObligations[];
  readonly asOf: Day;
};

/**
 * Made when it is asked for: an assessment that nobody prints does not pay for it. Published figures are knowledge and no
 * rule, so the newest that the rulebook holds speak of people treated at any time.
 */
export function reconstitutionOf({ patient, facts, timeline, obligations, asOf }: Asked): Reconstitution {
  const protocol = newestReference(timeline);
  const world = worldOf(patient, facts, timeline, asOf);
  const course = timeline.courses.at(-1);
  return {
    reference: protocol === undefined ? undefined : { name: protocolName(protocol), says: protocol.reconstitution! },
    course,
    analytes:
      course === undefined
        ? []
        : followed.map((key) =>
            analyteReconstitution(findAnalyte(key)!, world, course, protocol?.reconstitution, asOf),
          ),
    measures: measureEnds(obligations, timeline.courses),
  };
}

/** Of several the last speaks: a clinic's own takes the place of ours. */
const newestReference = ({ segments }: Timeline): Protocol | undefined =>
  segments.at(-1)?.protocols.findLast((one) => one.reconstitution !== undefined);

function analyteReconstitution(
  analyte: Analyte,
  world: World,
  course: Course,
  reference: ReconstitutionReference | undefined,
  asOf: Day,
): AnalyteReconstitution {
  const series = resultsOf(world.facts, analyte.key);
  const columns = series.facts.length === 0 ? undefined : columnsOf(series);
  const { used, notUsed } =
    columns === undefined ? { used: [], notUsed: [] } : readingsOf(columns, course.lastOn, asOf);
  const published = publishedFor(analyte, course, reference);
  const generalLow = defaultRanges.get(analyte.key)?.female.low;
  const points = used.map((one) =>
    pointOf(one, course, published ?? (reference === undefined ? "no-reference" : "no-table"), generalLow),
  );
  const last = points.at(-1);
  const baseline = last === undefined || columns === undefined ? undefined : world.baselineOf(columns, last.index);
  const milestones = (reference?.milestones ?? []).filter(
    (one) => one.analyte === analyte.key && points.length > 0 && concernsCourse(one, course.number),
  );
  return {
    analyte,
    baseline,
    published,
    points,
    notUsed,
    milestones: milestones.map((one) => milestoneSeen(one, points, baseline, reference!.milestoneReachMonths)),
  };
}

function publishedFor(
  { key }: Analyte,
  { number }: Course,
  reference: ReconstitutionReference | undefined,
): Published | undefined {
  const courses = number === 1 ? "first" : "later";
  const table = reference?.tables.find((one) => one.analyte === key && one.courses === courses);
  return table === undefined ? undefined : { table, reachMonths: reference!.band.reachMonths };
}
