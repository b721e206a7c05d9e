import type { Day } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import { resultsOf } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
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
import { concernsCourse, type MilestoneSeen, milestoneSeen } from "./milestones.ts";
import { type Point, pointOf, type Tables } from "./point.ts";
import { type NotUsed, readingsOf } from "./reading.ts";

/** How the lymphocytes of one person come back, beside what was published. It informs; nothing is decided by it. */
export type Reconstitution = {
  /** The published course that is shown; undefined where no protocol brings one. */
  readonly reference: { readonly name: string; readonly says: ReconstitutionReference } | undefined;
  /** The newest course, from whose last infusion months count; undefined before treatment. */
  readonly course: Course | undefined;
  readonly analytes: readonly AnalyteReconstitution[];
};

export type AnalyteReconstitution = {
  readonly analyte: Analyte;
  /** What was normal for this person before treatment. */
  readonly baseline: Baseline | undefined;
  /** Every valid count, those before treatment included, in order of their day. */
  readonly points: readonly Point[];
  readonly notUsed: readonly NotUsed[];
  /** The last count since the last infusion; undefined where there is none. */
  readonly latest: Point | undefined;
  readonly milestones: readonly MilestoneSeen[];
};

/** The four that are followed, in the order in which they are shown. @source safety-signals.md section 4 */
export const followed = ["lymphocytes", "cd4", "cd8", "cd19"] as const;

export type Asked = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly asOf: Day;
};

/**
 * Made when it is asked for: an assessment that nobody prints does not pay for it. Published figures are knowledge and no
 * rule, so the newest that the rulebook holds speak of people treated at any time.
 */
export function reconstitutionOf({ patient, facts, timeline, asOf }: Asked): Reconstitution {
  const protocol = newestReference(timeline);
  const world = worldOf(patient, facts, timeline);
  return {
    reference:
      protocol === undefined ? undefined : { name: protocolName(protocol), says: protocol.reconstitution! },
    course: timeline.courses.at(-1),
    analytes: followed.map((key) =>
      analyteReconstitution(findAnalyte(key)!, world, timeline.courses, protocol?.reconstitution, asOf),
    ),
  };
}

/** Of several the last speaks: a clinic's own takes the place of ours. */
const newestReference = ({ segments }: Timeline): Protocol | undefined =>
  segments.at(-1)?.protocols.findLast((one) => one.reconstitution !== undefined);

function analyteReconstitution(
  analyte: Analyte,
  world: World,
  courses: readonly Course[],
  reference: ReconstitutionReference | undefined,
  asOf: Day,
): AnalyteReconstitution {
  const series = resultsOf(world.facts, analyte.key);
  const course = courses.at(-1);
  const milestones = reference?.milestones.filter(
    (one) => one.analyte === analyte.key && course !== undefined && concernsCourse(one, course.number),
  );
  const none = { points: [], notUsed: [] };
  const columns = series.facts.length === 0 ? undefined : columnsOf(series);
  const { used, notUsed } = columns === undefined ? { used: [], ...none } : readingsOf(columns, asOf);
  const tables = tablesOf(analyte, reference);
  const low = defaultRanges.get(analyte.key)?.female.low;
  const points = used.map((one) => pointOf(one, courses, tables, low));
  const since = points.filter((one) => one.course === course?.number && one.month !== undefined);
  const last = since.at(-1);
  const baseline = last === undefined || columns === undefined ? undefined : world.baselineOf(columns, last.index);
  return {
    analyte,
    baseline,
    points,
    notUsed,
    latest: last,
    milestones: (milestones ?? []).map((one) =>
      milestoneSeen(one, since, baseline, reference!.milestoneReachMonths),
    ),
  };
}

const tablesOf = (analyte: Analyte, reference: ReconstitutionReference | undefined): Tables => {
  const table = (courses: "first" | "later") =>
    reference?.tables.find((one) => one.analyte === analyte.key && one.courses === courses);
  return { first: table("first"), later: table("later"), reachMonths: reference?.band.reachMonths ?? 0 };
};
