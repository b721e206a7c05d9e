import { addDays, type Day, type FactJson, formatDay } from "@longwatch/core";
import type { Examination, Life, Pregnancy, Relapse, Scan } from "../life.ts";
import { exponential } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { evening, instantAt, withStop } from "./moments.ts";
import type { RecordParameters } from "./parameters.ts";

/** Scans, scores, relapses that came to notice, pregnancies and other drugs. */
export const diseaseFacts = (life: Life, parameters: RecordParameters, streams: Streams): readonly FactJson[] => [
  ...life.scans.map((scan) => scanFact(scan, parameters, streams)),
  baselineScore(life, parameters),
  ...life.examinations.map(scoreFact),
  ...life.relapses
    .filter(({ recorded }) => recorded)
    .flatMap((relapse) => relapseFacts(relapse, life.examinations, parameters, streams)),
  ...life.pregnancies.flatMap((pregnancy) => pregnancyFacts(pregnancy, parameters)),
  ...(life.otherDrug === undefined ? [] : [otherDrugFact(life.otherDrug)]),
];

/** Whole days, 0 and more. */
const daysLater = (draw: () => number, mean: number): number => Math.floor(exponential(draw, mean));

function scanFact(scan: Scan, { delays }: RecordParameters, streams: Streams): FactJson {
  const readOn = addDays(scan.day, daysLater(streams("record.mri", scan.day), delays.mriReadDays));
  return {
    kind: "mri-read",
    scannedOn: formatDay(scan.day),
    region: "brain",
    ...(scan.comparedWith === undefined ? {} : { comparedWithOn: formatDay(scan.comparedWith) }),
    newOrEnlargingT2: scan.newOrEnlargingT2,
    gdEnhancing: scan.gdEnhancing,
    pmlSuspected: false,
    ...(scan.brainVolumePct === undefined ? {} : { brainVolumePct: Math.round(scan.brainVolumePct * 100) / 100 }),
    recordedAt: instantAt(readOn, evening),
    by: "radiologist-1",
  };
}

const scoreFact = ({ day, edss, functionalSystems, ambulation }: Examination): FactJson => ({
  kind: "edss-scored",
  scoredOn: formatDay(day),
  score: edss,
  functionalSystems,
  ambulation: { scale: "0-16", score: ambulation },
  rater: "rater-1",
  recordedAt: instantAt(day, evening),
  by: "rater-1",
});

/** At the last visit before treatment; the systems were not written down then. */
function baselineScore({ person }: Life, { workUp }: RecordParameters): FactJson {
  const day = addDays(person.start, -Math.round(workUp.lastVisitDays));
  return {
    kind: "edss-scored",
    scoredOn: formatDay(day),
    score: person.edss,
    rater: "rater-1",
    recordedAt: instantAt(day, evening),
    by: "rater-1",
  };
}

/** Days within which an examination after the onset confirms a relapse. */
const examinedWithin = 30;

function relapseFacts(
  relapse: Relapse,
  examinations: readonly Examination[],
  { delays, infusions }: RecordParameters,
  streams: Streams,
): readonly FactJson[] {
  const { onset, severity, steroidsFrom } = relapse;
  const examined = examinations.find(({ day }) => day >= onset && day <= onset + examinedWithin)?.day;
  const heardOn = addDays(onset, daysLater(streams("record.relapse", onset), delays.relapseReportedDays));
  const known = Math.max(heardOn, examined ?? onset, steroidsFrom ?? onset) as Day;
  const occurred: FactJson = {
    kind: "relapse-occurred",
    startedOn: formatDay(onset),
    severity,
    steroids: steroidsFrom !== undefined,
    confirmedByExam: examined !== undefined,
    recordedAt: instantAt(known, evening),
    by: "neurologist-1",
  };
  if (steroidsFrom === undefined) return [occurred];
  const stoppedOn = addDays(steroidsFrom, pulseDays - 1);
  return [
    occurred,
    {
      kind: "medicine-recorded",
      medicine: "methylprednisolone",
      medicineClass: "corticosteroid",
      startedOn: formatDay(steroidsFrom),
      stoppedOn: formatDay(stoppedOn),
      doseValue: infusions.steroidMg,
      doseUnit: "mg",
      perDay: 1,
      route: "intravenous",
      indication: "relapse",
      status: "taken",
      recordedAt: instantAt(stoppedOn, evening),
      by: "nurse-1",
    },
  ];
}

/** A pulse is three days (see `Relapse.steroidsFrom`). */
const pulseDays = 3;

/** Conventions of obstetrics: from the last period to conception, and to the day that a child is expected. */
const periodToConception = 14;
const periodToTerm = 280;

/** Nothing of one that was lost before a test could confirm it. */
function pregnancyFacts(
  { conceivedOn, endedOn, outcome }: Pregnancy,
  { delays }: RecordParameters,
): readonly FactJson[] {
  const confirmedOn = addDays(conceivedOn, Math.round(delays.pregnancyConfirmedDays));
  if (endedOn <= confirmedOn) return [];
  const lmp = addDays(conceivedOn, -periodToConception);
  return withStop(
    {
      kind: "pregnancy-recorded",
      confirmedOn: formatDay(confirmedOn),
      lmpOn: formatDay(lmp),
      dueOn: formatDay(addDays(lmp, periodToTerm)),
      recordedAt: instantAt(confirmedOn, evening),
      by: "nurse-1",
    },
    { endedOn: formatDay(endedOn), outcome: outcome === "birth" ? "live-birth" : "pregnancy-loss" },
    instantAt(endedOn, evening),
  );
}

const otherDrugFact = ({ drug, startedOn }: NonNullable<Life["otherDrug"]>): FactJson => ({
  kind: "therapy-recorded",
  drug,
  startedOn: formatDay(startedOn),
  recordedAt: instantAt(startedOn, evening),
  by: "neurologist-1",
});
