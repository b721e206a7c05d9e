import { type Day, formatDay } from "../base/calendar.ts";
import { significant } from "../base/significant.ts";
import type { EndsWhen } from "../obligations/end-of-measure.ts";
import { central95, logNormalOf } from "../protocol/log-normal.ts";
import type { ReconstitutionReference } from "../protocol/reconstitution.ts";
import { analyteText, measureText } from "./in-words.ts";
import type { MeasureEnd } from "./measure-ends.ts";
import type { MilestoneSeen } from "./milestones.ts";
import type { Point, Published } from "./point.ts";
import type { AnalyteReconstitution, Reconstitution } from "./reconstitution.ts";
import type { AnalyteJson, CountJson, MeasureJson, MilestoneJson, ReconstitutionJson } from "./reconstitution-json.ts";

/** The course of lymphocytes as the contract writes it: dates as text, counts in the analyte's unit. */
export const renderReconstitution = (one: Reconstitution): ReconstitutionJson => ({
  protocol: one.reference?.name ?? null,
  course: one.course?.number ?? null,
  lastInfusionOn: optionalDay(one.course?.lastOn),
  method:
    one.reference === undefined ? null : { says: one.reference.says.band.says, ...cited(one.reference.says.band) },
  analytes: one.analytes.map(renderAnalyte),
  measures: one.measures.map(renderMeasure),
});

const optionalDay = (day: Day | undefined): string | null => (day === undefined ? null : formatDay(day));

const renderAnalyte = (one: AnalyteReconstitution): AnalyteJson => ({
  analyte: one.analyte.key,
  name: one.analyte.name,
  unit: one.analyte.unit!,
  baseline:
    one.baseline === undefined
      ? null
      : { value: significant(one.baseline.value, 6), mark: one.baseline.mark, evidence: [...one.baseline.facts] },
  band: one.published === undefined ? null : renderBand(one.published),
  counts: one.points.map(renderCount),
  notUsed: one.notUsed.map(({ fact, on, why }) => ({ fact, collectedOn: formatDay(on), why })),
  milestones: one.milestones.map(renderMilestone),
  text: analyteText(one),
});

const renderBand = ({ table, reachMonths }: Published): NonNullable<AnalyteJson["band"]> => ({
  id: table.id,
  says: table.says,
  reachMonths,
  months: table.months.map(({ month, mean, sd }) => ({ month, ...central95(logNormalOf(mean, sd)) })),
  ...cited(table),
});

const renderCount = (one: Point): CountJson => ({
  fact: one.fact,
  collectedOn: formatDay(one.on),
  value: writtenValue(one),
  ...(one.comparator === undefined ? {} : { comparator: one.comparator }),
  month: one.month,
  place: one.place,
  ...(one.why === undefined ? {} : { why: one.why }),
  ...(one.band === undefined ? {} : { band: one.band }),
  lowerLimit: one.limit ?? null,
  isBelowLimit: one.isBelowLimit,
});

/** The number that was written; of an interval both. */
function writtenValue({ low, high, comparator }: Point): CountJson["value"] {
  if (comparator === "<" || comparator === "<=") return significant(high, 6);
  if (comparator !== undefined || low === high) return significant(low, 6);
  return { low: significant(low, 6), high: significant(high, 6) };
}

const renderMilestone = ({ milestone, state, point, confirmedOn, percent }: MilestoneSeen): MilestoneJson => ({
  id: milestone.id,
  says: milestone.says,
  state,
  fact: point?.fact ?? null,
  confirmedOn: optionalDay(confirmedOn),
  percent: percent ?? null,
  ...(milestone.kind === "time-to-limit"
    ? {
        back: {
          limit: milestone.limit?.value ?? null,
          months: milestone.months,
          low: milestone.low ?? null,
          high: milestone.high ?? null,
        },
      }
    : {}),
  ...(milestone.kind === "share-below" ? { below: { month: milestone.month, percent: milestone.percent } } : {}),
  ...cited(milestone),
});

const renderMeasure = (one: MeasureEnd): MeasureJson => ({
  rule: one.rule,
  name: one.name,
  course: one.course,
  state: one.state,
  notBefore: formatDay(one.notBefore),
  when: optionalWhen(one.when),
  endsOn: optionalDay(one.endsOn),
  evidence: [...one.evidence],
  said: one.said.map(({ protocol, layer, notBefore, when }) => ({
    protocol,
    layer,
    notBefore: formatDay(notBefore),
    when: optionalWhen(when),
  })),
  text: measureText(one),
});

const optionalWhen = (when: EndsWhen | undefined): MeasureJson["when"] => (when === undefined ? null : { ...when });

type Cited = Pick<ReconstitutionReference["band"], "basis" | "confidence" | "sources">;

const cited = ({ basis, confidence, sources }: Cited): Cited => ({
  basis,
  confidence,
  sources: sources.map(({ ref, at }) => (at === undefined ? { ref } : { ref, at })),
});
