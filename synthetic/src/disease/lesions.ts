import { addDays, type Day } from "@longwatch/core";
import { daysPerYear, type Scan } from "../life.ts";
import { power } from "../random/arithmetic.ts";
import { happens, normal, poisson } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { DiseaseParameters } from "./parameters.ts";
import { courseFactor } from "./relapse-rate.ts";
import { dayOfMonth, type History } from "./state.ts";

type Mri = DiseaseParameters["mri"];

/** New or enlarging lesions that are expected in a month (evidence 3.4). */
export function lesionsExpectedIn(month: number, history: History, { mri, relapses }: DiseaseParameters): number {
  const { person } = history;
  const day = dayOfMonth(person, month);
  const early = month < 12 ? mri.firstYear : 1;
  const held = Math.max(courseFactor(history, day, relapses), mri.leastG);
  return (mri.perYear[person.arm] * person.frailty.lesions * held * early) / 12;
}

/** Brain volume, per cent of the last scan's, without scan noise. */
function volumeChange(from: Day, to: Day, start: Day, person: number, perYear: readonly number[]): number {
  let change = 0;
  for (let year = 0; ; year++) {
    const begins = addDays(start, Math.round(year * daysPerYear));
    if (begins >= to) return change;
    const ends = addDays(start, Math.round((year + 1) * daysPerYear));
    const days = Math.min(ends, to) - Math.max(begins, from);
    if (days > 0) change += ((perYear[Math.min(year, perYear.length - 1)]! + person) * days) / daysPerYear;
  }
}

/** The scan of a month, compared with the one before. `expected`: lesions expected since that one. */
export function scanIn(month: number, expected: number, history: History, mri: Mri, streams: Streams): Scan {
  const { person, scans } = history;
  const draw = streams("disease scan", month);
  const jitter = month === 0 ? 0 : normal(draw, 0, mri.jitterDays / 2);
  const earliest = addDays(scans.at(-1)?.day ?? person.start, 30);
  const wanted = addDays(
    dayOfMonth(person, month),
    Math.round(Math.max(-mri.jitterDays, Math.min(mri.jitterDays, jitter))),
  );
  const day = month === 0 ? addDays(person.start, -14) : wanted < earliest ? earliest : wanted;
  const last = scans.at(-1);
  if (last === undefined) return { day, newOrEnlargingT2: 0, gdEnhancing: person.enhancingLesions };
  const lesions = poisson(draw, expected);
  const visible = 1 - power(1 - mri.enhancingEach[person.arm], lesions);
  const enhancing = happens(draw, visible) ? 1 + (lesions > 1 && happens(draw, visible) ? 1 : 0) : 0;
  const noise = (scan: number): number => normal(streams("disease scan noise", scan), 0, mri.volumeScanSd);
  const own = normal(streams("disease brain volume"), 0, mri.volumePersonSd);
  const change = volumeChange(last.day, day, person.start, own, mri.volume[person.arm]);
  return {
    day,
    comparedWith: last.day,
    newOrEnlargingT2: lesions,
    gdEnhancing: enhancing,
    brainVolumePct: change + noise(scans.length) - noise(scans.length - 1),
  };
}
